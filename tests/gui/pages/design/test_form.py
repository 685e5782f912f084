"""The form gives a design for every right edit, and says at the field what is wrong with the others."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gridlab.domain.design import Block, Design, Sampling
from gridlab.domain.design_edit import value_at
from gridlab.domain.design_rules import problems
from gridlab.gui.pages.design.form.form import DesignForm, FoldedArea
from gridlab.gui.widgets.buttons import SegmentedButtons
from gridlab.gui.widgets.fields import NumberField, TextArea, TextField
from gridlab.store.design_file import gallery


@pytest.fixture
def form() -> Iterator[DesignForm]:
    made = DesignForm()
    made.resize(360, 1400)
    made.show()
    yield made
    made.deleteLater()


def enter(form: DesignForm, path: tuple[str, ...], value: object) -> None:
    """Enter a value as a person does: by typing over the field, or by a click on the segment."""
    field = form.field(*path)
    if isinstance(field, SegmentedButtons):
        wanted = next(one for one in field.buttons() if _value_of(field, one) == value)
        QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)
        return
    field.setFocus()
    field.selectAll()
    if isinstance(field, TextArea):
        field.insertPlainText(str(value))
    else:
        QTest.keyClicks(field, str(value))


def _value_of(field: SegmentedButtons, wanted: object) -> object:
    return field._values[field.buttons().index(wanted)]  # type: ignore[arg-type]


def test_a_right_edit_is_told_as_a_whole_new_design(form: DesignForm) -> None:
    told: list[Design] = []
    form.edited.connect(lambda design, _step, _key: told.append(design))
    enter(form, ("grid", "rows"), 3)
    enter(form, ("layout", "probe"), "top")
    enter(form, ("question",), "Which {choose}?")
    assert told[-1].blocks[0].grid.rows == 3
    assert told[-1].blocks[0].layout.probe == "top"
    assert told[-1].blocks[0].question == "Which {choose}?"
    assert all(not problems(design) for design in told)


def test_a_wrong_edit_keeps_the_last_good_design_and_says_why_at_its_field(form: DesignForm) -> None:
    told: list[Design] = []
    form.edited.connect(lambda design, _step, _key: told.append(design))
    enter(form, ("grid", "choose"), 16)
    assert told[-1].blocks[0].grid.choose == 1, "the 1 that is typed first is right"
    assert form.design == told[-1]
    assert "1 to 15" in form.faults[0]
    field = form.field("grid", "choose")
    assert field.property("wrong") is True
    assert "1 to 15" in field.accessibleDescription()
    enter(form, ("grid", "choose"), 5)
    assert form.faults == []
    assert form.design.blocks[0].grid.choose == 5
    assert field.property("wrong") is False


def test_what_is_no_number_and_what_is_out_of_range_is_refused_inline(form: DesignForm) -> None:
    good = form.design
    for text, said in (("", "a whole number"), ("12x", "a whole number"), ("0", "from 1 to 144")):
        field = form.field("grid", "rows")
        assert isinstance(field, NumberField)
        field.setText(text)
        field.textEdited.emit(text)
        assert said in form.faults[0]
    assert form.design == good
    field = form.field("layout", "background")
    assert isinstance(field, TextField)
    field.setText("#12345")
    field.textEdited.emit("#12345")
    assert any("#2f62d9" in fault for fault in form.faults)
    assert form.design == good


def test_an_edit_that_mends_another_field_takes_its_message_away(form: DesignForm) -> None:
    enter(form, ("layout", "probe"), "center")
    assert "odd rows" in form.faults[0]
    enter(form, ("grid", "rows"), 3)
    enter(form, ("grid", "columns"), 3)
    assert form.faults == []
    assert form.design.blocks[0].n == 8


def test_the_number_of_triplets_stands_in_the_field_it_follows_from(form: DesignForm) -> None:
    field = form.field("grid", "choose")
    assert field.accessibleDescription() == "of 16 · 48 triplets"
    enter(form, ("grid", "choose"), 2)
    assert field.accessibleDescription() == "of 16 · 28 triplets"


def test_showing_the_same_design_again_leaves_what_is_being_typed(form: DesignForm) -> None:
    field = form.field("grid", "rows")
    assert isinstance(field, NumberField)
    field.setText("")
    field.textEdited.emit("")
    form.set_design(form.design)
    assert field.text() == ""
    other = replace(form.design, language="de")
    form.set_design(other)
    assert field.text() == "4"
    assert form.faults == []


def test_each_block_of_a_design_can_be_edited(form: DesignForm) -> None:
    form.set_design(Design(blocks=(Block(name="one"), Block(name="two"))))
    told: list[Design] = []
    form.edited.connect(lambda design, _step, _key: told.append(design))
    form._choose_block(1)
    enter(form, ("screens", "main"), 8)
    assert [block.screens.main for block in told[-1].blocks] == [20, 8]


@pytest.mark.parametrize("wanted", gallery(), ids=lambda design: design.name)
def test_each_gallery_design_can_be_made_in_the_form(form: DesignForm, wanted: Design) -> None:
    """Field by field, in the form's order, right or wrong on the way: at the end the blocks are equal."""
    form.set_design(replace(Design(), name=wanted.name))
    block = wanted.blocks[0]
    for _ in range(2):  # some values are only right once later ones are
        for path in form._fields:
            enter(form, tuple(map(str, path)), value_at(wanted, form._whole(path)))
    assert form.faults == []
    assert form.design.pages.instructions == wanted.pages.instructions
    made = form.design.blocks[0]
    kept = replace(made, timing=block.timing, name=block.name, images=block.images)
    assert replace(kept, layout=replace(made.layout, small_display=block.layout.small_display)) == block


def test_a_folded_text_tells_its_number_of_words_and_unfolds(form: DesignForm) -> None:
    form.set_design(replace(Design(), pages=replace(Design().pages, instructions="Look at each of them.")))
    area = form.field("pages", "instructions")
    assert not area.isVisible()
    folded = area.parent()
    assert isinstance(folded, FoldedArea)
    assert folded.findChildren(TextField)[0].text() == "5 words"
    folded.unfold(True)
    assert area.isVisible()
    enter(form, ("pages", "instructions"), "Look.")
    assert folded.findChildren(TextField)[0].text() == "1 word"
    assert form.design.pages.instructions == "Look."


def test_listed_screens_are_asked_for_where_none_are_listed(form: DesignForm) -> None:
    enter(form, ("sampling", "method"), "listed")
    assert any("at least 1 screens" in fault for fault in form.faults)
    assert form.design.blocks[0].sampling == Sampling()
