"""The dataset: every line of the contract's section 6, read with bare h5py from files made from sessions."""

from __future__ import annotations

import hashlib
import json
import math
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridlab.domain.design import Block, Catch, Design, Grid, Layout, Question, ScreenCounts
from gridlab.domain.errors import GridLabError
from gridlab.domain.exclusion import Decision, Exclusions, Rule, excluded
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Cancelled
from gridlab.domain.screen import How, Screen, ScreenKind, ScreenSource
from gridlab.domain.session import (
    Device,
    Display,
    Event,
    EventKind,
    Response,
    SessionHeader,
    SessionImage,
    SessionRecord,
)
from gridlab.domain.study import Metadata, Study
from gridlab.store import disk
from gridlab.store.dataset.check import problems
from gridlab.store.dataset.columns import Columns, columns_of
from gridlab.store.dataset.layout import COLUMNS, is_filtered
from gridlab.store.dataset.pieces import piece_of
from gridlab.store.dataset.write import write_dataset
from gridlab.store.design_file import checked_design, design_id, parse_design
from tests.domain.one_by_one import triplets_of

IMAGES = tuple(
    Image(f"{row}.png", f"{row + 1:064x}", 100 + row, 50, f"label {row % 3}", f"alt {row}", row != 9)
    for row in range(10)
)
STUDY = Study("cd" * 16, "Foods", metadata=Metadata(creators=("A. Person",), licence="CC0"), images=IMAGES)
SMALL = Block(grid=Grid(2, 2, 2, 0), screens=ScreenCounts(6, 1, 1, 1, 1))
RANKED = Block(grid=Grid(3, 3, 3, ranked=True), layout=Layout(probe="center"), catch=Catch("label"))
DESIGN = checked_design(
    Design(
        name="two",
        blocks=(SMALL, RANKED),
        questions=(Question("age", "Age?", "number", export=True), Question("mail", "Mail?")),
    )
)
OTHER = checked_design(Design(name="another", language="de", blocks=(SMALL,)))
# Rows of the header's images, which are the study's from the ninth to the first.
SHOWN = tuple(SessionImage(image.name, image.sha256) for image in IMAGES[8::-1])
SCREENS = (
    Screen(0, ScreenKind.PRACTICE, 0, (1, 0, 3, 4), (1,)),
    Screen(0, ScreenKind.MAIN, 1, (2, 3, 4, 5)),
    Screen(0, ScreenKind.SHARED, 2, (5, 3, 1, 0)),
    Screen(0, ScreenKind.CATCH, 3, (3, 2, 1, 0), (0,)),
    Screen(0, ScreenKind.REPEAT, 1, (5, 4, 3, 2), (), 1),
    Screen(1, ScreenKind.MAIN, 8, (0, 1, 2, 3, 4, 5, 6, 7)),
    Screen(1, ScreenKind.CATCH, 0, (1, 2, 3, 4, 5, 6, 7, 8), (2, 5, 7)),
)


def header(**changes: Any) -> SessionHeader:
    design = changes.get("design", DESIGN)
    plain = SessionHeader(
        id="ab" * 16,
        study=STUDY.id,
        annotator="P01",
        number=100_003,
        purpose="main",
        design=design,
        design_id=design_id(design),
        images=SHOWN,
        set_digest="0" * 64,
        set_length=len(IMAGES),
        screens=SCREENS,
        display=Display(1366, 768, 1.5, 59.94),
        started_utc="2026-03-01T10:20:59Z",
        group="lab",
        system="Linux",
        generator="GridLab 1",
    )
    return replace(plain, **changes)


def given_to(screen: int, *chosen: int, **changes: Any) -> Response:
    """An answer: cells in the order of choosing, 100 ms apart."""
    times = tuple(400 + 100 * i for i in range(len(chosen)))
    return replace(Response(screen, 0, chosen, times, 5000 * screen + 7, 2000 + screen), **changes)


ANSWERS = (
    given_to(0, 1, 3),
    given_to(1, 3, 0, retracted=True),
    given_to(2, 0, 2, off_focus_ms=12, shown_scale=0.9, resumed=True),
    given_to(1, 2, 1, attempt=1),
    given_to(3, 2, 0),
    given_to(4, 3, timed_out=True),
    given_to(5, 6, 0, 3),
    given_to(6, 5, 2, 6),
)
EVENTS = (
    Event(7, EventKind.ONSET, 0),
    Event(400, EventKind.CHOOSE, 0, 1, Device.TOUCH),
    Event(39_000, EventKind.PAUSE),
)


