"""Benchmark: exporting ten million triplets, beside a bare h5py write, re-read and comparison of the same.

The bare reference is given all columns and the triplets as finished arrays in memory, writes them with the
same filters and chunks, reads the file back and compares. The export starts from the screens, expands the
triplets in slices, syncs the file to the disk and hashes it besides.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import h5py
import numpy as np
import pytest

SESSIONS, SCREENS = 8000, 27  # 216,000 screens of 16 cells, 4 chosen: 10,368,000 triplets
MEMORY_BYTES = 400_000_000
ROUNDS = 3

MAKER = """
import numpy as np
from dataclasses import replace
from gridlab.domain.design import Block, Design
from gridlab.domain.images import Image
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.domain.session import Display, Event, EventKind, Response, SessionHeader, SessionImage
from gridlab.domain.session import SessionRecord
from gridlab.domain.study import Study
from gridlab.store.dataset.columns import columns_of
from gridlab.store.dataset.pieces import piece_of
from gridlab.store.design_file import checked_design, design_id

def made(sessions, screens, images=1000):
    dice = np.random.default_rng(1)
    study = Study("0" * 32, "", images=tuple(Image(f"{i}.png", f"{i:064x}", 9, 9) for i in range(images)))
    shown = tuple(SessionImage(image.name, image.sha256) for image in study.images)
    rows = {image.sha256: row for row, image in enumerate(study.images)}
    design = checked_design(Design())
    identity = design_id(design)

    def piece(number):
        picked = [dice.choice(images, 17, replace=False).tolist() for _ in range(screens)]
        header = SessionHeader(
            f"{number:032x}", study.id, f"P{number}", number, "main", design, identity, shown, "0" * 64,
            images, tuple(Screen(0, ScreenKind.MAIN, one[0], tuple(one[1:])) for one in picked),
            Display(1280, 800), "2026-03-01T10:00:00Z", system="Linux", generator="GridLab",
        )
        answers = []
        for at, cells in enumerate(dice.integers(0, 13, screens).tolist()):
            chosen = tuple(range(cells, cells + 4))
            answers.append(Response(at, 0, chosen, (500, 900, 1300, 1900), 4000 * at, 2500))
        events = tuple(Event(4000 * at, EventKind.ONSET, at) for at in range(screens))
        return piece_of(SessionRecord(header, "complete", tuple(answers), events), rows)

    return columns_of(study, [piece(number) for number in range(sessions)], "main")
"""
MEASURED = (
    MAKER
    + """
