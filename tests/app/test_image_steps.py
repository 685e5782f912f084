"""Steps of describing images: each by its name, and none takes back what another one changed."""

from dataclasses import replace

import pytest

from gridlab.app.image_set import added, labelled
from gridlab.app.image_steps import describe_step, include_step, label_step, labels_step, tidy, uses_of
from gridlab.app.study_view import DesignEntry
from gridlab.domain.design import Block, Design, Grid
from gridlab.domain.images import Image
from gridlab.store.images.labels_csv import LabelMatch, LabelRow, RowMatch, Words
from gridlab.store.images.scan import Duplicate, Refusal, ScanReport

DESIGN = Design(name="grid", blocks=(Block(Grid(1, 2, 1)),))
ONE, TWO = Image("one.png", "a" * 64, 10, 10, "fruit"), Image("two.png", "b" * 64, 10, 10)


@pytest.mark.parametrize(
    ("step", "name"),
    [
        (include_step([ONE], False), "Exclude: one.png"),
        (include_step([ONE, TWO], True), "Include: 2 images"),
        (label_step([ONE, TWO], "x"), "Label: 2 images"),
        (label_step([TWO], ""), "Remove the label: two.png"),
        (describe_step(ONE, replace(ONE, alt="A thing")), "Alternative text: one.png"),
        (describe_step(ONE, replace(ONE, included=False)), "Exclude: one.png"),
        (describe_step(ONE, replace(ONE, label="x", alt="A thing")), "Describe: one.png"),
    ],
)
def test_a_step_says_what_it_does_and_to_what(step, name: str) -> None:
    assert step([ONE, TWO]).name == name


def test_a_step_keeps_what_an_earlier_one_changed_meanwhile() -> None:
    step = describe_step(ONE, replace(ONE, alt="A thing"))
    edit = step([replace(ONE, label="renamed"), TWO])
    assert edit.after == (replace(ONE, label="renamed", alt="A thing"),)


def test_labels_of_a_file_change_only_the_images_that_differ() -> None:
    match = LabelMatch((), (RowMatch(2, ONE, ONE), RowMatch(3, TWO, replace(TWO, label="b"))), (), (), (), 0)
    edit = labels_step(match, "own.csv")([ONE, TWO])
    assert (edit.name, edit.after) == ("Labels from own.csv", (replace(TWO, label="b"),))


def test_a_typed_text_is_kept_in_single_spaces_and_one_unicode_form() -> None:
    assert tidy("  cafe\u0301 \n au  lait ") == "café au lait"


def test_an_excluded_image_is_drawn_by_no_design() -> None:
    entries = [DesignEntry("grid", DESIGN), DesignEntry("broken", None)]
    assert uses_of(ONE, entries) == ([], ["grid"])
    assert uses_of(replace(ONE, included=False), entries) == ([], [])


def test_what_was_left_out_is_counted_beside_what_came_in() -> None:
    said = added(ScanReport((ONE, TWO), (Refusal("notes.jpg", "no picture"),), (), ()))
    assert (said.kind, said.what) == ("warn", "2 images added.")
    assert said.rest == "1 file skipped."
    said = added(ScanReport((ONE,), (), (Duplicate("one.png", "copy.png"),), ()))
    assert (said.kind, said.what) == ("ok", "1 image added.")
    assert added(ScanReport((ONE,), (), (), ())).rest == ""


def test_rows_of_a_labels_file_that_were_not_taken_are_counted() -> None:
    lost = LabelRow(4, "none.png", Words("x"))
    match = LabelMatch((), (RowMatch(3, TWO, replace(TWO, label="b")),), (lost,), (lost,), (), 0)
    said = labelled(match, "own.csv")
    assert said.what == "1 image changed by own.csv."
    assert said.rest == "2 rows skipped."