def record(*responses: Response, **changes: Any) -> SessionRecord:
    own = ("status", "answers", "events", "copy", "resumed")
    mine = {key: changes.pop(key) for key in own if key in changes}
    plain = SessionRecord(header(**changes), "complete", responses or ANSWERS, EVENTS, duration_s=61)
    return replace(plain, consent_sha256="f" * 64, **mine)


def columns(
    *records: SessionRecord, rules: Exclusions | None = None, study: Study = STUDY, **options: Any
) -> Columns:
    rows = {image.sha256: row for row, image in enumerate(study.images)}
    rules = rules or Exclusions()
    return columns_of(
        study, [piece_of(one, rows, excluded(rules, [one])) for one in records], "main", **options
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "out.h5"


def written(path: Path, *records: SessionRecord, **options: Any) -> h5py.File:
    write_dataset(path, columns(*records, **options))
    assert problems(path) == []
    return h5py.File(path, "r")


def texts(found: h5py.Dataset) -> list[str]:
    return list(found.asstr()[:])


def by_hand(file: h5py.File) -> tuple[list[list[int]], list[int]]:
    """The triplets of the contract, from /screen alone, one by one."""
    triplets, rows = [], []
    screen = {name: file[f"screen/{name}"][:].tolist() for name in ("session", "block", "kind", "n", "probe")}
    screen |= {
        name: file[f"screen/{name}"][:].tolist() for name in ("grid", "chosen", "choice_order", "excluded")
    }
    designs = [json.loads(text) for text in texts(file["design/json"])]
    of_session = file["session/design"][:].tolist()
    for row, kind in enumerate(screen["kind"]):
        if kind not in (0, 4) or screen["excluded"][row]:
            continue
        ranked = designs[of_session[screen["session"][row]]]["blocks"][screen["block"][row]]["grid"]["ranked"]
        grid, chosen, order = (screen[name][row] for name in ("grid", "chosen", "choice_order"))
        for near in range(screen["n"][row]):
            for far in range(screen["n"][row]):
                is_later = ranked and chosen[far] == 1 and order[far] > order[near]
                if chosen[near] == 1 and (chosen[far] == 0 or is_later):
                    triplets.append([screen["probe"][row], grid[near], grid[far]])
                    rows.append(row)
    return triplets, rows


def test_an_answered_screen_is_a_row_with_images_of_the_study_and_padding(path: Path) -> None:
    with written(path, record()) as file:
        screen = file["screen"]
        assert screen["grid"][1].tolist() == [6, 5, 4, 3, -1, -1, -1, -1]
        assert screen["grid"][5].tolist() == [8, 7, 6, 5, 4, 3, 2, 1]
        assert screen["probe"][:].tolist() == [8, 7, 6, 5, 7, 0, 8]
        assert screen["n"][:].tolist() == [4, 4, 4, 4, 4, 8, 8]
        assert screen["position"][:].tolist() == list(range(7))
        assert screen["block"][:].tolist() == [0, 0, 0, 0, 0, 1, 1]
        assert screen["kind"][:].tolist() == [1, 0, 4, 2, 3, 0, 2]
        assert screen["chosen"][1].tolist() == [0, 1, 1, 0, -1, -1, -1, -1]
        assert screen["choice_order"][1].tolist() == [0, 2, 1, 0, -1, -1, -1, -1]
        assert screen["choice_ms"][1].tolist() == [-1, 500, 400, -1, -1, -1, -1, -1]
        assert screen["choice_order"][5].tolist() == [2, 0, 0, 3, 0, 0, 1, 0]
        assert screen["planted"][3].tolist() == [1, 0, 0, 0, -1, -1, -1, -1]
        assert screen["planted"][0].tolist() == [0, 1, 0, 0, -1, -1, -1, -1]
        assert screen["passed"][:].tolist() == [-1, -1, -1, 1, -1, -1, 0]
        assert screen["repeats"][:].tolist() == [-1, -1, -1, -1, 1, -1, -1]
        assert screen["resumed"][:].tolist() == [0, 0, 1, 0, 0, 0, 0]
        assert screen["timed_out"][:].tolist() == [0, 0, 0, 0, 1, 0, 0]
        assert screen["off_focus_ms"][:].tolist() == [0, 0, 12, 0, 0, 0, 0]
        assert screen["shown_scale"][2] == np.float32(0.9)
        assert screen["onset_ms"][:].tolist() == [5000 * p + 7 for p in range(7)]
        assert screen["response_ms"][:].tolist() == [2000 + p for p in range(7)]
        assert screen["excluded"][:].tolist() == [0] * 7


def test_the_triplets_are_those_of_the_contract_in_its_order(path: Path) -> None:
    with written(path, record()) as file:
        triplets, rows = by_hand(file)
        assert file["triplet/anchor_near_far"][:].tolist() == triplets
        assert file["triplet/screen"][:].tolist() == rows
        # main (k 2, n 4): 4; shared: 4; ranked (k 3, n 8): 15 + 3. Practice, catch and repeat give none.
        assert [rows.count(row) for row in range(7)] == [0, 4, 4, 0, 0, 18, 0]
        assert triplets[:4] == [[7, 5, 6], [7, 5, 3], [7, 4, 6], [7, 4, 3]]
        ranked = [tuple(one) for one in triplets[8:]]
        assert (0, 2, 8) in ranked
        assert (0, 8, 2) not in ranked


def test_every_response_is_there_also_the_retracted_one(path: Path) -> None:
    with written(path, record()) as file:
        response = file["response"]
        assert response["screen"][:].tolist() == [0, 1, 2, 1, 3, 4, 5, 6]
        assert response["attempt"][:].tolist() == [0, 0, 0, 1, 0, 0, 0, 0]
        assert response["retracted"][:].tolist() == [0, 1, 0, 0, 0, 0, 0, 0]
        assert response["chosen"][1].tolist() == [1, 0, 0, 1, -1, -1, -1, -1]
        assert response["response_ms"][:].tolist() == [2000, 2001, 2002, 2001, 2003, 2004, 2005, 2006]


def test_a_screen_that_lost_its_standing_response_is_no_row_and_breaks_nothing(path: Path) -> None:
    cut = record(given_to(0, 1, 2), given_to(1, 0, 1, retracted=True), status="partial", copy="salvaged")
    with written(path, cut) as file:
        assert file["screen/position"][:].tolist() == [0]
        assert file["response/screen"][:].tolist() == [0]


def test_fewer_chosen_when_timed_out_and_none_chosen_are_rows_as_they_are(path: Path) -> None:
    answers = (given_to(1, 2, timed_out=True), given_to(2), given_to(5, timed_out=True))
    with written(path, record(*answers, status="partial")) as file:
        assert (file["screen/chosen"][:] == 1).sum(axis=1).tolist() == [1, 0, 0]
        assert file["triplet/screen"][:].tolist() == [0, 0, 0]
        assert texts(file["session/status"]) == ["partial"]


def test_a_repeat_whose_original_is_not_answered_points_nowhere(path: Path) -> None:
    with written(path, record(given_to(4, 0, 1), status="partial")) as file:
        assert file["screen/repeats"][:].tolist() == [-1]


def test_repeats_point_to_rows_also_in_later_sessions(path: Path) -> None:
    later = record(id="cd" * 16, started_utc="2026-03-02T10:00:00Z")
    with written(path, later, record()) as file:
        assert file["screen/repeats"][:].tolist() == [-1, -1, -1, -1, 1, -1, -1, -1, -1, -1, -1, 8, -1, -1]
        assert file["response/screen"][8:].tolist() == [7, 8, 9, 8, 10, 11, 12, 13]
        assert file["event/screen"][:].tolist() == [0, 0, -1, 7, 7, -1]


def test_events_have_codes_times_and_no_screen_where_there_is_none(path: Path) -> None:
    unanswered = Event(1, EventKind.ONSET, 6)
    with written(path, record(given_to(0, 1, 2), status="partial", events=(*EVENTS, unanswered))) as file:
        event = file["event"]
        assert event["t_ms"][:].tolist() == [1, 7, 400, 39_000]
        assert event["screen"][:].tolist() == [-1, 0, 0, -1]
        assert event["kind"][:].tolist() == [0, 0, 1, 7]
        assert event["cell"][:].tolist() == [-1, -1, 1, -1]
        assert event["device"][:].tolist() == [0, 0, 3, 0]


def test_sessions_are_ordered_by_start_then_id_designs_by_id_annotators_by_code(path: Path) -> None:
    minute = {"started_utc": "2026-03-01T10:20:00Z"}
    records = (
        record(id="03" * 16, annotator="b", started_utc="2026-04-02T08:00:00Z"),
        record(id="02" * 16, annotator="a", **minute),
        record(
            given_to(1, 0, 1),
            id="01" * 16,
            annotator="C",
            design=OTHER,
            screens=SCREENS[:5],
            status="partial",
        ),
    )
    with written(path, *records) as file:
        assert [identity[:2] for identity in texts(file["session/id"])] == ["01", "02", "03"]
        assert texts(file["annotator/code"]) == ["C", "a", "b"]
        assert file["session/annotator"][:].tolist() == [0, 1, 2]
        ids = texts(file["design/id"])
        assert ids == sorted({design_id(DESIGN), design_id(OTHER)})
        assert [ids[row] for row in file["session/design"][:]] == [design_id(OTHER)] + [design_id(DESIGN)] * 2
        session, position = file["screen/session"][:].tolist(), file["screen/position"][:].tolist()
        pairs = list(zip(session, position, strict=True))
        assert pairs == sorted(pairs)
        assert texts(file["session/language"]) == ["de", "en", "en"]


def test_a_session_says_what_it_was(path: Path) -> None:
    with written(path, record()) as file:
        session = {name: file["session"][name][0] for name in file["session"]}
        known = {
            name: value.decode() if isinstance(value, bytes) else value for name, value in session.items()
        }
        assert known == {
            "id": "ab" * 16, "annotator": 0, "design": 0, "number": 100_003, "purpose": "main",
            "status": "complete", "started_utc": "2026-03-01T10:20Z", "duration_s": 61, "group": "lab",
            "language": "en", "consent_sha256": "f" * 64, "display_width": 1366, "display_height": 768,
            "display_scale": 1.5, "refresh_hz": np.float32(59.94), "system": "Linux",
            "generator": "GridLab 1", "source": "lab", "note": "", "enjoyment": -1,
        }  # fmt: skip


def test_a_session_says_where_it_was_answered(path: Path) -> None:
    with written(path, record(source="web"), record(id="cd" * 16, source="simulated")) as file:
        assert texts(file["session/source"]) == ["web", "simulated"]
    assert problems(path) == []


@pytest.mark.parametrize(
    ("answer", "number"), [("4", 4), (" 5", 5), ("0", -1), ("6", -1), ("4.5", -1), ("٣", -1), ("", -1)]
)
def test_enjoyment_is_the_answer_to_its_question_where_it_is_1_to_5(
    path: Path, answer: str, number: int
) -> None:
    with written(path, record(answers=(("enjoyment", answer),))) as file:
        assert file["session/enjoyment"][:].tolist() == [number]
    assert problems(path) == []


def test_a_screen_has_the_display_that_it_was_answered_on(path: Path) -> None:
    elsewhere, last = Display(800, 600, 2.0, 120.0), Display(1024, 768)
    with written(path, record(resumed=((2, elsewhere), (2, last), (5, elsewhere)))) as file:
        screen = file["screen"]
        # The second screen was answered anew after the third.
        assert screen["display_width"][:].tolist() == [1366, 1024, 1024, 1024, 800, 800, 800]
        assert screen["display_height"][:].tolist() == [768, 768, 768, 768, 600, 600, 600]
        assert screen["display_scale"][:].tolist() == [1.5, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0]
        assert screen["refresh_hz"][:].tolist()[1:] == [60.0, 60.0, 60.0, 120.0, 120.0, 120.0]
        assert file["session/display_width"][:].tolist() == [1366]
    assert problems(path) == []


def test_a_screen_says_how_it_was_chosen(path: Path) -> None:
    hows = (How(), How(ScreenSource.RANDOM_ARM, 0.25), How(ScreenSource.ADAPTIVE, 0.75))
    screens = (*map(lambda one, how: one._replace(how=how), SCREENS, hows), *SCREENS[3:])
    with written(path, record(screens=screens)) as file:
        assert file["screen/source"][:].tolist() == [0, 1, 2, 0, 0, 0, 0]
        assert file["screen/propensity"][:].tolist() == [1, 0.25, 0.75, 1, 1, 1, 1]
    assert problems(path) == []


def test_images_are_in_study_order_also_those_that_nobody_saw(path: Path) -> None:
    with written(path, record()) as file:
        image = file["image"]
        assert texts(image["name"]) == [one.name for one in IMAGES]
        assert texts(image["sha256"]) == [one.sha256 for one in IMAGES]
        assert image["width"][:].tolist() == [one.width for one in IMAGES]
        assert image["height"][:].tolist() == [50] * 10
        assert texts(image["label"]) == [one.label for one in IMAGES]
        assert texts(image["alt"]) == [one.alt for one in IMAGES]
        assert image["included"][:].tolist() == [1] * 9 + [0]
        assert "thumbnail" not in image


def test_designs_are_whole_and_give_their_id_again(path: Path) -> None:
    with written(path, record()) as file:
        design = parse_design(texts(file["design/json"])[0].encode())
        assert design_id(design) == texts(file["design/id"])[0]
        assert (design.name, texts(file["design/name"])) == ("two", ["two"])


def test_only_answers_to_exported_questions_are_there(path: Path) -> None:
    with written(path, record(answers=(("age", "31"), ("mail", "somebody")))) as file:
        assert (texts(file["answer/question"]), texts(file["answer/text"])) == (["age"], ["31"])
        assert file["answer/session"][:].tolist() == [0]
    assert b"somebody" not in path.read_bytes()


def test_metadata_are_json_with_the_months_of_collection(path: Path) -> None:
    later = record(id="cd" * 16, started_utc="2026-05-02T10:00:00Z")
    with written(path, record(), later) as file:
        metadata = json.loads(file["metadata"].asstr()[()])
        assert metadata["creators"] == ["A. Person"]
        assert metadata["licence"] == "CC0"
        assert metadata["months"] == ["2026-03", "2026-05"]


def test_attributes_say_what_the_file_is_and_count(path: Path) -> None:
    with written(path, record()) as file:
        attributes = dict(file.attrs)
        generator = attributes.pop("generator")
        assert generator.startswith("GridLab ")
        assert attributes == {
            "format": "gridlab-dataset", "format_version": "1.1", "title": "Foods", "purpose": "main",
            "n_images": 10, "n_sessions": 1, "n_screens": 7, "n_triplets": 26,
        }  # fmt: skip


def test_what_rules_and_decisions_exclude_stays_as_rows_and_gives_no_triplets(path: Path) -> None:
    rules = Exclusions(
        locked="2026-03-05",
        rules=(Rule("response_ms_below", 2002, "too fast", decided="2026-03-01"),),
        decisions=(
            Decision("ab" * 16, 5, "fire alarm", decided="2026-03-06T10:00Z"),
            Decision("cd" * 16, None, "asleep", decided="2026-03-02"),
            Decision("ef" * 16, None, "not here", decided="2026-03-02"),
        ),
    )
    with written(path, record(), record(id="cd" * 16), rules=rules) as file:
        assert file["screen/excluded"][:].tolist() == [0, 1, 0, 0, 0, 1, 0] + [1] * 7
        assert set(file["triplet/screen"][:]) == {2}
        assert file["triplet/anchor_near_far"][:].tolist() == by_hand(file)[0]
        exclusion = file["exclusion"]
        assert exclusion["session"][:].tolist() == [0, 0, 1, 1]
        assert exclusion["screen"][:].tolist() == [1, 5, 8, -1]
        assert texts(exclusion["rule"]) == ["response_ms_below", "decision", "response_ms_below", "decision"]
        assert exclusion["value"][0] == 2002
        assert math.isnan(exclusion["value"][1])
        assert texts(exclusion["reason"]) == ["too fast", "fire alarm", "too fast", "asleep"]
        assert texts(exclusion["decided"])[1].startswith("2026-03-06T10:00Z")


def test_a_rule_on_catch_screens_excludes_the_whole_session(path: Path) -> None:
    rules = Exclusions(rules=(Rule("catch_share_below", 0.8, "not attentive", decided="2026-03-01"),))
    with written(path, record(), rules=rules) as file:
        assert file["screen/excluded"][:].tolist() == [1] * 7
        assert file["triplet/screen"].shape == (0,)
        assert file["exclusion/screen"][:].tolist() == [-1]


def test_every_column_has_its_place_type_and_description_and_nothing_else_is_there(path: Path) -> None:
    types = {"i1": np.int8, "i4": np.int32, "f4": np.float32, "f8": np.float64}
    with written(path, record()) as file:
        found: dict[str, h5py.Dataset] = {}
        file.visititems(
            lambda name, item: found.update({name: item}) if isinstance(item, h5py.Dataset) else None
        )
        assert set(found) == {column.path for column in COLUMNS if not column.optional}
        for column in COLUMNS:
            if column.optional:
                continue
            dataset = found[column.path]
            if column.kind == "str":
                text = h5py.check_string_dtype(dataset.dtype)
                # Of no row a fixed length: R's hdf5r cannot read variable-length text without rows.
                assert (text.encoding, text.length) == ("utf-8", None if dataset.size else 1)
            else:
                assert dataset.dtype == types[column.kind]
            assert dataset.attrs["description"]
            assert dataset.maxshape == dataset.shape
            is_coded = column.kind == "i1" and column.path != "screen/block"
            assert "meaning" in dataset.attrs or not is_coded
            assert dataset.attrs.get("units") == "ms" or not column.path.endswith("_ms")


def test_what_is_above_64_kib_is_shuffled_and_compressed_and_nothing_else_is(path: Path) -> None:
    many = [record(id=f"{i:032x}") for i in range(400)]
    with written(path, *many) as file:
        seen = []
        file.visititems(lambda _, item: seen.append(item) if isinstance(item, h5py.Dataset) else None)
        for dataset in seen:
            is_large = dataset.nbytes > 64 * 1024
            assert (dataset.compression, dataset.shuffle) == (("gzip", True) if is_large else (None, False))
            assert not is_large or dataset.compression_opts == 4
        assert {dataset.compression for dataset in seen} == {"gzip", None}
    assert is_filtered("i4", 16_385)
    assert not is_filtered("i4", 16_384)


def test_the_file_is_of_the_oldest_version_that_every_program_reads(path: Path) -> None:
    written(path, record()).close()
    assert path.read_bytes()[:9] == b"\x89HDF\r\n\x1a\n\0"  # version 0 of the superblock


SCRIPT = """
import runpy
made = runpy.run_path({test!r})
made["write_dataset"](made["Path"]({out!r}), made["columns"](made["record"](), made["record"](id="cd" * 16)))
"""


def test_the_same_sessions_give_the_same_bytes_later_and_in_another_process(
    path: Path, tmp_path: Path
) -> None:
    records = (record(), record(id="cd" * 16))
    sha256 = write_dataset(path, columns(*records))
    data = path.read_bytes()
    assert sha256 == hashlib.sha256(data).hexdigest()
    time.sleep(1.1)
    assert write_dataset(path, columns(*reversed(records))) == sha256
    assert path.read_bytes() == data
    other = tmp_path / "other.h5"
    script = SCRIPT.format(test=__file__, out=str(other))
    subprocess.run([sys.executable, "-c", script], check=True)
    assert other.read_bytes() == data


def test_no_sessions_make_empty_tables(path: Path) -> None:
    write_dataset(path, columns())
    assert problems(path) == []
    with h5py.File(path, "r") as file:
        assert file["screen/grid"].shape == (0, 0)
        assert file["triplet/anchor_near_far"].shape == (0, 3)
        assert len(file["session/id"]) == 0
        assert len(file["image/name"]) == 10


def test_a_session_with_an_image_that_the_study_lacks_is_refused_by_name() -> None:
    study = replace(STUDY, images=IMAGES[:5])
    with pytest.raises(GridLabError, match=r"doesn't have: 8\.png, 7\.png"):
        columns(record(), study=study)


def test_odd_texts_are_read_back_as_they_were_but_for_the_null_character(path: Path) -> None:
    odd = "=1+1\n„ü😀” <script>\t'"
    study = replace(STUDY, title=odd + "\0", metadata=Metadata(contact="a\0b"))
    with written(path, record(group=odd, answers=(("age", "3\0"),)), study=study) as file:
        assert texts(file["session/group"]) == [odd]
        assert texts(file["answer/text"]) == ["3\ufffd"]
        assert file.attrs["title"] == odd + "\ufffd"
        assert json.loads(file["metadata"].asstr()[()])["contact"] == "a\0b"


def test_thumbnails_are_pixels_of_every_image(path: Path) -> None:
    pictures = np.arange(10 * 64 * 64 * 3, dtype=np.uint8).reshape(10, 64, 64, 3)
    with written(path, record(), thumbnails=pictures) as file:
        assert np.array_equal(file["image/thumbnail"][:], pictures)
        assert file["image/thumbnail"].attrs["description"]


def test_progress_goes_up_to_its_total(path: Path) -> None:
    steps: list[tuple[int, int]] = []
    write_dataset(path, columns(record()), progress=lambda done, total: steps.append((done, total)))
    assert steps[-1] == (52, 52)
    assert steps == sorted(steps)


def test_cancelled_or_failing_the_old_file_stays_and_nothing_is_left(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"old")
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        write_dataset(path, columns(record()), cancel=cancel)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for call in ("fsync", "replace"):
        with monkeypatch.context() as patched, pytest.raises(GridLabError, match="disk is full"):
            patched.setattr(disk, call, fail)
            write_dataset(path, columns(record()))
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    "where", ["screen/probe", "triplet/screen", "triplet/anchor_near_far", "session/group"]
)
def test_a_disk_that_gives_back_other_values_is_noticed_before_the_old_file_goes(
    path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    path.write_bytes(b"old")
    real = disk.fsync

    def lie(descriptor: int) -> None:
        real(descriptor)
        (temporary,) = path.parent.glob("*.part")
        with h5py.File(temporary, "r+") as file:
            file[where][0] = "other" if where == "session/group" else 9

    monkeypatch.setattr(disk, "fsync", lie)
    with pytest.raises(GridLabError, match="reads back differently"):
        write_dataset(path, columns(record()))
    assert path.read_bytes() == b"old"


def test_a_place_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GridLabError, match="no folder"):
        write_dataset(tmp_path / "none" / "a.h5", columns(record()))
    with pytest.raises(GridLabError, match="is a folder"):
        write_dataset(tmp_path, columns(record()))


