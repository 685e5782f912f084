"""Datasets that mean harm: refused before their data are read; never an exception, never a hang."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
import pytest

from gridlab.app.checking import check_hdf5, check_path
from gridlab.domain.design import Block, Design, Grid
from gridlab.domain.images import Image
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.domain.session import (
    Display,
    Event,
    EventKind,
    Response,
    SessionHeader,
    SessionImage,
    SessionRecord,
)
from gridlab.domain.study import Study
from gridlab.store.dataset import read as dataset_read
from gridlab.store.dataset.check import problems
from gridlab.store.dataset.columns import columns_of
from gridlab.store.dataset.pieces import piece_of
from gridlab.store.dataset.write import write_dataset
from gridlab.store.design_file import checked_design, design_id

SECRET = b"nobody may read this"


def made(path: Path, sessions: int = 2) -> Path:
    """A small sound dataset."""
    images = tuple(Image(f"{row}.png", f"{row:064x}", 9, 9) for row in range(6))
    shown = tuple(SessionImage(image.name, image.sha256) for image in images)
    design = checked_design(Design(blocks=(Block(grid=Grid(2, 2, 2)),)))
    screens = tuple(
        Screen(0, ScreenKind.MAIN, row, tuple(one for one in range(5) if one != row)) for row in range(4)
    )
    pieces = []
    for number in range(sessions):
        header = SessionHeader(
            f"{number:032x}", "0" * 32, f"P{number}", number, "main", design, design_id(design), shown,
            "0" * 64, 6, screens, Display(1280, 800), "2026-03-01T10:00:00Z",
        )  # fmt: skip
        answers = tuple(Response(at, 0, (at % 2, 2), (500, 900), 4000 * at, 2500) for at in range(4))
        record = SessionRecord(header, "complete", answers, (Event(5, EventKind.ONSET, 0),))
        pieces.append(piece_of(record, {image.sha256: row for row, image in enumerate(images)}))
    write_dataset(path, columns_of(Study("0" * 32, "Study", images=images), pieces, "main"))
    return path


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("sound") / "sound.h5")


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    """A copy of a sound dataset; beside it a file that it must not read."""
    (tmp_path / "secret").write_bytes(SECRET * 100)
    copy = tmp_path / "hostile.h5"
    copy.write_bytes(sound.read_bytes())
    return copy


def replaced(file: h5py.File, name: str, **how: object) -> h5py.Dataset:
    """The dataset made anew in another way."""
    del file[name]
    return file.create_dataset(name, **how)  # type: ignore[arg-type]


def external_link(file: h5py.File) -> None:
    del file["screen/probe"]
    file["screen/probe"] = h5py.ExternalLink("secret", "/screen/probe")


def soft_link(file: h5py.File) -> None:
    del file["screen/probe"]
    file["screen/probe"] = h5py.SoftLink("/screen/n")


def virtual(file: h5py.File) -> None:
    del file["screen/probe"]
    layout = h5py.VirtualLayout((8,), np.int32)
    layout[:] = h5py.VirtualSource("secret", "screen/probe", (8,))
    file.create_virtual_dataset("screen/probe", layout)


def external_storage(file: h5py.File) -> None:
    place = str(Path(file.filename).with_name("secret"))
    replaced(file, "screen/probe", shape=(8,), dtype=np.int32, external=[(place, 0, 32)])


def other_filters(file: h5py.File) -> None:
    replaced(file, "screen/probe", data=np.zeros(8, np.int32), chunks=(8,), compression="lzf")
    replaced(file, "screen/n", data=np.zeros(8, np.int32), chunks=(8,), fletcher32=True)
    replaced(file, "screen/onset_ms", data=np.zeros(8, np.int32), chunks=(8,), scaleoffset=0)


def unknown_filter(file: h5py.File) -> None:
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_chunk((8,))
    plist.set_filter(32_015, h5py.h5z.FLAG_OPTIONAL, ())
    del file["screen/probe"]
    space = h5py.h5s.create_simple((8,))
    h5py.h5d.create(file["screen"].id, b"probe", h5py.h5t.NATIVE_INT32, space, plist)


def wrong_types(file: h5py.File) -> None:
    replaced(file, "screen/probe", data=np.zeros(8, np.int64))
    replaced(file, "screen/n", data=np.zeros(8, ">i4"))
    replaced(file, "screen/kind", data=np.zeros(8, bool))
    replaced(file, "image/label", data=np.zeros(6, "S5"))
    replaced(file, "screen/session", data=np.zeros(8, [("a", "i4")]))


def huge_declared(file: h5py.File) -> None:
    replaced(file, "triplet/screen", shape=(10**12,), dtype=np.int32, chunks=(1 << 20,), compression="gzip")
    replaced(file, "triplet/anchor_near_far", shape=(10**12, 3), dtype=np.int32)


def values_from_nowhere(file: h5py.File) -> None:
    replaced(file, "event/t_ms", shape=(250_000,), dtype=np.int32)


def many_objects(file: h5py.File) -> None:
    for number in range(3000):
        file.create_group(f"screen/{number}")


def deep_groups(file: h5py.File) -> None:
    file.create_group("screen/" + "/".join("d" * 300))
    file["screen/cycle"] = file["/"]


def references(file: h5py.File) -> None:
    found = replaced(file, "screen/probe", shape=(8,), dtype=h5py.ref_dtype)
    found[0] = file["screen"].ref
    regions = replaced(file, "screen/n", shape=(8,), dtype=h5py.regionref_dtype)
    regions[0] = file["screen/kind"].regionref[:]


def rows_that_are_none(file: h5py.File) -> None:
    file["screen/probe"][0] = 2**31 - 1
    file["screen/grid"][0] = -(2**31)
    file["screen/session"][:] = 77
    file["response/screen"][0] = -5


def odd_attributes(file: h5py.File) -> None:
    file.attrs["n_screens"] = np.zeros((10, 10))
    file.attrs["title"] = file["screen"].ref
    file.attrs["format_version"] = "1.0 "


HOSTILE: tuple[Callable[[h5py.File], None], ...] = (
    external_link, soft_link, virtual, external_storage, other_filters, unknown_filter, wrong_types,
    huge_declared, values_from_nowhere, many_objects, deep_groups, references, odd_attributes,
)  # fmt: skip


@pytest.fixture
def no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes reading a column fail the test."""

    def read(file: object, name: str) -> None:
        raise AssertionError(f"{name} was read")

    monkeypatch.setattr(dataset_read, "read_column", read)


