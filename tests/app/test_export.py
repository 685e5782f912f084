"""Exporting a study: which sessions are in it, who is refused, and what lies beside the dataset."""

from __future__ import annotations

import csv
import getpass
import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest
from PIL import Image as Picture

from gridlab.app.checking import check_hdf5
from gridlab.app.export import ExportReport, ExportWish, export, told_left_out
from gridlab.app.study import OpenStudy, open_study, save_study
from gridlab.domain.design import Block, Design, Grid, ScreenCounts
from gridlab.domain.errors import GridLabError
from gridlab.domain.exclusion import Exclusions, Rule
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Cancelled
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.domain.session import Display, Response, SessionHeader, SessionImage
from gridlab.domain.study import Metadata, Study
from gridlab.store.csv_text import rows_of
from gridlab.store.dataset.check import problems
from gridlab.store.design_file import checked_design, design_id
from gridlab.store.exclusions_file import write_exclusions
from gridlab.store.images.bytes import sha256_file
from gridlab.store.sessions import rows
from gridlab.store.sessions.file import SessionWriter, create_file
from gridlab.store.sessions.rows import chained
from gridlab.store.study_file import write_study

UTC = "2026-03-01T10:00:00Z"
NAMES = ("=1.png", "a|b.png", "c d.png", "ü.png", "4.png", "5.png", "6.png")


@dataclass
class Kept:
    """A study folder that sessions are put into by hand."""

    folder: Path
    plain: Design
    ranked: Design

    @property
    def study(self) -> OpenStudy:
        return open_study(self.folder)

    def header(
        self, session: str, design: Design, screens: tuple[Screen, ...], **changes: Any
    ) -> SessionHeader:
        study = self.study.study
        made = SessionHeader(
            id=session * 16, study=study.id, annotator="P01", number=0, purpose="main", design=design,
            design_id=design_id(design),
            images=tuple(SessionImage(one.name, one.sha256) for one in study.images),
            set_digest="0" * 64, set_length=len(NAMES), screens=screens, display=Display(1280, 800),
            started_utc=UTC, system="Linux", generator="GridLab",
        )  # fmt: skip
        return replace(made, **changes)

    def add(self, session: str, *answers: tuple[int, ...], end: str = "complete", **changes: Any) -> Path:
        """A session with these answers, the chosen cells each; end: "" none, "discarded" a withdrawal."""
        design = changes.pop("design", self.plain)
        name = changes.pop("name", session * 16)
        grid = (1, 2, 3, 4) if design is self.plain else (2, 3, 4, 5, 6, 1)
        screens = tuple(Screen(0, ScreenKind.MAIN, 0, grid) for _ in answers or ((),))
        entries = rows.header_entries(self.header(session, design, screens, **changes))
        for position, chosen in enumerate(answers):
            times = tuple(range(500, 500 + len(chosen)))
            response = Response(position, 0, chosen, times, 1000 * position, 900)
            entries.append(rows.response_entry(1000 * position + 900, UTC, response))
        if end:
            status = "withdrawn" if end == "discarded" else end
            entries.append(rows.end_entry(90_000, UTC, status, keep=end != "discarded"))
        path = self.folder / "sessions" / f"{name}.gridlab"
        path.parent.mkdir(exist_ok=True)
        create_file(path, chained((), entries), relaxed=True)
        return path

    def export(
        self, out: str = "exports/out.h5", *, cancel: Cancel | None = None, **wished: Any
    ) -> ExportReport:
        return export(self.study, ExportWish(self.folder / out, **wished), cancel=cancel)

    def ids(self, **options: Any) -> list[str]:
        """First two digits of the ids in an export."""
        report = self.export(**options)
        assert problems(report.path) == []
        with h5py.File(report.path) as file:
            return [identity[:2] for identity in file["session/id"].asstr()[:]]


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    folder = tmp_path / "study"
    (folder / "images").mkdir(parents=True)
    images = []
    for shade, name in enumerate(NAMES):
        Picture.new("RGB", (20, 10), (shade * 30, 0, 90)).save(folder / "images" / name)
        images.append(Image(name, sha256_file(folder / "images" / name), 20, 10))
    study = Study(
        "cd" * 16, "=Foods", metadata=Metadata(creators=("A",), licence="CC0"), images=tuple(images)
    )
    write_study(folder, study)
    counts = ScreenCounts(9, 0, 0, 0, 0)
    plain = checked_design(Design(name="plain", blocks=(Block(grid=Grid(2, 2, 2, 0), screens=counts),)))
    ranked = Block(grid=Grid(2, 3, 2, ranked=True), screens=counts)
    return Kept(folder, plain, checked_design(Design(name="+ranked", blocks=(ranked,))))


