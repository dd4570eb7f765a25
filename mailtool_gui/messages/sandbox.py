"""Jinja2 with everything taken away that a letter does not need."""

from __future__ import annotations

from typing import Any

from jinja2 import StrictUndefined
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import SandboxedEnvironment
from jinja2.tests import TESTS

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.messages.bounds import limited_range, refuse_growth
from mailtool_gui.messages.filters import filters
from mailtool_gui.messages.numbers import separators
from mailtool_gui.messages.record import RowFields
from mailtool_gui.messages.values import refuse_texts, text_of
from mailtool_gui.messages.writing import ISO, Writing

LOOP_WORDS = frozenset({
    "changed", "cycle", "first", "index", "index0", "last", "length", "nextitem", "previtem", "revindex", "revindex0",
})  # fmt: skip
TEST_NAMES = frozenset({
    "!=", "<", "<=", "==", ">", ">=", "defined", "divisibleby", "eq", "equalto", "even", "ge", "greaterthan", "gt",
    "in", "le", "lessthan", "lt", "ne", "none", "number", "odd", "string", "undefined",
})  # fmt: skip


class Sandbox(SandboxedEnvironment):
    """An environment for templates: fields by our rule, bounded work. Shared by threads."""

    intercepted_binops = frozenset({"*", "**", "%", "+", "-", "/", "//"})

    def __init__(self, *, html: bool, locale: str, writing: Writing = ISO) -> None:
        marks = separators(locale)
        super().__init__(
            autoescape=html,
            undefined=StrictUndefined,
            keep_trailing_newline=True,
            optimized=False,  # nothing is worked out before it can be counted
            finalize=lambda value: text_of(value, marks),
        )
        self.filters = filters(marks, writing, html=html)
        self.tests = {name: TESTS[name] for name in TEST_NAMES}
        self.globals = {"range": limited_range}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a row, or what `loop` tells; nothing else has attributes here."""
        if isinstance(obj, RowFields):
            return obj.field(attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP_WORDS:
            return getattr(obj, attribute)
        raise TemplateError(f"There is no “{attribute}” here: only rows have fields.", code="unknown-field")

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A field of a row by its name, or an item of a list by its place."""
        return obj.field(text_of(argument)) if isinstance(obj, RowFields) else obj[argument]

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Calculates, unless the result would be huge or a cell holds no number."""
        refuse_texts(operator, left, right)
        refuse_growth(operator, left, right)
        return super().call_binop(context, operator, left, right)
