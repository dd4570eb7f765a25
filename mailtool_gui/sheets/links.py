"""Links to mail addresses."""

from __future__ import annotations

import re
from urllib.parse import unquote

_HYPERLINK = re.compile(r'\s*(?:HYPERLINK|hyperlink)\(\s*"((?:[^"]|"")*+)"\s*[,;)]')
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")


def mail_address(target: str) -> str | None:
    """The address of a `mailto:` link (RFC 6068), None for any other link."""
    scheme, _, rest = target.partition(":")
    address = unquote(rest.partition("?")[0]).strip()
    return address if scheme.strip().lower() == "mailto" and address and not _CONTROLS.search(address) else None


def formula_address(formula: str) -> str | None:
    """The address of `HYPERLINK("mailto:…", …)`, a formula without its `=`; None for any other."""
    found = _HYPERLINK.match(formula)
    return mail_address(found[1].replace('""', '"')) if found else None