import json, re, resource, sys
from pathlib import Path
from gridlab.store.dataset.write import write_dataset
columns = made(int(sys.argv[2]), int(sys.argv[3]))
write_dataset(Path(sys.argv[1]), columns)
status = Path("/proc/self/status")
if status.exists():  # what getrusage says begins with the memory of the process that started this one
    peak = int(re.search(r"VmHWM:\\s+(\\d+) kB", status.read_text())[1]) * 1024
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"triplets": columns.n_triplets, "peak": peak}))
"""
)


def bare(path: Path, arrays: dict[str, object], filters: dict[str, dict[str, object]]) -> None:
    """Write, read back and compare, with nothing else."""
    with h5py.File(path, "w") as file:
        for name, value in arrays.items():
            file.create_dataset(name, data=value, **filters[name])
    with h5py.File(path, "r") as file:
        for name, value in arrays.items():
            found = file[name][()]
            if isinstance(value, np.ndarray):
                assert np.array_equal(found, value, equal_nan=value.dtype.kind == "f")
            else:
                assert isinstance(value, str) or [one.decode() for one in found] == value


@pytest.mark.benchmark(group="export")
def test_ten_million_triplets_are_exported_in_twice_the_time_of_bare_h5py(benchmark, tmp_path: Path) -> None:
    from gridlab.store.dataset.write import write_dataset

    made: dict[str, object] = {}
    exec(MAKER, made)
    columns = made["made"](SESSIONS, SCREENS)  # type: ignore[operator]
    ours, theirs = tmp_path / "ours.h5", tmp_path / "theirs.h5"
    write_dataset(ours, columns)
    arrays, filters = dict[str, object](columns.values), {}
    with h5py.File(ours, "r") as file:
        for name in ("triplet/anchor_near_far", "triplet/screen"):
            arrays[name] = file[name][:]
        for name in arrays:
            found = file[name]
            kept = {"dtype": found.dtype} if found.dtype.kind == "O" else {}
            if found.compression:
                kept |= {
                    "compression": "gzip",
                    "compression_opts": 4,
                    "shuffle": True,
                    "chunks": found.chunks,
                }
            filters[name] = kept
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        bare(theirs, arrays, filters)
        times.append(perf_counter() - start)
    benchmark.pedantic(lambda: write_dataset(ours, columns), rounds=ROUNDS)
    ratio = benchmark.stats["min"] / min(times)
    benchmark.extra_info |= {
        "triplets": columns.n_triplets,
        "bytes": ours.stat().st_size,
        "bare_seconds": round(min(times), 2),
        "times_bare": round(ratio, 2),
    }
    print(f"\n{columns.n_triplets:,} triplets: {ratio:.2f} times bare h5py ({min(times):.2f} s)")
    assert ratio <= 2


@pytest.mark.benchmark(group="export-memory")
def test_ten_million_triplets_are_exported_in_400_megabytes(benchmark, tmp_path: Path) -> None:
    command = [sys.executable, "-c", MEASURED, str(tmp_path / "out.h5"), str(SESSIONS), str(SCREENS)]
    done = benchmark.pedantic(
        lambda: subprocess.run(command, check=True, capture_output=True, text=True), rounds=1
    )
    found = json.loads(done.stdout)
    benchmark.extra_info |= {"triplets": found["triplets"], "peak_megabytes": round(found["peak"] / 1e6)}
    print(f"\n{found['triplets']:,} triplets: {found['peak'] / 1e6:.0f} MB at most")
    assert found["triplets"] >= 10_000_000
    assert found["peak"] < MEMORY_BYTES


@pytest.mark.benchmark(group="export-sessions")
def test_a_session_is_read_and_made_into_arrays_quickly(benchmark, tmp_path: Path) -> None:
    """Beside the plainest reading of the same rows: SQLite's own, with each JSON text decoded."""
    import sqlite3
    from contextlib import closing

    from PIL import Image

    from gridlab.app.simulate import simulate
    from gridlab.app.study_create import create_study
    from gridlab.store.dataset.pieces import piece_of
    from gridlab.store.sessions.file import read_session
    from gridlab.store.sessions.list import session_paths

    (tmp_path / "pictures").mkdir()
    for shade in range(100):
        Image.new("RGB", (8, 8), (shade, 255 - shade, 9)).save(tmp_path / "pictures" / f"{shade}.png")
    study, _ = create_study(tmp_path / "study", tmp_path / "pictures")
    simulate(study, "grid-16-choose-4", 40, relaxed=True)
    paths = session_paths(study.folder)
    rows = {image.sha256: row for row, image in enumerate(study.study.images)}

    def plainest() -> None:
        for path in paths:
            with closing(sqlite3.connect(path)) as connection:
                for (body,) in connection.execute("SELECT body FROM log"):
                    json.loads(body)

    times = []
    for _ in range(5):
        start = perf_counter()
        plainest()
        times.append(perf_counter() - start)
    benchmark.pedantic(
        lambda: [piece_of(read_session(path), rows) for path in paths], rounds=5, warmup_rounds=1
    )
    each = benchmark.stats["min"] / len(paths) * 1000
    ratio = benchmark.stats["min"] / min(times)
    benchmark.extra_info |= {"ms_each": round(each, 2), "times_plainest": round(ratio, 2)}
    print(f"\n{each:.2f} ms for a session, {ratio:.1f} times the plainest reading")
    assert ratio <= 8
