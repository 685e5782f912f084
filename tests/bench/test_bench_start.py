"""Benchmark: the window is up at most 1.65 times as late as an empty PySide6 one, from process start on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

ROUNDS = 9
LIMIT = 1.65

EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
qt = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
qt.processEvents()
print("up", flush=True)
"""
OURS = """
import sys
from pathlib import Path
from gridlab.gui.shell.app import Application, read_settings, styled_application
qt = styled_application()
application = Application(qt, read_settings())
application.show(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
qt.processEvents()
print("up", flush=True)
"""
COMMAND = """
import sys
import gridlab.gui.shell.app as app

def up(application, study):
    application._qt.processEvents()
    print("up", flush=True)
    import os
    os._exit(0)

app.Application.start = up  # the pages, which are built once the window is up
sys.argv = ["gridlab"]
from gridlab.cli import main
main()
"""
HEAVY = ("numpy", "scipy", "pydantic", "h5py", "PIL", "gridlab.domain.design")


@pytest.fixture(autouse=True)
def kept_bytecode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytecode is kept from one start to the next, as it is for whoever installed the program."""
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path / "bytecode"))


def seconds_until_up(program: str, *arguments: str) -> float:
    """From starting the process to its window painted."""
    begun = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program + "\nimport os; os._exit(0)", *arguments],
        stdout=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"up\n"
        return perf_counter() - begun


@pytest.mark.benchmark(group="start")
@pytest.mark.parametrize("what", ["welcome", "study", "command"])
def test_the_window_is_up_hardly_later_than_an_empty_one(benchmark, what: str, tmp_path: Path) -> None:
    arguments = (str(tmp_path),) if what == "study" else ()
    program = COMMAND if what == "command" else OURS
    for one in (EMPTY, program):  # from the disk into memory
        seconds_until_up(one)
    empty, ours = [], []
    for _ in range(ROUNDS):  # taken in turn, so that a busy machine slows both
        empty.append(seconds_until_up(EMPTY))
        ours.append(seconds_until_up(program, *arguments))
    benchmark.pedantic(seconds_until_up, args=(program, *arguments), rounds=1)
    benchmark.extra_info["empty_ms"] = round(median(empty) * 1000)
    benchmark.extra_info["ours_ms"] = round(median(ours) * 1000)
    benchmark.extra_info["ratio"] = round(median(ours) / median(empty), 2)
    assert median(ours) <= LIMIT * median(empty)


def test_the_window_is_up_before_anything_heavy_is_imported() -> None:
    program = OURS + f"assert not set({HEAVY!r}) & set(sys.modules), sorted(sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
