"""Time and memory of the window on a large study: python -m tests.bench.scale_window STUDY [PURPOSE].

Opens the study, the Sessions page and every tab of the Data page, as a person would, and prints of each the
seconds of the clock and of the processor, the longest that the window's own thread worked without a break,
and the memory at most so far. A study of the size asked for is made by `gridlab new --link` and
`gridlab simulate`.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
TABS = ("overview", "coverage", "questions", "export", "paper", "map", "annotators")
LONGEST = 3_600.0


def main() -> None:
    """Measure; a line of JSON for each step."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from gridlab.gui.shell.app import Application
    from gridlab.store.settings import read_settings

    folder, purpose = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "simulated"
    qt = QApplication([])
    application = Application(qt, read_settings())
    application.show(None)
    pages = application.furnish()
    longest, last = [0.0], [time.thread_time()]

    def beat() -> None:
        now = time.thread_time()
        longest[0] = max(longest[0], now - last[0])
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(0)

    def measured(name: str, begin: Callable[[], object], done: Callable[[], bool]) -> None:
        clock, processor, longest[0] = time.perf_counter(), time.process_time(), 0.0
        begin()
        while not done() or not pages.background.idle:
            qt.processEvents()
            time.sleep(0.001)
            if time.perf_counter() - clock > LONGEST:
                break
        told = {
            "step": name,
            "seconds": round(time.perf_counter() - clock, 1),
            "processor_seconds": round(time.process_time() - processor, 1),
            "longest_ms": round(1000 * longest[0]),
            "megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        }
        print(json.dumps(told), flush=True)

    def show(key: str) -> None:
        pages.window.go("data")
        pages.data.purpose_buttons.set_value(purpose)  # type: ignore[attr-defined]
        pages.desks["data"].bring_up(key)  # type: ignore[attr-defined]

    measured("open", lambda: pages.studies.open(folder), lambda: pages.studies.view is not None)
    measured("sessions", lambda: pages.window.go("sessions"), lambda: True)
    for key in TABS:
        measured(key, lambda key=key: show(key), lambda: True)  # type: ignore[misc]
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
