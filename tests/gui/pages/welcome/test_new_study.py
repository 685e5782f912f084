"""The form of a new study by itself: what it proposes, what it refuses, and the wish that it tells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from gridlab.app.study_view import StudyWish
from gridlab.gui.pages.welcome.new_study import NewStudy


@pytest.fixture
def form(qapp: object) -> Iterator[NewStudy]:
    made = NewStudy()
    made.show()
    yield made
    made.deleteLater()


@pytest.fixture
def wishes(form: NewStudy) -> list[StudyWish]:
    told: list[StudyWish] = []
    form.create_requested.connect(told.append)
    return told


def test_title_and_place_follow_the_images_until_they_are_typed(form: NewStudy, tmp_path: Path) -> None:
    form.begin(tmp_path / "fresh_food")
    assert form.title.text() == "Fresh food"
    assert form.folder.text() == str(tmp_path / "fresh_food-study")
    form.title.clear()
    QTest.keyClicks(form.title, "My own")
    form.set_images(tmp_path / "animals")
    assert form.title.text() == "My own"
    assert form.folder.text() == str(tmp_path / "animals-study")
    form.begin(tmp_path / "plants")
    assert form.title.text() == "Plants", "a form that is begun anew proposes again"


def test_a_place_that_was_taken_away_is_proposed_again(form: NewStudy, tmp_path: Path) -> None:
    QTest.keyClicks(form.folder, "x")
    form.set_images(tmp_path / "food")
    assert form.folder.text() == "x"
    QTest.keyClick(form.folder, "\b")
    form.set_images(tmp_path / "food")
    assert form.folder.text() == str(tmp_path / "food-study")


def test_what_is_missing_is_told_at_its_field_and_nothing_is_made(
    form: NewStudy, wishes: list[StudyWish], tmp_path: Path
) -> None:
    form.create_button.click()
    assert [one.property("wrong") for one in (form.images, form.folder)] == [True, True]
    assert form.images.accessibleDescription() == "Choose a folder that exists."
    assert not wishes
    form.set_images(tmp_path)
    assert form.images.property("wrong") is False
    form.create_button.click()
    assert form.folder.property("wrong") is False
    assert len(wishes) == 1


def test_the_wish_says_all_that_was_entered(form: NewStudy, wishes: list[StudyWish], tmp_path: Path) -> None:
    form.begin(tmp_path)
    form.labels.setText(str(tmp_path / "own.csv"))
    form._fields.entry("link").show(True)
    QTest.keyClick(form.title, "\r")
    place = tmp_path.parent / f"{tmp_path.name}-study"
    assert wishes == [StudyWish(place, tmp_path, form.title.text(), tmp_path / "own.csv", link=True)]


def test_while_a_study_is_made_no_second_one_is_begun(
    form: NewStudy, wishes: list[StudyWish], tmp_path: Path
) -> None:
    form.begin(tmp_path)
    form.set_working(True)
    assert not form.create_button.isEnabled()
    assert not form.images.isEnabled()
    form.set_working(False)
    form.create_button.click()
    assert len(wishes) == 1