def test_the_report_counts_what_is_in_the_file(kept: Kept) -> None:
    kept.add("0a", (0, 1), (2, 1))
    kept.add("0b", (3, 0), design=kept.ranked, annotator="P02")
    report = kept.export()
    assert (report.images, report.sessions, report.screens) == (7, 2, 3)
    assert report.triplets == 4 + 4 + 9
    assert report.sha256 == sha256_file(report.path)
    assert report.also == ()
    with h5py.File(report.path) as file:
        assert file.attrs["n_triplets"] == len(file["triplet/screen"]) == report.triplets
    assert check_hdf5(report.path) == []


def test_complete_and_partial_sessions_of_one_purpose_are_exported(kept: Kept) -> None:
    kept.add("0a", (0, 1), end="complete")
    kept.add("0b", (0, 1), end="")
    kept.add("0c", end="declined")
    kept.add("0d", (0, 1), end="withdrawn")
    kept.add("0e", (0, 1), end="discarded")
    kept.add("0f", (0, 1), purpose="pilot")
    kept.add("1a", (0, 1), purpose="simulated", annotator="sim-001")
    running = SessionWriter(kept.add("1b", (0, 1), end=""))
    assert kept.ids() == ["0a", "0b"]
    assert kept.ids(purpose="pilot") == ["0f"]
    assert kept.ids(purpose="simulated") == ["1a"]
    with pytest.raises(GridLabError, match="no complete or partial test sessions"):
        kept.export(purpose="test")
    running.close()
    assert kept.ids() == ["0a", "0b", "1b"]


def test_no_session_at_all_is_told_with_what_there_is(kept: Kept) -> None:
    with pytest.raises(GridLabError) as told:
        kept.export()
    assert "simulate" in (told.value.todo or "")
    kept.add("0f", (0, 1), purpose="pilot")
    with pytest.raises(GridLabError) as told:
        kept.export()
    assert "1 complete pilot" in (told.value.todo or "")
    assert not (kept.folder / "exports" / "out.h5").exists()


def test_sessions_are_named_by_id_or_file_and_each_is_there_once(kept: Kept) -> None:
    path = kept.add("0a", (0, 1))
    kept.add("0b", (0, 1))
    assert kept.ids(sessions=("0b" * 16,)) == ["0b"]
    assert kept.ids(sessions=(str(path), "0a" * 16, "0a" * 16)) == ["0a"]


def test_a_named_session_that_cannot_be_exported_is_refused_with_the_reason(
    kept: Kept, tmp_path: Path
) -> None:
    kept.add("0a", (0, 1))
    kept.add("0b", (0, 1), end="withdrawn")
    kept.add("0c", (0, 1), purpose="pilot")
    stranger = kept.add("0d", (0, 1), study="ef" * 16)
    elsewhere = tmp_path / stranger.name
    stranger.rename(elsewhere)
    for named, reason in (
        (("0f" * 16,), "no session"),
        (("0b" * 16,), "withdrawn"),
        (("0c" * 16,), "a pilot session, not a main one"),
        ((str(elsewhere),), "another study"),
    ):
        with pytest.raises(GridLabError, match=reason):
            kept.export(sessions=named)


def test_two_differing_files_of_one_session_are_never_both_exported(kept: Kept) -> None:
    kept.add("0a", (0, 1), (2, 3))
    copy = kept.add("0a", (1, 2), name="0a" * 16 + ".copy-0123456789ab")
    kept.add("0a", (1, 2), name="my backup")
    assert kept.ids() == ["0a"]
    with pytest.raises(GridLabError, match="twice"):
        kept.export(sessions=("0a" * 16, str(copy)))


def test_a_misnamed_file_of_a_session_that_is_not_there_is_not_left_out_silently(kept: Kept) -> None:
    kept.add("0a", (0, 1))
    kept.add("0b", (1, 2), name="my backup")
    done = kept.export()
    assert [name for name, _ in done.left_out] == ["my backup.gridlab"]
    assert "0b" * 16 in done.left_out[0][1]