def main_row(file: h5py.File) -> int:
    """A row of a main screen."""
    return int(np.flatnonzero(file["screen/kind"][:] == 0)[-1])


CHANGES = {
    "a triplet turned": ("triplet/anchor_near_far", lambda t: t.__setitem__(0, [t[0][0], t[0][2], t[0][1]])),
    "a triplet of another screen": ("triplet/screen", lambda s: s.__setitem__(0, 2)),
    "an excluded screen with triplets": ("screen/excluded", lambda s: s.__setitem__(1, 1)),
    "another cell chosen": ("screen/chosen", lambda c: c.__setitem__(1, [1, 0, 1, 0, -1, -1, -1, -1])),
    "an order that is none": ("screen/choice_order", lambda c: c.__setitem__((1, 1), 1)),
    "a cell beyond the grid": ("screen/grid", lambda c: c.__setitem__((1, 5), 3)),
    "an image that is none": ("screen/probe", lambda p: p.__setitem__(0, 10)),
    "an unknown kind": ("screen/kind", lambda k: k.__setitem__(0, 9)),
    "rows out of order": ("screen/position", lambda p: p.__setitem__(0, 5)),
    "a negative time": ("screen/response_ms", lambda p: p.__setitem__(0, -5)),
    "an annotator that is none": ("session/annotator", lambda p: p.__setitem__(0, 2)),
    "a design that is none": ("design/json", lambda p: p.__setitem__(0, "{}")),
    "a design that is another": (
        "design/json",
        lambda p: p.__setitem__(0, p.asstr()[0].replace("Age?", "Old?")),
    ),
    "a start out of order": ("session/started_utc", lambda p: p.__setitem__(0, "2027-01-01T00:00Z")),
    "an annotator out of order": ("annotator/code", lambda p: p.__setitem__(0, "Z")),
    "a response of another screen": ("response/screen", lambda p: p.__setitem__(0, 2)),
    "right cells on a main screen": (
        "screen/planted",
        lambda p: p.__setitem__((main_row(p.file), 0), 1),
    ),
    "a main screen that was passed": ("screen/passed", lambda p: p.__setitem__(main_row(p.file), 1)),
    "a time of a cell not chosen": (
        "screen/choice_ms",
        lambda c: c.__setitem__(tuple(np.argwhere(c.file["screen/chosen"][:] == 0)[0]), 7),
    ),
    "a main screen that repeats": ("screen/repeats", lambda r: r.__setitem__(main_row(r.file), 0)),
    "an event of no cell": ("event/cell", lambda c: c.__setitem__(0, 500)),
    "a code that names somebody": ("annotator/code", lambda p: p.__setitem__(0, "0@b.org")),
    "a digest that is none": ("image/sha256", lambda p: p.__setitem__(0, "xyz")),
    "a name twice": ("image/name", lambda p: p.__setitem__(1, p[0])),
    "a session that does not count": ("session/status", lambda p: p.__setitem__(0, "withdrawn")),
    "a session of another purpose": ("session/purpose", lambda p: p.__setitem__(0, "simulated")),
    "a size that is no number": ("screen/shown_scale", lambda p: p.__setitem__(0, np.nan)),
    "a negative duration": ("session/duration_s", lambda p: p.__setitem__(0, -5)),
    "a column without description": ("screen/kind", lambda p: p.attrs.__delitem__("description")),
    "a place that is none": ("session/source", lambda p: p.__setitem__(0, "home")),
    "more enjoyment than there is": ("session/enjoyment", lambda p: p.__setitem__(0, 6)),
    "a way of choosing that is none": ("screen/source", lambda p: p.__setitem__(0, 3)),
    "a propensity above 1": ("screen/propensity", lambda p: p.__setitem__(0, 1.5)),
    "a display without end": ("screen/refresh_hz", lambda p: p.__setitem__(0, np.inf)),
    "a display of negative width": ("screen/display_width", lambda p: p.__setitem__(0, -2)),
    "another answer than given": ("response/chosen", lambda c: c.__setitem__((2, 1), 1)),
}


