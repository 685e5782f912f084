"""The form gives a design for every right edit, and says at the field what is wrong with the others."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gridlab.app.designing.form import Cursor
from gridlab.domain.design import Block, Design, Grid, Question
from gridlab.domain.design_edit import value_at
from gridlab.domain.design_rules import problems
from gridlab.gui.kit.buttons import SegmentedButtons
from gridlab.gui.kit.colour_field import ColourField
from gridlab.gui.kit.fields import NumberField, TextField
from gridlab.gui.pages.design.form.form import DesignForm
from gridlab.store.design_file import design_bytes, gallery
from gridlab.store.places import shipped

Enter = Callable[..., None]


def told_by(form: DesignForm) -> list[tuple[Design, str, str]]:
    told: list[tuple[Design, str, str]] = []
    form.edited.connect(lambda design, step, key: told.append((design, step, key)))
    return told


def test_a_right_edit_is_told_as_a_whole_new_design(form: DesignForm, enter: Enter) -> None:
    told = told_by(form)
    enter(form, ("grid", "rows"), 3)
    enter(form, ("layout", "probe"), "top")
    enter(form, ("question",), "Which {choose}?")
    assert told[-1][0].blocks[0].grid.rows == 3
    assert told[-1][0].blocks[0].layout.probe == "top"
    assert told[-1][0].blocks[0].question == "Which {choose}?"
    assert all(not problems(design) for design, _, _ in told)


def test_each_edit_has_a_name_in_words_and_typing_has_a_key_that_merges_it(
    form: DesignForm, enter: Enter
) -> None:
    told = told_by(form)
    enter(form, ("grid", "rows"), 12)
    assert [(step, key) for _, step, key in told[-1:]] == [("Change rows to 12", "$.blocks[0].grid.rows")]
    enter(form, ("layout", "cell_size"), 90)
    assert told[-1][1:] == ("Change cell size to 90 px", "$.blocks[0].layout.cell_size")
    enter(form, ("layout", "probe"), "top")
    assert told[-1][1:] == ("Change place of the probe to Top", ""), "a click merges with nothing"
    enter(form, ("question",), "Which {choose}?")
    assert told[-1][1:] == ("Change question", "$.blocks[0].question")
    enter(form, ("timing", "limit_seconds"), 30)
    enter(form, ("timing", "limit_seconds"), None)
    assert told[-1][1] == "Change time limit of a screen to none"
    enter(form, ("payment", "reward"), "2.00")
    assert told[-1][1:] == ("Change reward to 2.00", "$.payment.reward")


def test_a_wrong_edit_keeps_the_last_good_design_and_says_why_at_its_field(
    form: DesignForm, enter: Enter
) -> None:
    told = told_by(form)
    enter(form, ("grid", "choose"), 16)
    assert told[-1][0].blocks[0].grid.choose == 1, "the 1 that is typed first is right"
    assert form.design == told[-1][0]
    assert "1 to 15" in form.faults[0]
    field = form.field("grid", "choose")
    assert field.property("wrong") is True
    assert "1 to 15" in field.accessibleDescription()
    enter(form, ("grid", "choose"), 5)
    assert form.faults == []
    assert form.design.blocks[0].grid.choose == 5
    assert field.property("wrong") is False
    assert "1 to 143" in field.accessibleDescription(), "what is allowed at all is said again"


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        (("grid", "rows"), "", "a whole number from 1 to 144"),
        (("grid", "rows"), "12x", "a whole number from 1 to 144"),
        (("grid", "rows"), "0", "from 1 to 144"),
        (("layout", "background"), "#12345", "#2f62d9"),
        (("timing", "limit_seconds"), "soon", "a number from 0.1 to 86,400"),
        (("payment", "reward"), "1,50", "an amount such as"),
        (("payment", "reward"), "", "an amount such as"),
        (("payment", "vat_percent"), "120", "at most 100"),
        (("payment", "currency"), "pounds", "three capital letters"),
        (("language",), "english!", "BCP 47"),
        (("session", "viewport", 1), "99", "from 100 to 20,000 px"),
    ],
)
def test_what_is_no_value_is_refused_inline_and_stays_in_its_field(
    form: DesignForm, enter: Enter, path: tuple[str | int, ...], text: str, said: str
) -> None:
    good = form.design
    field = form.field(*path)
    field.setText(text)
    field.textEdited.emit(text)
    assert said in form.faults[0]
    assert form.design == good
    assert field.text() == text
    assert field.property("wrong") is True
    enter(form, ("session", "break_every"), 7)
    assert form.design.session.break_every == 7, "another field is not held up"
    assert field.text() == text


def test_an_edit_that_mends_another_field_takes_its_message_away(form: DesignForm, enter: Enter) -> None:
    enter(form, ("layout", "probe"), "center")
    assert "odd rows" in form.faults[0]
    assert form.field("layout", "probe").property("wrong") is True
    enter(form, ("grid", "rows"), 3)
    enter(form, ("grid", "columns"), 3)
    assert form.faults == []
    assert form.design.blocks[0].n == 8


def test_the_number_of_triplets_stands_in_the_field_it_follows_from(form: DesignForm, enter: Enter) -> None:
    field = form.field("grid", "choose")
    assert field.unit == "of 16 · 48 triplets"
    assert field.accessibleDescription().startswith("of 16 · 48 triplets")
    enter(form, ("grid", "choose"), 2)
    assert field.unit == "of 16 · 28 triplets"
    enter(form, ("payment", "currency"), "eur")
    assert form.design.payment.currency == "EUR"
    assert form.field("payment", "reward").unit == "EUR"
    enter(form, ("language",), "he")
    assert form.field("language").unit == "Hebrew, right to left"


def test_showing_the_same_design_again_leaves_what_is_being_typed(form: DesignForm) -> None:
    field = form.field("grid", "rows")
    assert isinstance(field, NumberField)
    field.setText("")
    field.textEdited.emit("")
    form.set_design(replace(form.design))
    assert field.text() == ""
    form.set_design(replace(form.design, name="saved-under-another-name"))
    assert field.text() == ""
    form.set_design(replace(form.design, language="de"))
    assert field.text() == "4"
    assert form.faults == []


def leaves(schema: dict[str, Any], node: dict[str, Any], path: str) -> list[str]:
    """Paths of every value of the schema, lists of objects by their items but for listed screens."""
    node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]] if "$ref" in node else node
    if node.get("type") == "object" or "properties" in node:
        return [
            leaf
            for key, inner in node["properties"].items()
            for leaf in leaves(schema, inner, f"{path}.{key}" if path else key)
        ]
    if "prefixItems" in node:
        return [f"{path}[{index}]" for index in range(len(node["prefixItems"]))]
    if node.get("type") == "array" and "$ref" in node["items"] and not path.endswith("sampling.screens"):
        return leaves(schema, node["items"], f"{path}[]")
    return [] if "const" in node else [path]  # of one value alone there is nothing to choose


def spec_of(path: str) -> tuple[Any, tuple[str | int, ...]]:
    for start, scope in (("blocks[].", "block"), ("questions[].", "question"), ("", "design")):
        if path.startswith(start):
            steps = path.removeprefix(start).replace("[", ".").replace("]", "").split(".")
            return scope, tuple(int(step) if step.isdigit() else step for step in steps)
    raise AssertionError


SCHEMA = json.loads(shipped("resources", "design.schema.json").read_bytes())
PATHS = leaves(SCHEMA, SCHEMA, "")


def test_the_walk_over_the_schema_finds_what_is_known_to_be_there() -> None:
    assert {"name", "blocks[].grid.rows", "session.viewport[1]", "questions[].export"} <= set(PATHS)
    assert len(PATHS) > 55


def test_everything_that_the_contract_can_say_has_a_field_with_a_name_and_a_hint(
    form: DesignForm, enter: Enter
) -> None:
    form.set_design(Design(questions=(Question("a", "?", "choice", ("x", "y")),)))
    enter(form, ("sampling", "method"), "listed")
    for path in PATHS:
        scope, steps = spec_of(path)
        field = form.field(*steps, scope=scope)
        assert isinstance(field, QWidget), path
        shown = field if field.isVisible() else field.parentWidget()  # lists are hidden while they are empty
        assert shown.isVisible(), path
        assert field.accessibleName(), path
        assert field.accessibleDescription(), path
        assert field.toolTip(), path


@pytest.mark.parametrize("wanted", gallery(), ids=lambda design: design.name)
def test_each_gallery_design_can_be_made_from_an_empty_one_in_the_form_alone(
    form: DesignForm, enter: Enter, wanted: Design
) -> None:
    """Field by field, in the form's order, right or wrong on the way: at the end the JSON is the same."""
    form.renamed.connect(lambda name: form.set_design(replace(form.design, name=name)))
    specs = [spec for section in form.fields.sections.values() for spec in section.spec.fields]
    for question in wanted.questions:
        form.fields.sections["questions"].set_open(True)
        form.fields.items("questions").add_button.click()
        for place in ("text", "id", "kind", "choices", "when", "required", "export"):
            if getattr(form.design.questions[-1], place) != getattr(question, place):
                enter(form, (place,), getattr(question, place), "question")
    for _ in range(2):  # some values are only right once later ones are
        for spec in specs:
            scope, place = spec.key
            if scope == "question" or spec.kind == "listed":
                continue
            path = Cursor().whole(spec.key)
            if value_at(form.design, path) != value_at(wanted, path):
                enter(form, place, value_at(wanted, path), scope)
    assert form.faults == []
    assert design_bytes(form.design) == design_bytes(wanted)


