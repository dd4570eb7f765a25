"""The columns that an export adds to a user's workbook."""

from __future__ import annotations

RESULT_HEADERS = ("MailTool status", "MailTool time", "MailTool reason", "MailTool Message-ID")
"""Their headers, in this order and side by side: that is how an earlier export is known again."""

CORRECTED_HEADER = "MailTool corrected"
"""The header of a fifth one beside them, where cells were corrected before sending: it tells what stands in them."""