@pytest.mark.parametrize("name", CHANGES)
def test_checking_finds(path: Path, name: str) -> None:
    where, change = CHANGES[name]
    written(path, record(), record(id="cd" * 16, annotator="P02")).close()
    with h5py.File(path, "r+") as file:
        change(file[where])
    assert problems(path)


def test_checking_finds_a_missing_row_column_or_count(path: Path) -> None:
    data = (written(path, record()).close(), path.read_bytes())[1]
    changes = (
        lambda file: file.__delitem__("screen/probe"),
        lambda file: file.attrs.__setitem__("n_triplets", 25),
        lambda file: file.attrs.__delitem__("title"),
        lambda file: file.attrs.__setitem__("format_version", "2.0"),
        lambda file: file.attrs.__setitem__("format_version", "1.0"),
        lambda file: file.__delitem__("screen/propensity"),
        lambda file: (file.__delitem__("image/label"), file.create_dataset("image/label", data=["a"])),
        lambda file: file.create_group("other"),
    )
    for change in changes:
        path.write_bytes(data)
        with h5py.File(path, "r+") as file:
            change(file)
        assert problems(path)


def test_what_is_not_known_of_a_screen_is_marked_so(path: Path) -> None:
    written(path, record()).close()
    with h5py.File(path, "r+") as file:
        file["session/source"][0] = "unknown"
        for name, unknown in (("display_width", -1), ("display_scale", np.nan), ("propensity", np.nan)):
            file[f"screen/{name}"][0] = unknown
    assert problems(path) == []