def test_what_is_wrong_in_a_folded_part_unfolds_it_and_marks_its_heading(
    form: DesignForm, enter: Enter
) -> None:
    form.set_design(Design(blocks=(Block(grid=Grid(choose=4, choose_min=3)),)))
    section = form.fields.sections["grid"]
    assert section.more is not None
    assert not section.more.is_open
    assert section.more.heading.accessibleDescription() == "at least 3"
    enter(form, ("grid", "choose"), 2)
    assert section.more.is_open
    assert "0 to 2" in form.faults[0]
    assert form.field("grid", "choose_min").property("wrong") is True
    section.more.set_open(False)
    enter(form, ("layout", "gap"), 9)
    assert not section.more.is_open, "what is known to be wrong may be folded away"
    enter(form, ("grid", "choose_min"), 1)
    assert form.design.blocks[0].grid == Grid(choose=2, choose_min=1)


def test_a_design_with_sessions_says_what_can_be_changed_and_what_a_change_makes(form: DesignForm) -> None:
    form.set_design(replace(Design(), name="mine"))
    form.set_surroundings(["mine", "mine-2", "other"], frozen=True)
    assert "change its name and payment" in form.frozen_message.text
    assert "mine-3" in form.frozen_message.text
    form.set_surroundings(["mine"], frozen=False)
    assert form.frozen_message.text == ""


