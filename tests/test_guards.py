"""Each ground rule of the tests bites: planted faults run under the real configuration."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


SHORT_GRACE = """
from tests.support import leaks
leaks.GRACE, leaks.PROCESS_GRACE = 0.2, 0.4  # what these tests leave behind does not end by itself
"""


def planted(pytester: pytest.Pytester, source: str, *options: str, ground_rules: str = "") -> pytest.RunResult:
    """The result of running `source` as a test module under this project's conftest and configuration."""
    pytester.makeconftest((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8") + ground_rules)
    pytester.makepyfile(test_planted=source)
    return pytester.runpytest_subprocess(
        "-c",
        str(ROOT / "pyproject.toml"),
        "--rootdir",
        str(pytester.path),
        "-p",
        "no:cacheprovider",
        *options,
        pytester.path,
    )


WELL = """
import logging, os, threading, warnings
from pathlib import Path
import pytest

@pytest.fixture(scope="module")
def server():
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    yield thread
    stop.set()
    thread.join()

def test_wide_fixture_may_keep_its_thread(server):
    assert server.is_alive()

def test_and_the_next_test_too(server):
    assert server.is_alive()

def test_declared_log(expected_logs):
    expected_logs("connection .* lost")
    logging.getLogger("mailtool.smtp").warning("connection 3 lost")

def test_quiet_log():
    logging.getLogger("mailtool").info("sent")
    logging.getLogger("another").warning("not ours")

def test_thread_that_is_just_ending():
    threading.Timer(0.1, lambda: None).start()

homes = []

@pytest.mark.parametrize("turn", [1, 2])
def test_alone(turn):
    homes.append(os.environ["MAILTOOL_HOME"])
    assert len(set(homes)) == turn
    assert not Path(homes[-1]).exists()
    assert Path.home().name == "home" and "mailtool-tests-" in str(Path.home())
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert "DISPLAY" not in os.environ

def test_no_keyring():
    import keyring
    with pytest.raises(keyring.errors.NoKeyringError):
        keyring.set_password("a", "b", "c")
"""


def test_what_is_well_passes(pytester: pytest.Pytester) -> None:
    result = planted(pytester, WELL)
    result.assert_outcomes(passed=8)


LEFT_BEHIND = """
import socket, sqlite3, subprocess, sys, threading, time
from PySide6.QtCore import QCoreApplication, QRunnable, QThread, QThreadPool, QTimer

kept = []

def test_thread():
    threading.Thread(target=time.sleep, args=(3,), daemon=True, name="leak-thread").start()

def test_file(tmp_path):
    kept.append((tmp_path / "leak-file").open("w"))

def test_database(tmp_path):
    kept.append(sqlite3.connect(tmp_path / "leak-database"))
    kept[-1].execute("create table t (x)")

def test_socket():
    kept.append(socket.socket())

def test_swept_socket():
    socket.socket().bind(("127.0.0.1", 0))

def test_swept_cycle():
    cycle = [socket.socket()]
    cycle.append(cycle)

def test_timer(qapp):
    timer = QTimer(interval=3600_000)
    timer.start()
    kept.append(timer)

def test_pool():
    class Sleep(QRunnable):
        def run(self):
            time.sleep(3)
    pool = QThreadPool()
    pool.start(Sleep())
    kept.append(pool)

def test_global_pool():
    QThreadPool.globalInstance().start(lambda: time.sleep(3))

def test_process():
    command = "import subprocess, sys; subprocess.Popen(['sleep', '5.1'], start_new_session=True)"
    subprocess.run([sys.executable, "-c", command], check=True)

def test_nothing():
    pass
"""


def test_what_is_left_behind_fails(pytester: pytest.Pytester) -> None:
    result = planted(pytester, LEFT_BEHIND, ground_rules=SHORT_GRACE)
    result.assert_outcomes(passed=10, errors=9, failed=1)
    for left in (
        "leak-thread",
        "leak-file",
        "leak-database",
        "socket:",
        "running QTimer",
        "running QThreadPool",
        "sleep 5.1",
    ):
        result.stdout.fnmatch_lines([f"*{left}*"])


BEFORE = """
import builtins
import pytest
from PySide6.QtCore import QTimer

class Sour:
    def __init__(self):
        self.itself = self

    def __del__(self):
        raise ValueError("swept up late")

@pytest.fixture
def sour():
    return Sour()

def test_timer_that_waits(qapp):
    builtins.kept_timer = QTimer(interval=3600_000)

def test_cycle_that_a_fixture_still_holds(sour):
    pass
"""
AFTER = """
import builtins

def test_innocent():
    pass

def test_timer_of_the_module_before(qapp):
    builtins.kept_timer.start()
"""


def test_what_a_module_leaves_behind_is_watched(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_before=BEFORE)
    result = planted(pytester, AFTER, ground_rules=SHORT_GRACE)
    result.assert_outcomes(passed=3, errors=2)
    for left in ("The module before left behind", "swept up late", "running QTimer"):
        result.stdout.fnmatch_lines([f"*{left}*"])


WARNING = """
import logging, threading, warnings
import pytest
from PySide6.QtCore import qWarning

def test_python_warning():
    warnings.warn("beware")

def test_qt_warning():
    qWarning("beware")

def test_exception_in_a_thread():
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()

def test_unexpected_log():
    logging.getLogger("mailtool_gui.engine").error("out of the blue")

def test_unexpected_log_seen_by_caplog(caplog):
    logging.getLogger("mailtool").warning("out of the blue")

def test_log_that_never_came(expected_logs):
    expected_logs("lost")
"""


def test_warnings_and_unexpected_logs_fail(pytester: pytest.Pytester) -> None:
    result = planted(pytester, WARNING)
    result.assert_outcomes(passed=3, failed=3, errors=3)
    result.stdout.fnmatch_lines(["*ERROR mailtool_gui.engine: out of the blue*"])


SKIPS = {
    "test": "import pytest\ndef test_skipped(): pytest.skip('no')\ndef test_well(): pass",
    "module": "import pytest\npytest.skip('no', allow_module_level=True)",
    "xfail": "import pytest\n@pytest.mark.xfail\ndef test_expected(): assert False",
    "xpass": "import pytest\n@pytest.mark.xfail(strict=False)\ndef test_unexpected(): pass",
}


@pytest.mark.parametrize("kind", SKIPS)
def test_a_skip_fails_the_run(pytester: pytest.Pytester, kind: str) -> None:
    result = planted(pytester, SKIPS[kind])
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["*skipped tests are failures*", "*test_planted.py*"])


def test_skips_in_worker_processes_fail_the_run_too(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_module=SKIPS["module"])
    result = planted(pytester, SKIPS["test"], "-n", "2")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(
        ["*skipped tests are failures*", "*test_module.py", "*test_planted.py::test_skipped"], consecutive=True
    )


def test_a_marker_that_is_not_known_fails(pytester: pytest.Pytester) -> None:
    result = planted(pytester, "import pytest\n@pytest.mark.rael\ndef test_it(): pass")
    assert result.ret == pytest.ExitCode.INTERRUPTED
