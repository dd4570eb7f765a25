"""Messages a second: what is counted, how it is scaled, and that it is painted."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mailtool_gui.ui.context import Context
from mailtool_gui.ui.widgets.parts_bar import PartsBar
from mailtool_gui.ui.widgets.throughput import SECONDS, Pace, ThroughputChart, scale_of


def test_a_minute_of_counts_is_kept() -> None:
    pace = Pace()
    pace.learn({1000: 5, 1059: 7, 1060: 1}, since=1000, now=1060)
    assert (len(pace.points()), pace.points()[0], pace.points()[-1]) == (SECONDS, 5, 7)
    pace.learn({1060: 4}, since=1058, now=1062)
    assert pace.points()[-4:] == [0, 0, 4, 0]
    assert pace.since == 1060


def test_what_is_counted_again_takes_the_place_of_what_was() -> None:
    pace = Pace()
    pace.learn({100: 3, 101: 1}, since=90, now=101)
    pace.learn({101: 9}, since=99 + 2, now=103)
    assert pace.points()[-3:] == [3, 9, 0]


def test_the_speed_is_that_of_the_last_seconds() -> None:
    pace = Pace()
    assert pace.speed == 0.0
    pace.learn(dict.fromkeys(range(95, 100), 4), since=40, now=100)
    assert pace.speed == 4.0
    pace.learn({}, since=101, now=105)
    assert pace.speed == 2.0
    pace.learn({}, since=101, now=120)
    assert pace.speed == 0.0


@pytest.mark.parametrize(("most", "top"), [(0, 2), (2, 2), (3, 4), (5, 6), (9, 10), (11, 20), (21, 40), (950, 1000)])
def test_the_scale_is_round_and_holds_everything(most: int, top: int) -> None:
    assert scale_of(most) == top


def test_the_chart_has_a_line_in_the_accent_s_colour(qtbot: QtBot, context: Context) -> None:
    chart = ThroughputChart(context.theme)
    qtbot.addWidget(chart)
    chart.resize(400, 120)
    accent = context.theme.tokens.accent.lower()
    assert accent not in colours(chart)
    pace = Pace()
    pace.learn(dict.fromkeys(range(50, 100), 4), since=40, now=100)
    chart.tell(pace)
    assert accent in colours(chart)
    assert chart.accessibleName()


def test_a_single_failure_is_seen_in_the_bar(qtbot: QtBot, context: Context) -> None:
    bar = PartsBar(context.theme)
    qtbot.addWidget(bar)
    bar.resize(300, 10)
    bar.tell((999_999, 0, 1, 0, 0, 0), "Accepted 999,999, Failed 1")
    tokens = context.theme.tokens
    assert {tokens.accepted.lower(), tokens.failed.lower()} <= colours(bar)
    assert bar.accessibleName() == "Accepted 999,999, Failed 1"
    bar.tell((0, 0, 0, 0, 0, 0), "")
    assert tokens.accepted.lower() not in colours(bar)


def colours(widget: ThroughputChart | PartsBar) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