def test_a_new_name_is_wished_once_it_is_complete_and_only_if_it_is_free(
    form: DesignForm, enter: Enter
) -> None:
    wished: list[str] = []
    form.renamed.connect(wished.append)
    form.set_surroundings(["design", "Other"], frozen=False)
    enter(form, ("name",), "other", "design")
    assert wished == []
    assert "no other design" in form.faults[0]
    enter(form, ("name",), "a/b", "design")
    assert "file name" in form.faults[0]
    enter(form, ("name",), "mine", "design")
    assert wished == ["mine"]
    assert form.faults == []


def test_no_break_spaces_of_a_wording_stay(form: DesignForm) -> None:
    block = replace(Block(), question="Choisissez\u00a0: {choose}")
    form.set_design(Design(blocks=(block,)))
    area = form.field("question")
    area.moveCursor(area.textCursor().MoveOperation.End)
    QTest.keyClicks(area, "!")
    assert form.design.blocks[0].question == "Choisissez\u00a0: {choose}!"


def test_tab_goes_through_every_part_from_top_to_bottom(form: DesignForm, qapp: QApplication) -> None:
    for key in ("payment", "timing", "questions", "blocks"):  # unfolded in another order than they stand
        form.fields.sections[key].set_open(True)
    form.fields.sections["payment"].set_open(True, more=True)
    form.field("pages", "instructions")
    form.fields.entry(("block", ("sampling", "screens"))).edit(-1)  # type: ignore[attr-defined]
    form.activateWindow()
    first = form.fields.sections["grid"].fold.heading
    first.setFocus(Qt.FocusReason.TabFocusReason)
    seen = [first]
    for _ in range(400):
        QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
        if qapp.focusWidget() is first:
            break
        seen.append(qapp.focusWidget())
    for one, following in pairwise(seen):
        before, after = (part.rect().translated(part.mapTo(form, QPoint())) for part in (one, following))
        # Of one row are parts that stand level with each other's middle; they may differ in height.
        is_same_row = before.top() <= after.center().y() <= before.bottom()
        assert is_same_row or after.top() >= before.top(), following.accessibleName()
    stops = set(map(id, seen))
    for bound in form.fields._bound.values():
        widget = bound.entry.widget
        if widget.isVisible() and widget.isEnabled():
            inside = widget.buttons() if isinstance(widget, SegmentedButtons) else [widget]
            assert any(id(one) in stops for one in inside), widget.accessibleName()


