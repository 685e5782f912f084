"""The Methods text says what the files say, and each number can be counted again there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import h5py
import numpy as np
import pytest

from gridlab.app.embedding.embed import EmbedWish, make_embedding
from gridlab.app.embedding.settings import Wanted
from gridlab.app.export import ExportWish, export
from gridlab.app.paper.facts import Facts, facts_of
from gridlab.app.paper.methods import Section, sections_of, written
from gridlab.app.paper.references import bibtex
from gridlab.app.study import OpenStudy, open_study
from gridlab.domain.errors import GridLabError

KEPT = Path(__file__).parents[1] / "kept" / "v1" / "study"


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> OpenStudy:
    """The kept study of seven people, with sessions of every status and exclusions of every kind."""
    return open_study(shutil.copytree(KEPT, tmp_path_factory.mktemp("methods") / "study"))


@pytest.fixture(scope="module")
def facts(study: OpenStudy) -> Facts:
    return facts_of(study)


def text_of(facts: Facts, heading: str) -> str:
    return " ".join(
        text for section in sections_of(facts) if section.heading == heading for text in section.paragraphs
    )


def test_every_count_is_that_of_the_exported_dataset(study: OpenStudy, facts: Facts, tmp_path: Path) -> None:
    done = export(study, ExportWish(tmp_path / "data.h5"))
    with h5py.File(done.path) as file:
        triplets = file["triplet/anchor_near_far"][:]
        anchors, pairs = triplets[:, :1], np.sort(triplets[:, 1:], axis=1)
        unique = len(np.unique(np.hstack([anchors, pairs]), axis=0))
        assert facts.screens == len(file["screen/probe"])
        assert facts.counted_screens == len(np.unique(file["triplet/screen"][:]))
        assert sum(rule.screens for rule in facts.rules) == (file["exclusion/screen"][:] >= 0).sum()
    assert (facts.triplets, facts.unique) == (done.triplets, unique)
    assert f"{done.triplets:,} triplets ({unique:,} different questions)" in text_of(facts, "Answers")


def test_people_who_declined_or_withdrew_are_counted_but_gave_no_answers(facts: Facts) -> None:
    assert facts.statuses["declined"] == 1 and facts.statuses["withdrawn"] == 2
    people = text_of(facts, "Participants")
    assert "Seven people gave answers in four complete sessions and three sessions that ended early" in people
    assert "Of ten sessions begun, 1 did not consent and 2 withdrew." in people


def test_a_rule_decided_after_the_lock_says_so(facts: Facts) -> None:
    text = text_of(facts, "Exclusions")
    assert "(“ran out of time”), decided 2026-12-02, after the rules had been locked." in text
    assert "(“did not look”), decided 2026-10-01." in text


def test_each_design_is_told_with_its_id(facts: Facts) -> None:
    assert {one.design.name for one in facts.designs} == {"everything", "small"}
    task = text_of(facts, "Task")
    for one in facts.designs:
        assert f"Design id: {one.id[:12]}." in task


def test_answers_to_exported_questions_are_counted(facts: Facts) -> None:
    people = text_of(facts, "Participants")
    assert "age: median 31, from 31 to 31 (n = 1)." in people
    assert "hand: “links” 1." in people


def test_latex_has_no_sign_that_latex_would_take_for_a_command() -> None:
    text = written([Section("50 % of A_B", ("{a} & $b$ #1 ~ ^ \\ <x> 2 × 3",))], "latex")
    assert text == (
        "\\subsection*{50 \\% of A\\_B}\n\n"
        "\\{a\\} \\& \\$b\\$ \\#1 \\textasciitilde{} \\textasciicircum{} \\textbackslash{} "
        "\\textless{}x\\textgreater{} 2 $\\times$ 3\n"
    )


def test_markdown_and_plain_text_say_the_same_sentences(facts: Facts) -> None:
    sections = sections_of(facts)
    plain, marked = written(sections), written(sections, "markdown")
    assert marked.startswith("## Participants\n\n") and plain.startswith("PARTICIPANTS\n\n")
    assert all(text in plain and text in marked for section in sections for text in section.paragraphs)


def test_a_study_that_nobody_answered_has_no_methods_text(tmp_path: Path) -> None:
    bare = shutil.copytree(KEPT, tmp_path / "bare", ignore=shutil.ignore_patterns("sessions"))
    with pytest.raises(GridLabError) as told:
        facts_of(open_study(bare))
    assert told.value.todo


def test_a_kept_map_is_told_with_how_it_was_made_and_what_it_errs(tmp_path: Path) -> None:
    study = open_study(shutil.copytree(KEPT, tmp_path / "study"))
    out = study.folder / "embeddings" / "first.h5"
    out.parent.mkdir()
    report = make_embedding(EmbedWish(study.folder, out, Wanted("tste", 2), 0, "main"))
    text = text_of(facts_of(study), "Embedding")
    assert "The map “first” places 28 images in two dimensions by t-distributed" in text
    assert f"It told {report.heldout_error:.3f} of the triplets of held-out screens wrongly" in text


def test_a_damaged_kept_map_is_named_and_left_out(tmp_path: Path) -> None:
    study = open_study(shutil.copytree(KEPT, tmp_path / "study"))
    maps = study.folder / "embeddings"
    maps.mkdir()
    make_embedding(EmbedWish(study.folder, maps / "first.h5", Wanted("tste", 2), 0, "main"))
    (maps / "second.h5").write_bytes((maps / "first.h5").read_bytes()[:-500])
    found = facts_of(study)
    assert [one.name for one in found.maps] == ["first"]
    assert found.left_out == ("second.h5",)


def test_references_are_entries_that_bibtex_reads() -> None:
    entries = bibtex().split("\n\n")
    assert len(entries) >= 5
    for entry in entries:
        assert re.fullmatch(r"@[a-z]+\{[a-z0-9]+,\n(  [a-z]+ = \{.+\},\n)+\}\n?", entry), entry
