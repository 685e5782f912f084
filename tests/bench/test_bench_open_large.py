"""Benchmark: a study of 100,000 images opens in a window that goes on, beside the bare JSON parser."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gridlab.domain.images import Image
from gridlab.domain.study import Study
from gridlab.store.study_file import write_study

IMAGES = 100_000
TIMES_BARE = 8.0
# Of the window's own work; what it waits for other threads on a busy machine is not counted.
SHARE_OF_BARE = 0.25
MEMORY_MB = 500

OPEN = """
import json, resource, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from gridlab.gui.collecting import collect_seldom
from gridlab.gui.shell.app import Application, read_settings
folder = Path(sys.argv[1])
data = (folder / "study.json").read_bytes()
begun = time.perf_counter()
json.loads(data)
bare = time.perf_counter() - begun
sys.setswitchinterval(0.0005)
qt = QApplication([])
application = Application(qt, read_settings())
application.show(None)
pages = application.furnish()
pages.window.go("images")
qt.processEvents()
collect_seldom()
own, last = [], [time.thread_time()]
def beat():
    now = time.thread_time()
    own.append(now - last[0])
    last[0] = now
timer = QTimer()
timer.timeout.connect(beat)
timer.start(0)
begun = time.perf_counter()
pages.studies.open(folder)
while not pages.images.browser.model.rowCount():
    qt.processEvents()
shown = time.perf_counter() - begun
while not pages.background.idle:
    qt.processEvents()
status = Path("/proc/self/status")
if status.exists():  # what getrusage says begins with the memory of the process that started this one
    memory = int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
else:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"bare": bare, "shown": shown, "longest": max(own), "memory": memory}))
sys.stdout.flush()
import os
os._exit(0)
"""


@pytest.mark.benchmark(group="images")
def test_a_large_study_opens_in_a_window_that_goes_on(benchmark, tmp_path: Path) -> None:
    images = tuple(
        Image(f"folder/img_{row:06d}.jpg", f"{row:064x}", 640, 480, f"label {row % 10}")
        for row in range(IMAGES)
    )
    for name in ("images", "designs", "sessions", "exports"):
        (tmp_path / name).mkdir()
    write_study(tmp_path, Study("0" * 32, images=images))

    def opened() -> dict[str, float]:
        done = subprocess.run(
            [sys.executable, "-c", OPEN, str(tmp_path)],
            check=True,
            capture_output=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
        return found

    rounds = [opened() for _ in range(3)]
    benchmark.pedantic(opened, rounds=1)
    best = min(rounds, key=lambda one: one["shown"] / one["bare"])
    benchmark.extra_info.update({name: round(value, 3) for name, value in best.items()})
    benchmark.extra_info["times_bare_json"] = round(best["shown"] / best["bare"], 2)
    assert best["shown"] < TIMES_BARE * best["bare"]
    assert min(one["longest"] / one["bare"] for one in rounds) < SHARE_OF_BARE
    assert max(one["memory"] for one in rounds) < MEMORY_MB
