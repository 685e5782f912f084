"""A form is made from the rows of a table, tells what is entered, and when it counts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from gridlab.gui.kit.buttons import SegmentedButtons
from gridlab.gui.kit.entries import Field, NoValue, SeveralEntry
from gridlab.gui.kit.fields import NumberField, TextField
from gridlab.gui.kit.form_table import LONG_PAUSE_MS, PAUSE_MS, Fields, Row, Section

TABLE = (
    Section(
        "station",
        "This station",
        (
            Row("Number", (Field("number", "Station number", "number", high=999),), note="One each."),
            Row("Folder", (Field("folder", "Backup folder"),), beside=lambda: QPushButton("Choose")),
        ),
        more=(
            Row(
                "Theme", (Field("theme", "Theme", "choice", choices=(("light", "Light"), ("dark", "Dark"))),)
            ),
        ),
    ),
    Section(
        "rare",
        "Rare",
        (Row("Share", (Field("share", "Share", "decimal", "%", optional=True),)),),
        is_open=False,
    ),
)


@pytest.fixture
def form(qapp: QApplication) -> Iterator[Fields]:
    made = Fields(TABLE)
    list(made.unfolding())
    made.show_values({"number": 3, "folder": "", "theme": "light", "share": None}.__getitem__)
    made.show()
    yield made
    made.deleteLater()


@pytest.fixture
def told(form: Fields) -> list[object]:
    """What the form tells: the key of what was entered, and whether what counts was left."""
    found: list[object] = []
    form.entered.connect(lambda field: found.append(field.key))
    form.completed.connect(found.append)
    return found


def test_what_is_shown_is_what_stands_in_the_fields(form: Fields, told: list[object]) -> None:
    assert isinstance(form.widget("number"), NumberField)
    assert isinstance(form.widget("theme"), SegmentedButtons)
    assert [form.value(key) for key in ("number", "folder", "theme")] == [3, "", "light"]
    assert told == []
    assert {one.text() for one in form.findChildren(QLabel)} >= {"Number", "Folder", "One each."}
    assert form.findChildren(QPushButton, options=Qt.FindChildOption.FindChildrenRecursively)


def test_a_part_that_is_folded_is_made_when_it_is_needed(form: Fields) -> None:
    assert form.made("share") is None
    field = form.widget("share")
    assert isinstance(field, TextField)
    assert form.value("share") is None or field.text() == ""
    assert form.folds == "", "nobody but the form unfolded it"


def test_typing_counts_on_enter_on_leaving_and_after_a_while(form: Fields, told: list[object]) -> None:
    field = form.widget("folder")
    field.setFocus()
    QTest.keyClicks(field, "ab")
    assert told == ["folder", "folder"], "it may go on"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told[2:] == [True]
    QTest.keyClicks(field, "c")
    QTest.keyClicks(form.widget("number"), "1")
    assert told[3:6] == ["folder", True, "number"], "something else is entered"
    QTest.qWait(PAUSE_MS + 200)
    assert told[6:] == [], "31 may become 310"
    QTest.qWait(LONG_PAUSE_MS - PAUSE_MS + 200)
    assert told[6:] == [False]


def test_a_click_counts_at_once(form: Fields, told: list[object]) -> None:
    theme = form.widget("theme")
    assert isinstance(theme, SegmentedButtons)
    QTest.mouseClick(theme.buttons()[1], Qt.MouseButton.LeftButton)
    assert form.value("theme") == "dark"
    assert told == ["theme", True]


def test_what_is_wrong_is_said_at_its_field_and_unfolds_it(form: Fields) -> None:
    section = form.sections["station"]
    section.set_open(False, more=True)
    form.mark({"theme": "Not at night.", "number": "Up to 99."})
    assert form.faults == ["Up to 99.", "Not at night."]
    assert section.more is not None
    assert section.more.is_open
    assert form.widget("number").property("wrong") is True
    form.mark({})
    assert form.faults == []
    assert form.widget("number").property("wrong") is False


def test_what_is_no_value_is_none_and_stays_as_it_is_typed(form: Fields) -> None:
    field = form.widget("number")
    assert isinstance(field, NumberField)
    field.setText("many")
    with pytest.raises(NoValue):
        form.value("number")
    form.show_values({"number": 3, "folder": "x", "theme": "light", "share": None}.__getitem__)
    assert field.text() == "many", "3 is what it was shown before"
    assert form.value("folder") == "x"


def test_of_several_values_any_are_chosen_and_others_can_be_offered(qapp: QApplication) -> None:
    rows = (
        Row("Also", (Field("also", "Also", "several", choices=(("csv", "CSV"), ("psiz", "PsiZ"))),)),
        Row("", (Field("small", "Small pictures", "check"),), under=True),
    )
    made = Fields((Section("export", "Export", rows),))
    told: list[object] = []
    made.entered.connect(lambda field: told.append(field.key))
    made.show_values({"also": ("psiz",), "small": True}.__getitem__)
    assert (made.value("also"), made.value("small")) == (("psiz",), True) and told == []
    also = made.entry("also")
    assert isinstance(also, SeveralEntry)
    also.boxes["csv"].click()
    assert made.value("also") == ("csv", "psiz") and told == ["also"]
    assert also.boxes["csv"].accessibleName() == "Also: CSV"
    also.offer([("one", "One")])
    assert made.value("also") == () and list(also.boxes) == ["one"]
    made.deleteLater()
