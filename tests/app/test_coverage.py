"""Coverage, answered questions and what an export leaves out are counted from the sessions themselves."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from gridlab.app.answered import answered_questions
from gridlab.app.collected import Collected, collecting
from gridlab.app.coverage import covering, split_screens
from gridlab.app.outlook import looking_ahead, outlook_said
from gridlab.app.overview import backup_said, holds_said, left_out_said
from gridlab.app.simulate import simulate
from gridlab.app.study import OpenStudy
from gridlab.app.study_create import create_study
from gridlab.domain.progress import Cancel, no_progress
from gridlab.store.places import shipped
from gridlab.store.sessions.list import list_sessions
from gridlab.store.settings import Settings, write_settings


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> OpenStudy:
    """Fourteen images and four simulated people."""
    folder = tmp_path_factory.mktemp("coverage")
    (folder / "images").mkdir()
    for path in sorted(shipped("resources", "samples", "food-100", "images").iterdir())[:14]:
        (folder / "images" / path.name).write_bytes(path.read_bytes())
    opened, _ = create_study(
        folder / "study", folder / "images", designs=("grid-8-choose-2",), title="Covered"
    )
    simulate(opened, "grid-8-choose-2", 4)
    return opened


@pytest.fixture(scope="module")
def collected(study: OpenStudy) -> Collected:
    return collecting(study, "simulated").work(Cancel(), no_progress)


def test_pairs_are_counted_as_often_as_they_met_and_were_chosen(collected: Collected) -> None:
    found = covering(collected).work(Cancel(), no_progress)
    probe, grid = collected.ints("screen/probe"), collected.ints("screen/grid")
    chosen = collected.ints("screen/chosen")
    place = np.argsort(found.order)
    met, took = np.zeros((14, 14)), np.zeros((14, 14))
    shows = np.zeros(14, int)
    for screen in np.flatnonzero(collected.counted):
        shows[probe[screen]] += 1
        for cell, image in enumerate(grid[screen]):
            if image >= 0:
                one, other = place[probe[screen]], place[image]
                shows[image] += 1
                for pair in ((one, other), (other, one)):
                    met[pair] += 1
                    took[pair] += chosen[screen, cell] > 0
    assert np.array_equal(found.together, met)
    assert np.array_equal(found.chosen, took)
    assert np.array_equal(found.screens, shows)


def test_shared_screens_are_listed_by_how_little_people_agree(collected: Collected) -> None:
    found = split_screens(collected)
    shared = collected.ints("screen/kind") == 4
    positions = {tuple(sorted(row)) for row in collected.ints("screen/grid")[shared].tolist()}
    assert len(found) >= len(positions)
    assert [one.agreement for one in found] == sorted(one.agreement for one in found)
    assert all(0 <= one.agreement <= 1 and one.people >= 2 for one in found)


def fake(questions: list[dict[str, Any]], answers: list[tuple[str, str]]) -> Any:
    """Just the columns that questions are read from."""
    texts = {
        "design/json": [json.dumps({"questions": questions})],
        "answer/question": [name for name, _ in answers],
        "answer/text": [text for _, text in answers],
    }
    return SimpleNamespace(texts=lambda path: texts[path])


def test_choices_are_counted_and_numbers_make_a_histogram() -> None:
    questions = [
        {"id": "hand", "text": "Which hand?", "kind": "choice", "choices": ["left", "right"], "export": True},
        {"id": "age", "text": "How old?", "kind": "number", "export": True},
        {"id": "why", "text": "Why?", "kind": "text", "export": True},
        {"id": "secret", "text": "Name?", "kind": "text"},
    ]
    ages = [str(age) for age in range(18, 78)]
    answers = [("hand", "right"), ("hand", "right"), *(("age", age) for age in ages)]
    answers += [("why", f"because of {word * 30}") for word in "abcdefghijklmnop"]
    hand, age, why = answered_questions(fake(questions, answers))
    assert (hand.title, hand.people, hand.bars) == ("Which hand?", 2, (("left", 0), ("right", 2)))
    assert age.shape == "histogram"
    assert sum(many for _, many in age.bars) == 60
    assert [name for name, _ in age.bars] == ["10", "20", "30", "40", "50", "60", "70"]
    assert (why.shape, why.people) == ("texts", 16)


def test_a_question_without_answers_is_shown_empty_and_odd_texts_are_no_numbers() -> None:
    questions = [{"id": "age", "text": "How old?", "kind": "number", "export": True}]
    (age,) = answered_questions(fake(questions, []))
    assert (age.people, age.bars) == (0, ())
    (age,) = answered_questions(fake(questions, [("age", "nan"), ("age", "1e999"), ("age", "30")]))
    assert age.shape == "counts"


def test_what_the_export_leaves_out_is_named_with_its_reason(study: OpenStudy, collected: Collected) -> None:
    rows = list_sessions(study.folder)
    assert left_out_said(rows, "simulated", collected) == []
    assert left_out_said(rows, "main", None) == ["4 of other purposes, which have exports of their own"]
    assert holds_said(collected).startswith("4 sessions with ")


def test_the_backup_says_where_it_stands(study: OpenStudy, tmp_path: Path) -> None:
    assert "No backup" in backup_said(study)
    write_settings(Settings(backup=str(tmp_path)))
    assert "Nothing is backed up yet" in backup_said(study)
    sessions = tmp_path / study.study.id / "sessions"
    sessions.mkdir(parents=True)
    (sessions / "one.gridlab").write_bytes(b"x")
    assert backup_said(study).startswith("1 session backed up, the last Today")


def test_the_outlook_stands_between_chance_and_the_ceiling(collected: Collected) -> None:
    found = looking_ahead(collected).work(Cancel(), no_progress)
    assert found.people == 4
    assert found.ahead is not None
    assert 0 < found.error < 0.5
    assert "Twice the screens" in outlook_said(found)