def test_a_dataset_of_version_1_0_is_sound_without_what_came_later(path: Path) -> None:
    written(path, record()).close()
    with h5py.File(path, "r+") as file:
        for column in COLUMNS:
            if column.since == "1.1":
                del file[column.path]
        file.attrs["format_version"] = "1.0"
    assert problems(path) == []


@st.composite
def answered(draw: st.DrawFn) -> SessionRecord:
    """A session of random screens with random answers, some retracted, some not answered."""
    screens, responses = [], []
    for position in range(draw(st.integers(1, 8))):
        block = draw(st.integers(0, 1))
        probe = draw(st.integers(0, 8))
        others = [row for row in range(9) if row != probe]
        grid = tuple(draw(st.permutations(others))[: (4, 8)[block]])
        screens.append(Screen(block, draw(st.sampled_from(ScreenKind)), probe, grid))
        for attempt in range(draw(st.integers(0, 2))):
            cells = draw(st.permutations(range(len(grid))))[: draw(st.integers(0, 3))]
            if attempt:
                responses[-1] = replace(responses[-1], retracted=True)
            responses.append(given_to(position, *cells, attempt=attempt))
    identity = f"{draw(st.integers(0, 2**64)):032x}"
    return (
        record(*responses, id=identity, screens=tuple(screens), status="partial") if responses else record()
    )


