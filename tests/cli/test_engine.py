from __future__ import annotations

import pytest

from tests.support.desk import Desk


@pytest.mark.parametrize(
    ("options", "call"),
    [
        ([], "run_engine None False"),
        (["--until-idle"], "run_engine idle False"),
        (["--until-done"], "run_engine done False"),
        (["--hand-over", "--until-done"], "run_engine done True"),
    ],
)
def test_the_engine_is_asked_for_as_said(desk: Desk, options: list[str], call: str) -> None:
    assert desk.run("engine", *options).code == 0
    assert desk.host.calls == [call]


@pytest.mark.parametrize("code", [0, 1, 3])
def test_its_exit_code_is_the_command_s(desk: Desk, code: int) -> None:
    desk.host.code = code
    assert desk.run("engine", "--until-idle").code == code


def test_what_it_says_is_for_people_or_in_the_document(desk: Desk) -> None:
    desk.host.says = ("Process 12 works here already.",)
    ran = desk.run("engine", "--until-done")
    assert (ran.out, ran.err) == ("", "Process 12 works here already.\n")
    ran = desk.run("engine", "--until-done", "--json")
    assert ran.json == {"until": "done", "said": ["Process 12 works here already."], "exit_code": 0}


def test_one_end_at_a_time(desk: Desk) -> None:
    assert desk.run("engine", "--until-done", "--until-idle").code == 2
    assert desk.host.calls == []