def test_a_damaged_session_is_left_out_and_named_unless_it_was_asked_for(kept: Kept) -> None:
    kept.add("0a", (0, 1))
    path = kept.add("0b", (0, 1))
    data = path.read_bytes()
    path.write_bytes(data[:-5000])
    (kept.folder / "sessions" / "notes.gridlab").write_bytes(b"no session")
    done = kept.export()
    assert done.sessions == 1
    assert [name for name, _ in done.left_out] == ["0b" * 16, "notes.gridlab"]
    assert "skipped" in told_left_out(done)
    assert "0b" * 16 in told_left_out(done)
    assert kept.ids(sessions=("0a" * 16,)) == ["0a"]
    with pytest.raises(GridLabError, match="damaged"):
        kept.export(sessions=("0b" * 16,))
    kept.add("0b", (0, 1), end="", name="0b" * 16 + ".recovered")
    kept.add("0b", (0,), end="", name="0b" * 16 + ".salvaged")
    assert kept.ids() == ["0a", "0b"]
    path.unlink()
    assert kept.ids() == ["0a", "0b"]
    path.write_bytes(data)
    assert kept.ids() == ["0a", "0b"]
    for one in (kept.folder / "sessions").iterdir():
        one.write_bytes(b"no session")
    with pytest.raises(GridLabError, match="no complete or partial"):
        kept.export()


def test_a_salvaged_session_that_its_annotator_withdrew_is_not_exported(kept: Kept) -> None:
    kept.add("0a", (0, 1))
    kept.add("0b", (0, 1), end="withdrawn", name="0b" * 16 + ".salvaged")
    assert kept.ids() == ["0a"]


def test_erased_sessions_are_refused(kept: Kept) -> None:
    kept.add("0a", (0, 1))
    save_study(kept.study, replace(kept.study.study, erased=("0a" * 16,)))
    with pytest.raises(GridLabError, match="erased"):
        kept.export()


@pytest.mark.parametrize("code", ["ann@example.org", "5f3a" * 6, "5F3A" * 6, "see ann@example.org"])
def test_codes_that_name_people_are_refused_until_they_are_replaced(kept: Kept, code: str) -> None:
    kept.add("0a", (0, 1))
    kept.add("0b", (0, 1), annotator=code)
    with pytest.raises(GridLabError, match=re.escape(code)):
        kept.export(also=("csv",))
    assert not list(kept.folder.glob("exports/*"))
    assert kept.ids(sessions=("0a" * 16,)) == ["0a"]


def test_a_session_with_an_image_that_the_study_no_longer_has_is_refused(kept: Kept) -> None:
    kept.add("0a", (0, 1))
    study = kept.study.study
    write_study(kept.folder, replace(study, images=study.images[:-1]))
    with pytest.raises(GridLabError, match=r"doesn't have: 6\.png"):
        kept.export()


def test_rules_of_the_study_are_applied(kept: Kept) -> None:
    kept.add("0a", (0, 1), (2, 1))
    rule = Rule("response_ms_below", 1000, "fast", decided="2026-03-01")
    write_exclusions(kept.folder, Exclusions(rules=(rule,)))
    report = kept.export()
    assert (report.screens, report.triplets) == (2, 0)


def test_exporting_twice_gives_the_same_bytes_and_reading_changes_nothing(kept: Kept) -> None:
    kept.add("0a", (0, 1))
    before = {path: path.read_bytes() for path in kept.folder.rglob("*") if path.is_file()}
    first = kept.export(thumbnails=True, also=("csv", "psiz", "cblearn", "psychds"))
    data = {path: path.read_bytes() for path in first.path.parent.rglob("*") if path.is_file()}
    assert kept.export(thumbnails=True, also=("csv", "psiz", "cblearn", "psychds")) == first
    assert {path: path.read_bytes() for path in first.path.parent.rglob("*") if path.is_file()} == data
    assert {path: path.read_bytes() for path in before} == before


def test_thumbnails_are_64_pixels_on_white(kept: Kept) -> None:
    kept.add("0a", (0, 1))
    with h5py.File(kept.export(thumbnails=True).path) as file:
        pictures = file["image/thumbnail"][:]
    assert pictures.shape == (7, 64, 64, 3)
    assert pictures[:, 0].min() == 255
    assert pictures[2, 32, 32].tolist() == [60, 0, 90]


def test_an_export_holds_no_trace_of_this_machine(kept: Kept) -> None:
    kept.add("0a", (0, 1))
    report = kept.export(thumbnails=True, also=("csv", "psiz", "cblearn", "psychds"))
    words = {str(kept.folder), str(Path.home()), socket.gethostname(), getpass.getuser()} - {
        "root",
        "localhost",
    }
    for path in report.path.parent.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not [word for word in words if word.encode() in data]


