"""The columns that an export adds to a user's workbook."""

from __future__ import annotations

RESULT_HEADERS = ("MailTool status", "MailTool time", "MailTool reason", "MailTool Message-ID")
"""Their headers, in this order and side by side: that is how an earlier export is known again."""