@pytest.mark.parametrize("change", HOSTILE, ids=lambda change: change.__name__)
def test_it_is_refused_before_its_data_are_read(
    path: Path, change: Callable[..., None], no_reading: None
) -> None:
    with h5py.File(path, "r+") as file:
        change(file)
    found = problems(path)
    assert found
    assert not any("read it" in what for what in found)


@pytest.mark.parametrize(
    "change", [external_link, huge_declared, unknown_filter], ids=lambda change: change.__name__
)
def test_checking_it_is_a_finding(path: Path, change: Callable[..., None]) -> None:
    with h5py.File(path, "r+") as file:
        change(file)
    findings = check_path(path)
    assert findings
    assert all(SECRET.decode() not in finding.what for finding in findings)


def test_rows_that_are_none_are_findings(path: Path) -> None:
    with h5py.File(path, "r+") as file:
        rows_that_are_none(file)
    assert {what.split(":")[0] for what in problems(path)} >= {
        "/screen/probe", "/screen/grid", "/screen/session", "/response/screen",
    }  # fmt: skip


def test_many_texts_that_are_one_long_text_do_not_eat_the_memory(path: Path) -> None:
    """A million pointers to one text of two megabytes: terabytes to read from a file of 18 megabytes."""
    with h5py.File(path, "r+") as file:
        text, places = h5py.string_dtype(), {"maxshape": (None,), "chunks": (1_000_000,)}
        replaced(file, "image/alt", data=["x" * 2_000_000], dtype=text, **places)
    with h5py.File(path, "r") as file:
        chunk = file["image/alt"].id.get_chunk_info(0)
    data, start = bytearray(path.read_bytes()), chunk.byte_offset
    data[start : start + chunk.size] = data[start : start + 16] * (chunk.size // 16)
    path.write_bytes(data)
    with h5py.File(path, "r+") as file:
        file["image/alt"].resize((1_000_000,))
    (finding,) = check_hdf5(path, seconds=60)
    assert "texts larger than the file" in finding.what


@pytest.mark.parametrize("kind", ["text", "empty", "magic", "truncated", "folder", "absent"])
def test_what_is_no_hdf5_is_a_finding(path: Path, kind: str) -> None:
    data = path.read_bytes()
    match kind:
        case "text":
            path.write_text("format = gridlab-dataset")
        case "empty":
            path.write_bytes(b"")
        case "magic":
            path.write_bytes(data[:8] + b"\0" * 500)
        case "truncated":
            path.write_bytes(data[: len(data) // 2])
        case "folder":
            path.unlink()
            path.mkdir()
        case "absent":
            path.unlink()
    assert check_hdf5(path)


def test_a_reader_that_takes_too_long_is_ended(path: Path) -> None:
    start = time.monotonic()
    (finding,) = check_hdf5(path, seconds=0.01)
    assert "longer" in finding.what
    assert time.monotonic() - start < 10


def test_a_sound_file_is_sound_and_its_checking_leaves_it_alone(path: Path) -> None:
    data = path.read_bytes()
    assert check_hdf5(path) == []
    assert path.read_bytes() == data


# Reads file after file as the child of `check_hdf5` does, so that thousands take no thousand starts.
READER = """
import sys
from pathlib import Path
from gridlab.domain.errors import GridLabError
from gridlab.store.dataset.check import problems
for line in sys.stdin:
    try:
        print(len(problems(Path(line.rstrip("\\n")))), flush=True)
    except (GridLabError, OSError, RuntimeError, ValueError, TypeError, LookupError, MemoryError):
        print("refused", flush=True)
"""


def mutated(data: bytes, dice: random.Random) -> bytes:
    """The bytes with a few changed, mostly in the structures at the front of the file and of its objects."""
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 4, 16))):
        at = dice.randrange(len(changed))
        changed[at] = dice.choice((0, 255, changed[at] ^ (1 << dice.randrange(8)), dice.randrange(256)))
    if dice.random() < 0.1:
        del changed[dice.randrange(len(changed)) :]
    return bytes(changed)