def test_a_colour_is_picked_from_the_palette_by_keyboard(form: DesignForm) -> None:
    field = form.field("layout", "background")
    assert isinstance(field, ColourField)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    palette = field.parentWidget().palette_row  # type: ignore[attr-defined]
    assert palette.isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert form.design.blocks[0].layout.background == "#f7f7f7"
    assert field.text() == "#f7f7f7"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert field.hasFocus()


def test_up_and_down_change_a_number_and_count_as_typing(form: DesignForm) -> None:
    told = told_by(form)
    field = form.field("layout", "gap")
    assert isinstance(field, TextField)
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert [key for _, _, key in told] == ["$.blocks[0].layout.gap"] * 2
    assert form.design.blocks[0].layout.gap == 10


def test_whatever_takes_the_focus_has_a_name_and_says_what_is_allowed(form: DesignForm, enter: Enter) -> None:
    form.set_design(Design(blocks=(Block(), Block(name="two")), questions=(Question("a", "?"),)))
    for section in form.fields.sections.values():
        section.set_open(True)
        section.set_open(True, more=True)
    enter(form, ("sampling", "method"), "listed")
    form.fields.entry(("block", ("sampling", "screens"))).edit(-1)  # type: ignore[attr-defined]
    form.field("pages", "consent")
    stops = [one for one in form.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [one for one in stops if one.isVisible() and not _name(one)]
    assert nameless == []
    for bound in form.fields._bound.values():
        assert bound.entry.widget.accessibleDescription(), bound.spec.says


def _name(widget: QWidget) -> str:
    access = QAccessible.queryAccessibleInterface(widget)
    return access.text(QAccessible.Text.Name) if access is not None else widget.accessibleName()


def test_nothing_is_cut_off_at_the_width_of_the_page(form: DesignForm, enter: Enter) -> None:
    form.set_design(Design(blocks=(Block(), Block(name="two")), questions=(Question("a", "?"),)))
    for section in form.fields.sections.values():
        section.set_open(True)
        section.set_open(True, more=True)
    enter(form, ("sampling", "method"), "listed")
    form.fields.entry(("block", ("sampling", "screens"))).edit(-1)  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert form.minimumSizeHint().width() <= 317, "the page gives it as much"
