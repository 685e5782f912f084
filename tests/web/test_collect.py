"""Answers of a published page become ordinary sessions, whatever order they come in."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gridlab.app.study import OpenStudy
from gridlab.app.web.collect import collect
from gridlab.app.web.judging import code_of
from gridlab.domain.publication import Publication
from gridlab.store.places import study_data
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.list import list_sessions, session_path
from tests.cli.conftest import Run
from tests.web.answering import DESIGN, Annotator, publish, sealed, write_lines

IDS = {
    "PROLIFIC_PID": "5f0c2b1a9d8e7f6a5b4c3d2e",
    "STUDY_ID": "study-1801",
    "SESSION_ID": "64aa00bb11cc22dd33ee44ff",
}


def files(study: OpenStudy) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((study.folder / "sessions").glob("*"))}


def who_line(publication: Publication, session: str, ids: dict[str, str]) -> bytes:
    return json.dumps({"session": session, "who": sealed(publication, session, ids)}).encode()


def rows_of(gridlab: Run, study: OpenStudy, *words: object, code: int = 0) -> Any:
    done = gridlab("collect", study.folder, *words, "--json")
    assert done.code == code, done.err
    return done.json


def test_a_whole_session_lists_checks_and_exports_like_any_other(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path
) -> None:
    who = Annotator(publication, number=7).finish()
    found = rows_of(gridlab, study, write_lines(tmp_path / "a.jsonl", who))
    code = code_of(who.session)
    assert found == {
        "rows": [
            {
                "session": who.session, "number": 7, "annotator": code, "status": "complete",
                "answered": 9, "outcome": "added", "problem": "",
            }
        ],
        "added": 1,
        "refused": 0,
    }  # fmt: skip
    assert len(code) == 9 and code[0] == "W" and code.isupper() and code.isalpha()
    (row,) = gridlab("sessions", study.folder, "--json").json["rows"]
    assert (row["id"], row["number"], row["status"], row["purpose"]) == (who.session, 7, "complete", "main")
    assert gridlab("check", study.folder).code == 0
    exported = gridlab("export", study.folder, "-o", tmp_path / "out.h5", "--json").json
    assert exported["triplets"] == 7 * 4
    assert gridlab("check", tmp_path / "out.h5").code == 0
    header = read_session(session_path(study.folder, who.session)).header
    assert (header.source, header.publication, header.sink) == ("web", publication.id, "serve")
    assert (header.display.width, header.system) == (1280, "Chrome 156 on Linux")


def test_any_order_any_number_of_times_and_in_halves_gives_the_same_files(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path
) -> None:
    people = [Annotator(publication, number).finish() for number in range(4)]
    people.append(Annotator(publication, 5).go(6))
    lines = [line for one in people for line in one.lines]
    everything = tmp_path / "all.jsonl"
    everything.write_bytes(b"".join(lines))
    rows_of(gridlab, study, everything)
    first = files(study)
    assert len(first) == 5
    rows_of(gridlab, study, everything)
    assert files(study) == first

    for path in (study.folder / "sessions").iterdir():
        path.unlink()
    (tmp_path / "even.jsonl").write_bytes(b"".join(reversed(lines[::2])))
    (tmp_path / "odd.jsonl").write_bytes(b"".join(lines[1::2]))
    rows_of(gridlab, study, tmp_path / "odd.jsonl", tmp_path / "even.jsonl")
    assert files(study) == first


def test_a_longer_record_takes_the_place_of_its_beginning(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path
) -> None:
    who = Annotator(publication).go(7)
    short = write_lines(tmp_path / "short.jsonl", who)
    (row,) = rows_of(gridlab, study, short)["rows"]
    assert (row["status"], row["outcome"], row["answered"]) == ("partial", "added", 2)
    long = write_lines(tmp_path / "long.jsonl", who.finish())
    (row,) = rows_of(gridlab, study, long)["rows"]
    assert (row["status"], row["outcome"]) == ("complete", "replaced a shorter one")
    (row,) = rows_of(gridlab, study, short)["rows"]
    assert row["outcome"] == "already there"
    assert len(files(study)) == 1


def test_what_was_taken_is_not_looked_at_again_by_who_collects_all_the_time(
    study: OpenStudy, publication: Publication, tmp_path: Path
) -> None:
    one, two = Annotator(publication, 0).go(6), Annotator(publication, 1).finish()
    settled: set[tuple[str, str]] = set()
    assert len(collect(study, [write_lines(tmp_path / "a.jsonl", one, two)], settled=settled).rows) == 2
    again = collect(study, [write_lines(tmp_path / "a.jsonl", one.finish(), two)], settled=settled)
    assert [(row.session, row.status) for row in again.rows] == [(one.session, "complete")]
    assert not collect(study, [tmp_path / "a.jsonl"], settled=settled).rows


def test_until_someone_has_agreed_there_is_nothing_to_take(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path
) -> None:
    found = rows_of(gridlab, study, write_lines(tmp_path / "a.jsonl", Annotator(publication)))
    assert [row["outcome"] for row in found["rows"]] == ["nothing to take yet"]
    assert not files(study)


def test_platform_ids_go_to_the_keys_file_alone(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path
) -> None:
    who = Annotator(publication).finish()
    source = write_lines(tmp_path / "a.jsonl", who, extra=[who_line(publication, who.session, IDS)])
    found = rows_of(gridlab, study, source)
    keys = (study_data(study.study.id) / "keys.csv").read_text("utf-8").splitlines()
    assert keys[1:] == [
        f"{code_of(who.session)},,{IDS['PROLIFIC_PID']},STUDY_ID=study-1801; SESSION_ID={IDS['SESSION_ID']}"
    ]
    assert not any(one in json.dumps(found) for one in IDS.values())
    for path in study.folder.rglob("*"):
        if path.is_file():
            assert not any(one.encode() in path.read_bytes() for one in IDS.values()), path


def test_ids_sealed_for_another_session_are_told_and_the_answers_taken(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path
) -> None:
    who = Annotator(publication).finish()
    line = {"session": who.session, "who": sealed(publication, "f" * 32, IDS)}
    (row,) = rows_of(gridlab, study, write_lines(tmp_path / "a", who, extra=[json.dumps(line).encode()]))[
        "rows"
    ]
    assert row["outcome"] == "added" and "was not sealed for this publication and session" in row["problem"]
    assert not (study_data(study.study.id) / "keys.csv").exists()


def test_the_platforms_list_is_compared_in_both_directions(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path
) -> None:
    known, unknown = Annotator(publication, 0).finish(), Annotator(publication, 1).finish()
    lines = [
        who_line(publication, known.session, IDS),
        who_line(publication, unknown.session, {"PROLIFIC_PID": "nobody"}),
    ]
    source = write_lines(tmp_path / "a.jsonl", known, unknown, extra=lines)
    listed = tmp_path / "prolific.csv"
    listed.write_text(
        f"Submission id,Participant id,Status\n{IDS['SESSION_ID']},{IDS['PROLIFIC_PID']},AWAITING REVIEW\n"
        "77,other,RETURNED\n"
    )
    one, two, three = rows_of(gridlab, study, source, "--submissions", listed)["rows"]
    assert one["problem"] == ""
    assert two["problem"].startswith("no such submission")
    assert (three["session"], three["problem"]) == ("", "a submission without a session: 77, RETURNED")
    listed.write_text("a,b\n1,2\n")
    assert "no column" in gridlab("collect", study.folder, source, "--submissions", listed).err


def test_a_number_used_twice_is_told_of_both(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path
) -> None:
    people = [Annotator(publication, 3).finish(), Annotator(publication, 3).finish()]
    found = rows_of(gridlab, study, write_lines(tmp_path / "a.jsonl", *people))
    for row, other in zip(found["rows"], reversed(found["rows"]), strict=True):
        assert row["outcome"] == "added"
        assert row["problem"] == f"a number used twice: 3 is also that of {other['session']}"


@pytest.mark.parametrize("status", ["declined", "withdrawn"])
def test_who_declines_or_discards_leaves_only_that_it_ended(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path, status: str
) -> None:
    who = Annotator(publication).end(status, keep=status == "declined")
    (row,) = rows_of(gridlab, study, write_lines(tmp_path / "a.jsonl", who))["rows"]
    assert (row["status"], row["answered"], row["outcome"]) == (status, 0, "added")
    assert gridlab("check", study.folder).code == 0


@pytest.mark.parametrize("first", ["answers", "discarded"])
def test_discarded_answers_go_and_never_come_back(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path, first: str
) -> None:
    who = Annotator(publication).go(8)
    sources = {
        "answers": write_lines(tmp_path / "a.jsonl", who, extra=[who_line(publication, who.session, IDS)])
    }
    sources["discarded"] = write_lines(tmp_path / "b.jsonl", who.end("withdrawn", keep=False))
    last = "discarded" if first == "answers" else "answers"
    rows_of(gridlab, study, sources[first])
    rows_of(gridlab, study, sources[last])
    (path,) = (study.folder / "sessions").iterdir()
    record = read_session(path)
    assert (record.status, record.responses, record.answers) == ("withdrawn", (), ())
    assert b'"chosen"' not in path.read_bytes()
    keys = study_data(study.study.id) / "keys.csv"
    assert not keys.exists() or IDS["PROLIFIC_PID"] not in keys.read_text()


def test_erased_annotators_stay_erased(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path
) -> None:
    who = Annotator(publication).finish()
    source = write_lines(tmp_path / "a.jsonl", who, extra=[who_line(publication, who.session, IDS)])
    rows_of(gridlab, study, source)
    assert gridlab("erase", study.folder, "--annotator", code_of(who.session), "--yes").code == 0
    (row,) = rows_of(gridlab, study, source, code=1)["rows"]
    assert row["outcome"] == "refused" and "erased" in row["problem"]
    assert not files(study)
    assert IDS["PROLIFIC_PID"] not in (study_data(study.study.id) / "keys.csv").read_text()


def archive_of(path: Path, results: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("metadata.json", "{}")
        for name, data in results.items():
            archive.writestr(name, data)
    return path


def test_of_a_run_that_was_reloaded_in_jatos_the_longer_result_counts(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path
) -> None:
    who, other = Annotator(publication, 2).go(5), Annotator(publication, 4).finish()
    short = b"".join(who.lines)
    source = archive_of(
        tmp_path / "results.jrzip",
        {
            "study_result_11/comp-result_21/data.txt": short,
            "study_result_11/comp-result_22/data.txt": b"".join(who.finish().lines),
            "study_result_11/comp-result_23/data.txt": b"".join(Annotator(publication, 2).go(3).lines),
            "study_result_12/comp-result_24/data.txt": b"".join(other.lines),
            "study_result_12/comp-result_24/files/picture.png": b"\x89PNG",
            "../../evil/study_result_1/comp-result_1/data.txt.exe": b"no",
        },
    )
    found = rows_of(gridlab, study, source)
    assert [(row["number"], row["status"]) for row in found["rows"]] == [(2, "complete"), (4, "complete")]
    assert not (tmp_path.parent / "evil").exists()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("study_result_1/comp-result_1/data.txt", bytes(20 * 2**20), "unpacks to more"),
        ("other.txt", b"x", "has no study_result_N"),
    ],
)
def test_archives_that_are_too_large_or_none_of_jatos_are_refused(
    gridlab: Run,
    study: OpenStudy,
    publication: Publication,
    tmp_path: Path,
    name: str,
    data: bytes,
    told: str,
) -> None:
    source = archive_of(tmp_path / "r.zip", {name: data})
    (row,) = rows_of(gridlab, study, source, code=1)["rows"]
    assert told in row["problem"]


def test_a_folder_of_sources_is_collected_whole_and_what_is_broken_refused_alone(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path
) -> None:
    folder = tmp_path / "back"
    folder.mkdir()
    write_lines(folder / "a.jsonl", Annotator(publication, 1).finish(), extra=[b"what is this"])
    archive_of(
        folder / "b.zip",
        {"study_result_1/comp-result_1/data.txt": b"".join(Annotator(publication, 2).finish().lines)},
    )
    (folder / "c.zip").write_bytes((folder / "b.zip").read_bytes()[:200])
    (folder / "notes.docx").write_bytes(b"x")
    found = rows_of(gridlab, study, folder, code=1)
    assert (found["added"], found["refused"]) == (2, 2)
    assert len(list_sessions(study.folder)) == 2
    (folder / "empty").mkdir()
    assert "holds no inbox" in gridlab("collect", study.folder, folder / "empty").err


def test_files_that_are_no_answers_are_refused_once_each_and_the_page_itself_by_name(
    gridlab: Run, study: OpenStudy, tmp_path: Path
) -> None:
    (tmp_path / "other.json").write_text('{\n"a": 1,\n"b": 2\n}\n')
    found = rows_of(gridlab, study, tmp_path / "other.json", code=1)
    assert (found["added"], found["refused"]) == (0, 1)
    assert "none of its 4 lines" in found["rows"][0]["problem"]
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "manifest.json").write_text("{}")
    assert "the published page itself" in gridlab("collect", study.folder, tmp_path / "web").err


def test_only_the_design_that_was_published_decides_whatever_the_study_has_become(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path
) -> None:
    (study.folder / "designs" / f"{DESIGN.name}.json").unlink()
    who = Annotator(publication).finish()
    rows_of(gridlab, study, write_lines(tmp_path / "a.jsonl", who))
    assert [row.problem for row in list_sessions(study.folder)] == [""]
    assert any(path.name.startswith("page-") for path in (study.folder / "designs").iterdir())


def test_two_publications_are_told_apart(gridlab: Run, study: OpenStudy, tmp_path: Path) -> None:
    plain = replace(DESIGN, name="plain", pages=replace(DESIGN.pages, consent=""), questions=())
    people = [Annotator(publish(study)).finish(), Annotator(publish(study, plain)).finish()]
    found = rows_of(gridlab, study, write_lines(tmp_path / "a.jsonl", *people))
    assert [(row["status"], row["problem"]) for row in found["rows"]] == [("complete", "")] * 2
