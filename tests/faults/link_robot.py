"""Runs commands one after another, each in a fork of a process that has the program loaded already.

The tests of links and special files start it, it is no test itself. Reads a JSON list of words a line, prints
{"code", "said"} for each; a command that takes longer than `MOST_SECONDS` is killed, and its code is -14.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gridlab.app.checking
import gridlab.app.export
import gridlab.app.merge
import gridlab.app.simulate
import gridlab.cli.program  # noqa: F401
from gridlab.cli.failures import exit_code_of

MOST_SECONDS = 10
MEMORY_BYTES = 4 << 30


def window_closed_again() -> None:
    """Every page of the window is looked at, then it is closed."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from gridlab.gui.look.theme import styled_application
    from gridlab.gui.shell.actions import PAGES
    from gridlab.gui.shell.main_window import MainWindow

    qt = styled_application()
    qt.setQuitOnLastWindowClosed(True)
    keys = [row.key for row in PAGES]

    def look() -> None:
        window = next((one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)), None)
        if window is None:
            return
        if keys:
            window.go(keys.pop())
        else:
            QApplication.quit()

    timer = QTimer(qt)
    timer.timeout.connect(look)
    timer.start(400)


def run(words: list[str], printed: int) -> None:
    """The command in this process, which ends with its exit code."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # a pipe that is waited for does not hinder it
    signal.alarm(MOST_SECONDS)
    os.dup2(printed, 1)
    os.dup2(printed, 2)
    sys.argv = ["gridlab", *words]
    if words[0] == "open":
        window_closed_again()
    from gridlab.cli import _run

    code = exit_code_of(_run)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


for line in sys.stdin:
    with tempfile.TemporaryFile() as printed:
        child = os.fork()
        if not child:
            run(json.loads(line), printed.fileno())
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        printed.seek(0)
        said = printed.read().decode("utf-8", "replace")
    os.write(1, (json.dumps({"code": code, "said": said}) + "\n").encode())