@settings(max_examples=40)
@given(st.lists(answered(), max_size=4, unique_by=lambda one: one.header.id))
def test_the_triplets_of_any_sessions_are_those_of_each_screen(
    tmp_path_factory: pytest.TempPathFactory, records: Sequence[SessionRecord]
) -> None:
    path = tmp_path_factory.mktemp("any") / "out.h5"
    write_dataset(path, columns(*records))
    assert problems(path) == []
    wanted = []
    row_of = {image.sha256: row for row, image in enumerate(IMAGES)}
    rows = [row_of[image.sha256] for image in SHOWN]
    for one in sorted(records, key=lambda one: one.header.id):
        for position, response in sorted(one.standing().items()):
            screen = one.header.screens[position]
            if screen.yields_triplets:
                ranked = one.header.design.blocks[screen.block].grid.ranked
                grid = [rows[image] for image in screen.grid]
                wanted += triplets_of(rows[screen.probe], grid, response.chosen, ranked).tolist()
    with h5py.File(path, "r") as file:
        assert file["triplet/anchor_near_far"][:].tolist() == wanted
        assert by_hand(file)[0] == wanted
        assert by_hand(file)[1] == file["triplet/screen"][:].tolist()


def test_a_text_column_without_rows_is_sound_as_earlier_programs_wrote_it(path: Path) -> None:
    with written(path, record()) as file:
        assert file["exclusion/rule"].shape == (0,)
    with h5py.File(path, "r+") as file:
        for name in ("rule", "reason", "decided"):
            attributes = dict(file[f"exclusion/{name}"].attrs)
            del file[f"exclusion/{name}"]
            made = file.create_dataset(f"exclusion/{name}", data=[], dtype=h5py.string_dtype("utf-8"))
            made.attrs.update(attributes)
    assert problems(path) == []
