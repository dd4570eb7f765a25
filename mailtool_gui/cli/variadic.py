"""Options that take several values, such as `--address A B C`, rewritten as Click knows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import click


@dataclass
class _Shape:
    """What the rewriting must know of a command: its options by name, and how many arguments it needs."""

    options: Mapping[str, click.Option]
    arguments: int

    def is_variadic(self, token: str) -> bool:
        """Whether this option takes several values."""
        option = self.options.get(token)
        return option is not None and option.multiple and not option.is_flag

    def values(self, token: str) -> int:
        """How many values this option takes from what follows it."""
        option = self.options.get(token)
        return 0 if option is None or option.is_flag or option.count else option.nargs


@dataclass
class _Part:
    """A piece of the command line: a plain argument, a fixed option, or a variadic option with what follows it."""

    tokens: list[str]
    variadic: str | None = None
    plain: bool = False
    given_back: list[str] = field(default_factory=list)

    def rewritten(self) -> Iterator[str]:
        """The tokens as click wants them: the option once before each of its values."""
        if self.variadic is None:
            yield from self.tokens
        for value in (self.tokens or [""]) if self.variadic else ():
            yield from (self.variadic or "", value)
        yield from self.given_back


def spread(params: Sequence[click.Parameter], args: Sequence[str]) -> list[str]:
    """`--address A B` as `--address A --address B`, and a bare `--address` as one with an empty value.

    The last values go back to the command's own arguments where those would lack otherwise, so that
    `check --attach a.pdf orders.xlsx` finds its sheet.
    """
    options = {name: p for p in params if isinstance(p, click.Option) for name in (*p.opts, *p.secondary_opts)}
    needed = sum(1 for p in params if isinstance(p, click.Argument) and p.required)
    end = args.index("--") if "--" in args else len(args)
    parts = list(_parts(_Shape(options, needed), list(args[:end])))
    _give_back(parts, needed - sum(part.plain for part in parts) - len(args[end + 1 :]))
    return [token for part in parts for token in part.rewritten()] + list(args[end:])


def _parts(shape: _Shape, args: list[str]) -> Iterator[_Part]:
    position = 0
    while position < len(args):
        token = args[position]
        position += 1
        if shape.is_variadic(token):
            stop = _next_option(args, position)
            yield _Part(tokens=args[position:stop], variadic=token)
        else:
            stop = position + shape.values(token)
            yield _Part(tokens=[token, *args[position:stop]], plain=not _is_option(token))
        position = stop


def _give_back(parts: list[_Part], lacking: int) -> None:
    for part in reversed(parts):
        spare = len(part.tokens) - 1 if part.variadic else 0
        count = min(spare, max(lacking, 0))
        if count:
            part.tokens, part.given_back = part.tokens[:-count], part.tokens[-count:]
            lacking -= count


def _next_option(args: list[str], start: int) -> int:
    return next((at for at in range(start, len(args)) if _is_option(args[at])), len(args))


def _is_option(token: str) -> bool:
    return len(token) > 1 and token.startswith("-")