def test_what_is_no_form_is_refused_before_anything_is_written(kept: Kept) -> None:
    kept.add("0a", (0, 1))
    with pytest.raises(GridLabError, match="'excel'"):
        kept.export(also=("excel",))
    assert not (kept.folder / "exports").exists()


def test_cancelled_the_old_file_stays(kept: Kept) -> None:
    kept.add("0a", (0, 1))
    path = kept.export().path
    path.write_bytes(b"old")
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        kept.export(cancel=cancel)
    assert path.read_bytes() == b"old"
    assert [one.name for one in path.parent.iterdir()] == ["out.h5"]


def test_a_place_that_cannot_be_made_is_told(kept: Kept) -> None:
    kept.add("0a", (0, 1))
    (kept.folder / "exports").write_text("a file")
    with pytest.raises(GridLabError, match="exports could not be made"):
        kept.export()
    (kept.folder / "out-psychds").write_text("a file")
    with pytest.raises(GridLabError, match="could not be made"):
        kept.export("out.h5", also=("psychds",))


KILLED = """
import os, signal, sys
from pathlib import Path
from gridlab.app.export import ExportWish, export
from gridlab.app.study import open_study
from gridlab.store.dataset import write as dataset_write

study = open_study(Path(sys.argv[1]))
setattr(dataset_write, sys.argv[2], lambda *_: os.kill(os.getpid(), signal.SIGKILL))
export(study, ExportWish(study.folder / "exports" / "out.h5"))
"""


