"""Templates that would take all the time or memory there is; run as a program, what each really takes.

    python -m tests.support.hostile

Prints a JSON list: for each template its start, what became of it, seconds of processor time and bytes of memory.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from dataclasses import asdict, dataclass

from mailtool_gui.domain.errors import TemplateError
from tests.support import letters

SECONDS_TO_LIVE = 20
MANY_ROWS = letters.recipient(*(letters.order(number) for number in range(2, 3002)))

ENDLESS = (
    "{{ 10**9999999 }}",
    "{{ 2**64**64 }}",
    "{{ 2**1000 * 2**1000 }}",
    "{{ 1.5**1000000 }}",
    "{{ 'a' * 900000000 }}",
    "{{ firstName * 900000000 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ 'a' | center(900000000) }}",
    "{{ range(999999999) | list | length }}",
    "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
    "{% for a in range(9999) %}{% for b in range(9999) %}{{ 2**60 }}{% endfor %}{% endfor %}",
    "{% for a in range(9999) %}{% for b in range(9999) %}{% set x = 'a' * 200000 %}{% endfor %}{% endfor %}",
    "{% for a in range(9999) %}{% set x = range(9999) | sum %}{% endfor %}",
    "{% for a in range(9999) %}{{ range(9999) | join }}{% endfor %}",
    "{% for a in rows %}{% for b in rows %}{{ a.order_no }}{% endfor %}{% endfor %}",
    "{% for a in rows %}{{ rows | sort(attribute='order_no') | length }}{% endfor %}",
    "{% set x = rows | sort(attribute='order_no') %}" * 1900,
    "{% for a in rows %}" * 15 + "x" + "{% endfor %}" * 15,
    "{% for r in rows %}{{ r.order_no }}{% endfor %}" * 600,
    "{% set x = range(9999) | list %}{% for a in range(9999) %}{% set y = x | sort %}{% endfor %}",
    "{% set x = 'a' * 100000 %}" + "{% set x = x ~ x %}" * 40 + "{{ x }}",
    "{% set x = range(9999) | list %}" + "{% set x = x + x %}" * 40 + "{{ x | length }}",
    "{% set x = 2**60 %}" + "{% set x = x * x %}" * 40 + "{{ x }}",
    "{{ 'a' * 1000 | replace('a', 'b' * 1000) | replace('b', 'c' * 1000) }}",
    "{{ ('x ' * 90000) | title | upper | lower | title | replace(' ', '      ') }}",
    "{{ 5 | round(999999999) }}",
    "{{ row.raw.amount | money('€' * 900000000) }}",
    "{% for a in rows %}{{ a.raw.amount | money('EUR') }}{% endfor %}" * 200,
    "{% for a in range(9999) %}{% for b in range(9999) %}{{ '2026-01-01' | date('dddd') }}{% endfor %}{% endfor %}",
    "{{ ('a\n' * 90000) | lines | lines | lines }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% for x in rows recursive %}{{ loop(rows) }}{% endfor %}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ " + "-" * 5000 + "1 }}",
    "{{ firstName" + "|upper" * 5000 + " }}",
    "{{ " + "firstName." * 20_000 + "x }}",
    "{% if 1 %}" * 500 + "{% endif %}" * 500,
    "{% if firstName %}x{% endif %}" * 20_000,
    "{{ firstName }}" * 100_000,
    "{{" * 100_000,
    "{%" * 100_000,
    "{#" * 100_000,
    "{{ x }}" + "{{ '" * 50_000,
    "{{ firstName | default(" * 3000,
)


@dataclass(frozen=True, kw_only=True)
class Fate:
    """What became of a template: the code of its refusal, or `rendered`, or what else happened to it."""

    template: str
    end: str
    seconds: float = 0.0
    memory: int = 0


def fate(template: str) -> Fate:
    """The template rendered in a process of its own, which may not live long."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _live(template, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return Fate(**json.loads(told)) if told else Fate(template=template[:60], end="killed")


def _live(template: str, writing: int) -> None:
    """In the child: renders, tells and ends."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_TO_LIVE, SECONDS_TO_LIVE))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    try:
        letters.html_of(template, MANY_ROWS)
        end = "rendered"
    except TemplateError as error:
        end = error.code
    except BaseException as error:  # noqa: BLE001 - the parent shall know
        end = repr(error)[:200]
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    found = Fate(template=template[:60], end=end, seconds=time.process_time() - begun, memory=memory)
    os.write(writing, json.dumps(asdict(found)).encode())
    os._exit(0)


if __name__ == "__main__":
    json.dump([asdict(fate(template)) for template in ENDLESS], sys.stdout, indent=1)
