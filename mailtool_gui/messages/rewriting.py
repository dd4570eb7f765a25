"""Headers as people write them: `{{First Name}}` made into a name that Jinja2 can read."""

from __future__ import annotations

from mailtool_gui.messages.field_names import FieldNames
from mailtool_gui.messages.sandbox import Sandbox


def with_plain_names(text: str, names: FieldNames, sandbox: Sandbox) -> str:
    """`text` with every header that is no name replaced by one; lines stay where they are."""
    return text