@pytest.mark.parametrize("step", ["_write", "_compare"])
def test_what_a_killed_export_left_is_gone_when_the_study_is_next_opened(kept: Kept, step: str) -> None:
    kept.add("0a", (0, 1))
    path = kept.export().path
    data = path.read_bytes()
    kept.add("0b", (0, 1))
    done = subprocess.run([sys.executable, "-c", KILLED, str(kept.folder), step], check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(list(path.parent.iterdir())) == 2
    assert path.read_bytes() == data
    open_study(kept.folder)
    assert list(path.parent.iterdir()) == [path]


# What --also writes.


def table(path: Path) -> list[dict[str, str]]:
    header, *lines = rows_of(path.read_bytes(), what="table")
    return [dict(zip(header, line, strict=True)) for line in lines]


@pytest.fixture
def both(kept: Kept) -> Kept:
    """One session of 2 × 2 with two chosen, one or none, and one of 2 × 3 ranked."""
    kept.add("0a", (1, 0), (2,), ())
    kept.add("0b", (3, 0), design=kept.ranked, annotator="@P02", group="-g")
    return kept


def test_csv_tables_say_what_the_dataset_says_by_name(both: Kept) -> None:
    report = both.export(also=("csv",))
    assert [path.name for path in report.also] == [
        "out.sessions.csv", "out.screens.csv", "out.triplets.csv", "out.dictionary.csv",
    ]  # fmt: skip
    sessions, screens, triplets, words = (table(path) for path in report.also)
    with h5py.File(report.path) as file:
        names = file["image/name"].asstr()[:]
        wanted = [[*names[row], str(screen)] for row, screen in zip(
            file["triplet/anchor_near_far"][:], file["triplet/screen"][:], strict=True
        )]  # fmt: skip
    assert [list(row.values()) for row in triplets] == wanted
    assert [(row["annotator"], row["design"], row["group"]) for row in sessions] == [
        ("P01", "plain", ""), ("@P02", "+ranked", "-g"),
    ]  # fmt: skip
    assert screens[0]["probe"] == "=1.png"
    assert screens[0]["grid"].split("|") == [r"a\x7cb.png", "c d.png", "ü.png", "4.png"]
    assert screens[0]["choice_order"] == "2 1 0 0"
    assert screens[0]["choice_ms"] == "501 500 NA NA"
    assert screens[2]["chosen"] == "0 0 0 0"
    assert screens[0]["shown_scale"] == "1.0"
    described = {(row["file"], row["column"]) for row in words}
    for name, rows_there in (("sessions", sessions), ("screens", screens), ("triplets", triplets)):
        assert {(name, column) for column in rows_there[0]} == {one for one in described if one[0] == name}
    assert all(row["description"] for row in words)


def test_no_cell_of_any_csv_is_a_formula(both: Kept) -> None:
    for path in both.export(also=("csv", "psychds")).path.parent.rglob("*.csv"):
        for line in csv.reader(path.read_text("utf-8").splitlines()):
            for cell in line:
                assert not re.match(r"[=+@\t\r-]", cell) or re.fullmatch(r"-\d+(\.\d+)?", cell), (path, cell)


def test_the_cblearn_file_has_list_order_triplets_names_and_screens(both: Kept) -> None:
    report = both.export(also=("cblearn",))
    (path,) = report.also
    with np.load(path, allow_pickle=False) as data, h5py.File(report.path) as file:
        assert set(data.files) == {"triplets", "names", "screen"}
        assert np.array_equal(data["triplets"], file["triplet/anchor_near_far"][:])
        assert np.array_equal(data["screen"], file["triplet/screen"][:])
        assert data["names"].tolist() == list(NAMES)


def test_the_psiz_file_has_rank_observations_query_first_chosen_next_then_the_rest(both: Kept) -> None:
    (path,) = both.export(also=("psiz",)).also
    with np.load(path, allow_pickle=False) as data:
        assert data["given4rank2_stimulus_set"].tolist() == [[1, 3, 2, 4, 5]]
        assert data["given4rank1_stimulus_set"].tolist() == [[1, 4, 2, 3, 5]]
        assert data["given6rank2_stimulus_set"].tolist() == [[1, 6, 3, 4, 5, 7, 2]]
        assert (int(data["given6rank2_n_select"]), data["given6rank2_is_ranked"].tolist()) == (2, [1])
        assert data["given4rank2_is_ranked"].tolist() == [0]
        assert data["given6rank2_screen"].tolist() == [3]
        assert data["given6rank2_annotator"].tolist() == [0]
        assert data["names"].tolist() == list(NAMES)
        assert not [name for name in data.files if name.startswith("given4rank0")]


def test_the_psych_ds_folder_describes_every_column_of_its_tables(both: Kept) -> None:
    (folder,) = both.export(also=("psychds",)).also
    assert folder.name == "out-psychds"
    description = json.loads((folder / "dataset_description.json").read_text("utf-8"))
    assert description["@context"].rstrip("/").endswith("schema.org")
    assert (description["@type"], description["name"]) == ("Dataset", "=Foods")
    assert {"description", "variableMeasured"} <= description.keys()
    told = {variable["name"]: variable["description"] for variable in description["variableMeasured"]}
    described = set(told)
    assert (
        told["source"].startswith("where it was answered; lab") and "In screens: how it was" in told["source"]
    )
    tables = sorted((folder / "data").iterdir())
    assert len(tables) == 3
    for path in tables:
        assert re.fullmatch(r"([a-z]+-[a-zA-Z0-9]+)(_[a-z]+-[a-zA-Z0-9]+)*_data\.csv", path.name)
        header, *lines = csv.reader(path.read_text("utf-8").splitlines())
        assert set(header) <= described
        assert len(lines) > 1


def test_a_large_study_reads_in_the_time_of_its_sessions(
    kept: Kept, count: Callable[[int, int], int]
) -> None:
    for number in range(count(50, 1000)):
        kept.add(f"{number % 256:02x}", (0, 1), name=f"{number:032x}", id=f"{number:032x}")
    assert len(kept.ids()) == count(50, 1000)


@pytest.mark.parametrize(
    "place", ["study.json", "exclusions.json", "sessions/{session}.gridlab", "designs/a.h5", "images/ü.png"]
)
def test_what_makes_up_the_study_is_never_written_over(kept: Kept, place: str) -> None:
    path = kept.add("0a", (0, 1))
    place = place.format(session=path.stem)
    before = {one: one.read_bytes() for one in kept.folder.rglob("*") if one.is_file()}
    for out in (kept.folder / place, kept.folder / "exports" / ".." / place):
        with pytest.raises(GridLabError, match="belongs to the study"):
            export(kept.study, ExportWish(out))
    assert {one: one.read_bytes() for one in kept.folder.rglob("*") if one.is_file()} == before


def test_a_dataset_may_lie_anywhere_else_in_the_study(kept: Kept) -> None:
    kept.add("0a", (0, 1))
    assert kept.export("out.h5").triplets == 4


@pytest.mark.parametrize("name", ["out.h5", "circle/out.h5"])
def test_a_place_that_is_a_link_to_itself_is_told(sitting, tmp_path, name) -> None:
    (tmp_path / "out.h5").symlink_to("out.h5")
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(GridLabError, match="leads to itself"):
        export(sitting.study, ExportWish(tmp_path / name))
    assert (tmp_path / "out.h5").is_symlink()
