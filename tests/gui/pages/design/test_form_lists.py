"""Blocks, questions, labels and listed screens are edited as lists, each edit a step with a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gridlab.app.study import OpenStudy
from gridlab.domain.design import Block, Design, Grid, ListedScreen, Question, ScreenCounts
from gridlab.gui.background import Background
from gridlab.gui.pages.design.form.form import DesignForm
from gridlab.gui.pages.design.form.item_list import ItemList
from gridlab.gui.pages.design.form.listed_field import ListedEntry
from gridlab.gui.pages.design.form.markdown_field import MarkdownEntry
from gridlab.gui.pages.design.form.supply import FormSupply
from gridlab.gui.shell.furniture import Furniture

Enter = Callable[..., None]
Until = Callable[..., None]


def steps_of(form: DesignForm) -> list[str]:
    told: list[str] = []
    form.edited.connect(lambda _design, step, _key: told.append(step))
    return told


def list_of(form: DesignForm, kind: str) -> ItemList:
    form.fields.sections[kind].set_open(True)
    return form.fields.items(kind)  # type: ignore[arg-type]


def names(form: DesignForm) -> list[str]:
    return [block.name for block in form.design.blocks]


def test_blocks_are_added_copied_moved_renamed_and_deleted(form: DesignForm, enter: Enter) -> None:
    told, chosen = steps_of(form), []
    form.block_chosen.connect(chosen.append)
    blocks = list_of(form, "blocks")
    assert not blocks.tools.delete.isEnabled(), "one block stays"
    enter(form, ("grid", "choose"), 2)
    blocks.tools.copy.click()
    assert names(form) == ["main", "main 2"]
    assert form.design.blocks[1].grid.choose == 2
    blocks.add_button.click()
    assert names(form) == ["main", "main 2", "block"]
    assert form.design.blocks[2].grid.choose == 4
    assert form.block == 2
    focus = QApplication.focusWidget()
    assert focus is form.field("name", scope="block"), "a new block is named first"
    QTest.keyClicks(focus, "faces")
    blocks.tools.up.click()
    assert names(form) == ["main", "faces", "main 2"]
    assert form.block == 1
    enter(form, ("screens", "main"), 8)
    assert [block.screens.main for block in form.design.blocks] == [20, 8, 20]
    blocks.view.setFocus()
    QTest.keyClick(blocks.view, Qt.Key.Key_Delete)
    assert names(form) == ["main", "main 2"]
    enter(form, ("order",), "rotated")
    assert form.design.order == "rotated"
    assert told[1:4] == ["Duplicate block main", "Add block block", "Change name of the block to f in f"]
    assert (
        told[-4:-2] == ["Change main screens to 8 in faces", "Delete block faces"]
        or "Delete block faces" in told
    )
    assert chosen[:3] == [1, 2, 1]


def test_the_choice_of_a_block_stands_above_the_form_where_there_are_several(
    form: DesignForm, enter: Enter
) -> None:
    assert not form._blocks.isVisible()
    form.set_design(Design(blocks=(Block(name="one"), Block(name="two", grid=Grid(3, 3, 2)))))
    assert form._blocks.isVisible()
    form._blocks.setFocus()
    QTest.keyClick(form._blocks, Qt.Key.Key_Down)
    assert form.field("grid", "rows").text() == "3"
    enter(form, ("grid", "rows"), 2)
    assert [block.grid.rows for block in form.design.blocks] == [4, 2]


def test_what_is_wrong_in_a_block_that_is_not_shown_is_said_at_the_list(
    form: DesignForm, enter: Enter
) -> None:
    form.set_design(Design(blocks=(Block(name="one"), Block(name="two"))))
    enter(form, ("layout", "probe"), "center")
    form.show_block(1)
    assert form.field("layout", "probe").value == "left"
    assert any(fault.startswith("1: Allowed: left, right or top") for fault in form.faults)
    blocks = list_of(form, "blocks")
    assert [item.wrong for item in blocks.model.rows] == [True, False]
    form.show_block(0)
    assert form.field("layout", "probe").value == "center", "what was entered is still there"
    enter(form, ("layout", "probe"), "right")
    assert form.faults == []


def test_questions_of_every_kind_are_made_by_keyboard(form: DesignForm, enter: Enter) -> None:
    told = steps_of(form)
    questions = list_of(form, "questions")
    questions.add_button.click()
    QTest.keyClicks(QApplication.focusWidget(), "How old are you?")
    enter(form, ("id",), "age", "question")
    enter(form, ("kind",), "number", "question")
    enter(form, ("required",), True, "question")
    questions.add_button.click()
    enter(form, ("text",), "Which hand?", "question")
    enter(form, ("kind",), "choice", "question")
    assert "at least two choices" in form.faults[0]
    assert form.design.questions[1].kind == "text", "it waits for its choices"
    enter(form, ("choices",), ("left", "right"), "question")
    enter(form, ("when",), "after", "question")
    enter(form, ("export",), True, "question")
    assert form.faults == []
    assert form.design.questions == (
        Question("age", "How old are you?", "number", required=True),
        Question("q1", "Which hand?", "choice", ("left", "right"), when="after", export=True),
    )
    questions.tools.up.click()
    assert [question.id for question in form.design.questions] == ["q1", "age"]
    enter(form, ("kind",), "text", "question")
    assert form.design.questions[0].choices == ()
    assert not form.field("choices", scope="question").isVisible()
    enter(form, ("id",), "age", "question")
    assert "no earlier question" in " ".join(form.faults)
    enter(form, ("id",), "hand", "question")
    questions.tools.delete.click()
    assert [question.id for question in form.design.questions] == ["age"]
    assert "Add question q1" in told
    assert "Move question q1" in told
    assert told[-1] == "Delete question hand"


@pytest.fixture
def studied(furniture: Furniture, until: Until) -> Iterator[tuple[DesignForm, Furniture]]:
    """The form on its page, with a study open."""
    furniture.window.activateWindow()
    furniture.window.go("design")
    furniture.design.show_design("triplet")
    yield furniture.design.form, furniture
    until(lambda: furniture.background.idle and not furniture.desks["design"].dirty)


def test_labels_of_the_study_are_ticked(studied: tuple[DesignForm, Furniture], enter: Enter) -> None:
    form, _ = studied
    view = form.field("images", "labels")
    rows = view.model().rows
    assert rows
    assert all(count > 0 for _, count in rows)
    wanted = (rows[0][0], rows[1][0])
    enter(form, ("images", "labels"), wanted)
    assert form.design.blocks[0].images.labels == wanted
    other = replace(form.design.blocks[0], images=replace(form.design.blocks[0].images, labels=("gone",)))
    form.set_design(replace(form.design, blocks=(other,)))
    assert view.model().rows[-1] == ("gone", -1), "a label that no image has is shown and can be taken off"


def listed_of(form: DesignForm) -> ListedEntry:
    entry = form.fields.entry(("block", ("sampling", "screens")))
    assert isinstance(entry, ListedEntry)
    return entry


def test_screens_are_listed_by_picking_pictures_with_the_keyboard(
    studied: tuple[DesignForm, Furniture], enter: Enter
) -> None:
    form, _ = studied
    told = steps_of(form)
    enter(form, ("screens", "repeat"), 0)
    enter(form, ("sampling", "method"), "listed")
    assert "at least 1 screen." in form.faults[0]
    field = listed_of(form)
    field.add_button.click()
    picker = field.picker
    assert picker is not None
    assert picker.view.hasFocus()
    assert not picker.add.isEnabled()
    images = [picker.model.rows[row].name for row in range(4)]
    for _ in range(3):
        QTest.keyClick(picker.view, Qt.Key.Key_Return)
        QTest.keyClick(picker.view, Qt.Key.Key_Right)
    assert picker.add.isEnabled()
    picker.add.click()
    first = ListedScreen(images[0], (images[1], images[2]))
    assert form.design.blocks[0].sampling.screens == (first,)
    assert form.faults == []
    assert told[-1] == "Add a listed screen"
    for name in (images[3], images[0], images[0], images[2], images[1]):  # the same once more takes it out
        picker.pick(name)
    picker.add.click()
    second = form.design.blocks[0].sampling.screens[1]
    assert {second.probe, *second.grid} == {images[3], images[1], images[2]}
    field.view.setFocus()
    QTest.keyClick(field.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert form.design.blocks[0].sampling.screens == (second, first)
    QTest.keyClick(field.view, Qt.Key.Key_Delete)
    assert form.design.blocks[0].sampling.screens == (first,)
    enter(form, ("sampling", "method"), "random")
    assert form.design.blocks[0].sampling.screens == ()
    assert not field.outer.isVisible()


def test_screens_are_listed_from_a_csv_once_its_faults_were_seen(
    studied: tuple[DesignForm, Furniture], enter: Enter, study: OpenStudy, tmp_path: Path, until: Until
) -> None:
    form, _ = studied
    a, b, c = (image.name for image in study.study.images[:3])
    enter(form, ("screens", "repeat"), 0)
    enter(form, ("sampling", "method"), "listed")
    path = tmp_path / "pilot screens.csv"
    path.write_text(f"probe,1,2\n{a},{b},{c}\n{a},{b}\n{b},nothing.png,{c}\n{b},{c},{a}\n", encoding="utf-8")
    field = listed_of(form)
    field.read_csv(path)
    assert field.csv is not None
    until(lambda: field.csv is not None and field.csv.take.isVisible())
    assert "Line 3: 2 names where 3 are needed" in field.csv.rows.text
    assert "Line 4: nothing.png is no image" in field.csv.rows.text
    assert "2 rows don't make a screen" in field.csv.message.text
    assert form.design.blocks[0].sampling.method == "balanced", "nothing is taken before it is wished"
    told = steps_of(form)
    assert field.csv.take.text() == "Use 2 screens"
    field.csv.take.click()
    assert form.design.blocks[0].sampling.screens == (ListedScreen(a, (b, c)), ListedScreen(b, (c, a)))
    assert told == ["List 2 screens from pilot screens.csv"]
    field.read_csv(tmp_path / "gone.csv")
    until(lambda: field.csv is not None and field.csv.message.text)
    assert len(form.design.blocks[0].sampling.screens) == 2


def test_a_larger_grid_waits_for_screens_that_fit_it(form: DesignForm, enter: Enter) -> None:
    block = Block(grid=Grid(1, 2, 1), screens=ScreenCounts(main=1, repeat=0))
    screens = tuple(ListedScreen("p", (f"a{row}", f"b{row}")) for row in range(20_000))
    block = replace(block, sampling=replace(block.sampling, method="listed", screens=screens))
    form.set_design(Design(blocks=(block,)))
    enter(form, ("layout", "gap"), 3)
    assert form.design.blocks[0].layout.gap == 3
    enter(form, ("grid", "columns"), 3)
    assert "exactly 3 images" in form.faults[0]
    assert form.design.blocks[0].grid.columns == 2
    listed_of(form).clear_button.click()
    assert "at least 1 screen" in form.faults[0]
    enter(form, ("sampling", "method"), "random")
    assert form.faults == []
    assert form.design.blocks[0].grid.columns == 3


def test_markdown_is_written_on_a_desk_of_its_own_in_the_languages_direction(
    form: DesignForm, enter: Enter
) -> None:
    field = form.fields.entry(("design", ("pages", "consent")))
    assert isinstance(field, MarkdownEntry)
    assert not field.area.isVisible()
    field.toggle.click()
    assert field.is_open and field.area.isVisible()
    enter(form, ("pages", "consent"), "# Consent\n\nRead **this** <b>now</b>.")
    assert form.design.pages.consent == "# Consent\n\nRead **this** <b>now</b>."
    assert field.summary.text() == "5 words"
    enter(form, ("language",), "ar")
    option = field.area.document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.RightToLeft
    enter(form, ("pages", "debrief"), "Thanks")
    assert not field.is_open and not field.area.isVisible(), "one text at a time"
    form.desk.done_button.click()
    assert form.desk.entry is None and form.design.pages.debrief == "Thanks"


def test_platforms_of_the_fee_table_are_offered_and_an_unknown_one_stays(
    studied: tuple[DesignForm, Furniture], enter: Enter, until: Until
) -> None:
    form, _ = studied
    field = form.field("payment", "platform")
    until(lambda: field.count() > 3)
    enter(form, ("payment", "platform"), "lab")
    assert form.design.payment.platform == "lab"
    payment = replace(form.design.payment, platform="our-own")
    form.set_design(replace(form.design, payment=payment))
    assert field.value == "our-own"


def test_headings_tell_screen_readers_whether_they_are_expanded(form: DesignForm) -> None:
    heading = form.fields.sections["timing"].fold.heading
    state = QAccessible.queryAccessibleInterface(heading).state()
    assert (state.expandable, state.expanded, state.collapsed) == (1, 0, 1)
    assert heading.accessibleDescription() == "300 ms"
    heading.setFocus()
    QTest.keyClick(heading, Qt.Key.Key_Right)
    state = QAccessible.queryAccessibleInterface(heading).state()
    assert (state.expanded, state.collapsed) == (1, 0)
    assert form.field("timing", "minimum_ms").isVisible()
    QTest.keyClick(heading, Qt.Key.Key_Space)
    assert not form.field("timing", "minimum_ms").isVisible() or heading.isChecked()
    QTest.keyClick(heading, Qt.Key.Key_Left)
    assert not heading.isChecked()


def test_what_was_folded_is_remembered(form: DesignForm) -> None:
    sections = form.fields.sections
    sections["layout"].fold.heading.click()
    sections["payment"].fold.heading.click()
    more = sections["grid"].more
    assert more is not None
    more.heading.click()
    text = form.fields.folds
    assert text == "grid.more,-layout,payment"
    background = Background()
    other = DesignForm(FormSupply(background))
    list(other.unfolding(f"{text},nonsense"))
    try:
        assert not other.fields.sections["layout"].fold.is_open
        assert other.fields.sections["payment"].fold.is_open
        assert other.fields.sections["grid"].more is not None
        assert other.fields.sections["grid"].more.is_open
        assert other.fields.folds == text
    finally:
        assert background.close()
        other.deleteLater()
        background.deleteLater()


def test_a_choice_of_several_lines_stays_one_choice(form: DesignForm) -> None:
    choices = ("yes,\nof course", "no\u00a0!")
    form.set_design(Design(questions=(Question("a", "?", "choice", choices),)))
    area = form.field("choices", scope="question")
    area.moveCursor(area.textCursor().MoveOperation.End)
    QTest.keyClick(area, Qt.Key.Key_Return)
    QTest.keyClicks(area, "or")
    QTest.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(area, "both")
    assert form.design.questions[0].choices == (*choices, "or\nboth")