def test_a_mutated_file_gives_findings_or_is_sound_and_never_an_exception(
    sound: Path, tmp_path: Path, count: Callable[[int, int], int]
) -> None:
    dice, data, path = random.Random(11), sound.read_bytes(), tmp_path / "mutated.h5"
    deaths = 0
    reader = None
    for _ in range(count(20, 2000)):
        path.write_bytes(mutated(data, dice))
        if reader is None or reader.poll() is not None:
            reader = subprocess.Popen(
                [sys.executable, "-c", READER], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.PIPE, text=True, bufsize=1,
            )  # fmt: skip
        assert reader.stdin is not None
        assert reader.stdout is not None
        reader.stdin.write(f"{path}\n")
        if answered_within(reader, 10.0):
            continue
        # It died or hangs: in a child of its own that is a finding.
        deaths += 1
        killed = reader.poll()
        reader.kill()
        _, said = reader.communicate()
        assert killed is None or killed < 0, said
        reader = None
        assert check_hdf5(path, seconds=10)
    if reader is not None:
        reader.communicate()
    print(f"{deaths} of {count(20, 2000)} broke or hung the HDF5 library")


def answered_within(reader: subprocess.Popen[str], seconds: float) -> bool:
    """Whether the reader printed its findings."""
    said: list[str] = []
    assert reader.stdout is not None
    waiting = threading.Thread(target=lambda: said.append(reader.stdout.readline()), daemon=True)
    waiting.start()
    waiting.join(seconds)
    return bool(said and said[0])
