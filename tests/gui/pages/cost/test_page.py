"""The Cost page: what it shows is what the command line says, and a keyboard can do all of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from gridlab.app.columns import plain_rows
from gridlab.app.cost.asking import Question
from gridlab.app.cost.pricing import Asked
from gridlab.app.cost.table import COLUMNS, cost_of_study
from gridlab.app.designing.followers import line_numbers
from gridlab.app.designs import load_design
from gridlab.app.study import OpenStudy, open_study, save_study
from gridlab.gui.kit.fields import ChoiceField
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.saying import told
from gridlab.gui.pages.cost import words
from gridlab.gui.pages.cost.tables import ANSWERS, INDEX_ROLE, SWATCH
from gridlab.gui.pages.cost.view import CostPage
from gridlab.gui.pages.cost.words import figure_text
from gridlab.gui.shell.furniture import Furniture
from gridlab.store.design_file import gallery_design
from gridlab.store.settings import Settings
from tests.designs import save_design

PRESENTER = "gridlab.gui.pages.cost.presenter"
KEYS = [column.key for column in ANSWERS]
RANK, DESIGN, HITS, TRIPLETS = map(KEYS.index, ("rank", "design", "assignments", "triplets"))
DIFFERENT, COST, WAGE = map(KEYS.index, ("unique_triplets", "cost", "hourly_wage"))
Until = Callable[..., None]
Sit = Callable[..., Any]


@pytest.fixture
def page(furniture: Furniture, until: Until) -> CostPage:
    """The page at the front, its chart there and everything counted."""
    furniture.window.resize(1280, 800)
    furniture.window.go("cost")
    until(lambda: furniture.cost.presenter.state.answers, 30)
    settle(furniture, until)
    return furniture.cost


def settle(furniture: Furniture, until: Until) -> None:
    """Wait until nothing is left to count or to read."""
    until(lambda: furniture.background.idle and not furniture.cost.presenter._settle.isActive(), 30)


def cell(page: CostPage, name: str, column: int) -> str:
    model = page.body.model
    return str(model.data(model.index(model.place_of(name), column)))


def click(page: CostPage, text: str) -> None:
    """Press a button that is seen, by its text."""
    found = [one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible()]
    found[0].click()


def enter(page: CostPage, text: str) -> None:
    """Another value of the question, as if it were typed."""
    page.body.panel.field.value.setText(text)
    page.body.panel.field.value.textEdited.emit(text)


def test_a_tip_tells_what_one_screen_gives(page: CostPage) -> None:
    model = page.body.model
    tip = model.data(model.index(model.place_of("grid-8-choose-2"), TRIPLETS), Qt.ItemDataRole.ToolTipRole)
    assert "12 triplets per screen, at most 4.8 bits" in tip  # 2 × 6 and log2 of 28


def test_names_are_not_taken_for_markup_in_tips(
    page: CostPage, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    design = load_design(study, "triplet")
    named = replace(design, blocks=(replace(design.blocks[0], name='<img src="/etc/hostname">'),))
    save_design(study, named)
    furniture.studies.reread_designs()
    model = page.body.model

    def tip() -> str:
        index = model.index(model.place_of("triplet"), TRIPLETS)
        return str(model.data(index, Qt.ItemDataRole.ToolTipRole))

    until(lambda: "hostname" in tip(), 30)
    assert "<img" not in tip()
    settle(furniture, until)


def test_the_table_says_what_the_command_line_says(
    page: CostPage, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    enter(page, "123.45")
    settle(furniture, until)
    rows = {
        row.design: plain_rows(COLUMNS, [row])[0]
        for row in cost_of_study(study, Asked(budget=Decimal("123.45"))).rows
    }
    assert set(rows) == {"grid-8-choose-2", "triplet"}
    for name, row in rows.items():
        assert cell(page, name, HITS) == f"{row['assignments']:,}"
        assert cell(page, name, TRIPLETS) == f"{row['triplets']:,}"
        about = "" if row["unique_triplets_counted"] else "≈ "
        assert cell(page, name, DIFFERENT) == f"{about}{row['unique_triplets']:,}"
        assert cell(page, name, COST) == f"£{row['cost']}"
        assert cell(page, name, WAGE) == f"£{row['hourly_wage']}"


def test_before_the_first_design_the_page_leads_to_design(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    for path in (study.folder / "designs").iterdir():
        path.unlink()
    furniture.studies.reread()
    until(lambda: furniture.studies.view is not None and not furniture.studies.view.designs)
    furniture.window.go("cost")
    until(lambda: furniture.background.idle, 30)
    assert not furniture.cost.main_action.isEnabled()
    click(furniture.cost, "Go to Design")
    assert furniture.window.page is furniture.design


def test_a_fee_table_that_cannot_be_read_is_told_with_a_way_on(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    save_study(study, replace(study.study, platforms={"own": {"name": "Own"}}))
    furniture.studies.reread()
    until(lambda: furniture.background.idle)
    furniture.window.go("cost")
    until(lambda: furniture.background.idle, 30)
    assert "platforms.own" in furniture.cost.broken.text
    assert not furniture.cost.has_body
    save_study(open_study(study.folder), study.study)
    furniture.studies.reread()
    until(lambda: furniture.cost.has_body, 30)


def test_a_design_with_an_unknown_platform_is_named_and_the_others_are_priced(
    page: CostPage, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    design = load_design(study, "triplet")
    save_design(study, replace(design, name="odd", payment=replace(design.payment, platform="nowhere")))
    furniture.studies.reread_designs()
    until(lambda: "odd" in page.body.problems.text, 30)
    assert {answer.name for answer in page.presenter.state.answers} == {"grid-8-choose-2", "triplet"}


def test_an_edit_of_pay_is_priced_before_it_is_saved(
    page: CostPage, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    design = load_design(study, "triplet")
    poorer = replace(design, payment=replace(design.payment, reward="0.10"))
    furniture.desks["design"].edit(poorer, "Reward", "")
    until(lambda: cell(page, "triplet", WAGE).startswith("‼"), 30)
    page.body.chart.line_chosen.emit("triplet")
    assert "below the minimum of £6.00" in page.body.panel.wage.text


def test_by_keyboard_the_budget_line_moves_designs_are_chosen_and_lines_hidden(
    page: CostPage, furniture: Furniture, until: Until
) -> None:
    chart = page.body.chart
    QTest.mouseClick(page.body.panel.field.value, Qt.MouseButton.LeftButton)
    page.body.panel.field.value.selectAll()
    QTest.keyClicks(page.body.panel.field.value, "200")
    assert page.presenter.state.question == Question("budget", Decimal(200))
    assert chart.place.chart.handle.text == "£200"
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert page.presenter.state.question.value == Decimal("204.00")
    QTest.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert page.presenter.state.question.value == Decimal("164.00")
    assert page.body.panel.field.value.text() == "164"
    before = page.presenter.state.chosen_answer
    QTest.keyClick(chart, Qt.Key.Key_Down)
    after = page.presenter.state.chosen_answer
    assert before is not None
    assert after is not None
    assert before.name != after.name
    page.body.table.setFocus()
    page.body.table.setCurrentIndex(page.body.model.index(0, DESIGN))
    QTest.keyClick(page.body.table, Qt.Key.Key_Space)
    assert len(page.presenter.state.chart(page.body.model.shown()).lines) == 1
    QTest.keyClick(page.body.table, Qt.Key.Key_Space)
    assert len(page.body.model.shown()) == 2
    settle(furniture, until)


def test_the_line_can_be_dragged_and_the_axes_stand_still_meanwhile(
    page: CostPage, furniture: Furniture, until: Until
) -> None:
    chart = page.body.chart
    most = page.presenter.state.x_most
    chart.handle_moved.emit(most * 0.75)
    assert page.presenter.state.x_most == most
    assert float(page.presenter.state.question.value) == pytest.approx(most * 0.75, abs=0.01)
    chart.handle_moved.emit(most * 1.5)
    assert page.presenter.state.x_most is not None
    assert page.presenter.state.x_most > most
    settle(furniture, until)


def drag_line(page: CostPage, across: QPointF, to: QPoint) -> list[Decimal]:
    """Drag the question's line with the mouse from a place of it to one of the chart; the values told."""
    chart = page.body.chart
    at = chart.place.at(across.x(), across.y()).toPoint()
    told = []
    QTest.mouseMove(chart, at)
    QTest.qWait(20)
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    for step in range(1, 13):
        QTest.mouseMove(chart, at + (to - at) * step / 12)
        QTest.qWait(10)
        told.append(page.presenter.state.question.value)
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, to)
    return told


def test_a_budget_dragged_beyond_the_edge_stays_at_it_until_it_is_let_go(
    page: CostPage, furniture: Furniture, until: Until
) -> None:
    chart = page.body.chart
    whole = chart.place.view
    at = QPointF(float(page.presenter.state.question.value), whole.height() * 0.8)
    told = drag_line(page, at, QPoint(chart.width() + 100, 60))
    assert told == sorted(told)
    assert float(told[-1]) == pytest.approx(whole.right(), abs=0.01)
    assert chart.place.view.right() == pytest.approx(2 * whole.right()), "once it is let go the axis grows"
    settle(furniture, until)


def test_a_number_of_triplets_can_be_dragged_to_where_the_mouse_is(
    page: CostPage, furniture: Furniture, until: Until
) -> None:
    page.body.panel.field.kind_field.buttons()[1].click()
    settle(furniture, until)
    chart = page.body.chart
    whole = chart.place.view
    at = QPointF(whole.center().x(), float(page.presenter.state.question.value))
    to = chart.place.at(at.x(), whole.height() * 0.9).toPoint()
    told = drag_line(page, at, to)
    pixel = whole.height() / chart.place.room.height()
    assert float(told[-1]) == pytest.approx(whole.height() * 0.9, abs=3 * pixel)
    settle(furniture, until)


@pytest.mark.parametrize("share", [0.0, 0.003, 0.5, 1.0])
def test_the_value_at_the_line_is_never_cut_off(page: CostPage, share: float) -> None:
    chart = page.body.chart
    chart.handle_moved.emit(share * chart.place.view.right())
    QTest.qWait(20)
    seen, room = chart.place.tag(), chart.place.room
    assert room.left() - 1 <= seen.left()
    assert seen.right() <= room.right() + 1


def test_the_point_under_the_mouse_is_read_out_in_whole_hits(page: CostPage) -> None:
    chart = page.body.chart
    line = next(
        one for one in page.presenter.state.chart(page.body.model.shown()).lines if one.name == "triplet"
    )
    chart.point(chart.place.at(float(line.x[7]), float(line.y[7])))
    pricing = next(one for one in page.presenter.state.pricings if one.design.name == "triplet")
    bill = pricing.price.invoice(7)
    assert chart.note.text().startswith(f"triplet · 7 HITs · {words.money(bill.cost, 'GBP')}")
    chart.point(QPointF(-50, -50))
    assert chart.note.isHidden()


def test_zooming_is_undone_by_a_button_and_a_key(page: CostPage) -> None:
    chart = page.body.chart
    whole = chart.place.view
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.place.view.width() < whole.width()
    assert chart.reset_button.isVisibleTo(chart)
    chart.reset_button.click()
    assert chart.place.view.width() == pytest.approx(whole.width())
    assert not chart.reset_button.isVisibleTo(chart)
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    QTest.keyClick(chart, Qt.Key.Key_0)
    assert not chart.reset_button.isVisibleTo(chart)


def test_every_question_has_an_answer_and_goes_back_to_the_money(
    page: CostPage, furniture: Furniture, until: Until
) -> None:
    field = page.body.panel.field
    field.kind_field.buttons()[1].click()
    assert page.presenter.state.question.kind == "triplets"
    field.value.setText("20,000")
    field.value.textEdited.emit("20,000")
    best = page.presenter.state.chosen_answer
    assert best is not None
    assert best.row is not None
    assert best.row.triplets >= 20_000
    assert page.body.panel.number.text() == words.money(best.row.invoice.cost, "GBP")
    assert "For 20,000 triplets," in page.body.panel.reason.text()
    field.kind_field.buttons()[2].click()
    field.value.setText("55")
    field.value.textEdited.emit("55")
    assert {answer.row.invoice.assignments for answer in page.presenter.state.answers if answer.row} == {55}
    assert not field.kind_field.buttons()[3].isEnabled(), "no error is predicted yet"
    field.kind_field.buttons()[0].click()
    assert page.presenter.state.question.kind == "budget"
    settle(furniture, until)


@pytest.mark.parametrize("text", ["", "much", "-3", "1e9", "99999999999"])
def test_what_is_no_money_is_told_at_the_field_and_changes_nothing(page: CostPage, text: str) -> None:
    before = page.presenter.state.question
    enter(page, text)
    assert "amount of money" in page.body.panel.field.problem
    assert page.presenter.state.question == before


def test_what_makes_no_sense_stays_to_be_mended_until_something_else_is_asked(
    page: CostPage, furniture: Furniture, until: Until
) -> None:
    field = page.body.panel.field
    field.value.setFocus()
    field.value.selectAll()
    QTest.keyClicks(field.value, "77,50")
    assert page.presenter.state.question == Question("budget", Decimal(77)), "as far as it made sense"
    settle(furniture, until)
    page.presenter._show()
    assert field.value.text() == "77,50"
    assert field.problem
    page.body.chart.handle_moved.emit(50.0)
    assert field.value.text() == "50"
    assert not field.problem
    settle(furniture, until)


@pytest.mark.parametrize("text", ["199,50", "1,5", "1,20,000"])
def test_a_decimal_comma_is_not_taken_for_a_hundred_times_as_much(page: CostPage, text: str) -> None:
    before = page.presenter.state.question
    enter(page, text)
    assert "such as 200 or 199.50" in page.body.panel.field.problem
    assert page.presenter.state.question == before
    enter(page, "1,204.50")
    assert page.presenter.state.question == Question("budget", Decimal("1204.50"))


def test_numbers_of_any_size_are_whole_in_their_cells(
    page: CostPage, furniture: Furniture, until: Until
) -> None:
    table, model = page.body.table, page.body.model
    for count in (1, 9_999_999):
        page.presenter.state.ask(Question("assignments", Decimal(count)))
        page.body.show_state(page.presenter.state)
        metrics = QFontMetrics(interface_font(13))
        for column in range(model.columnCount()):
            for row in range(model.rowCount()):
                text = str(model.data(model.index(row, column)))
                if table.isColumnHidden(column):
                    continue
                room = table.columnWidth(column) - (SWATCH + 12 if column == DESIGN else 14)
                assert metrics.elidedText(text, Qt.TextElideMode.ElideRight, room) == text, (text, room)
    settle(furniture, until)


@pytest.mark.parametrize("width", [1000, 1280, 1920])
def test_a_design_s_name_is_never_cut_and_figures_go_by_importance(
    page: CostPage, furniture: Furniture, until: Until, width: int
) -> None:
    long = replace(gallery_design("grid-8-choose-2"), name="around-eight-choose-two-of-my-own-with-words")
    furniture.design.presenter.carrier.take_in([long], "Add")
    furniture.window.resize(width, 680)
    furniture.window.go("design")
    furniture.window.go("cost")
    until(lambda: page.body.model.place_of(long.name) >= 0)
    settle(furniture, until)
    table = page.body.table
    room = table.columnWidth(DESIGN) - SWATCH - 12
    assert QFontMetrics(interface_font(13)).horizontalAdvance(long.name) <= room
    hidden = [column.key for at, column in enumerate(ANSWERS) if table.isColumnHidden(at)]
    ranks = {column.key: column.rank for column in ANSWERS}
    gone = {ranks[key] for key in hidden}
    assert all(rank in gone for rank in ranks.values() if rank > min(gone, default=99)), hidden
    assert bool(hidden) is (width < 1920)
    assert not table.horizontalScrollBar().isVisible()


def test_headings_are_whole_at_every_width(page: CostPage) -> None:
    table, head = page.body.table, QFontMetrics(interface_font(12, QFont.Weight.Medium))
    for wide in range(760, 1200, 20):  # columns that were hidden come back
        table.resize(wide, 200)
        for at, column in enumerate(ANSWERS):
            if not table.isColumnHidden(at):
                assert head.horizontalAdvance(told(column.head)) + 16 <= table.columnWidth(at), column.key


def test_a_design_keeps_its_colour_for_life(
    page: CostPage, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    desk = furniture.design.presenter

    def seen() -> dict[str, int]:
        furniture.window.go("design")
        until(lambda: not furniture.documents.dirty and furniture.background.idle)
        furniture.window.go("cost")
        settle(furniture, until)
        model, shown = page.body.model, {}
        for row in range(model.rowCount()):
            index = model.index(row, DESIGN)
            shown[str(index.data())] = int(index.data(INDEX_ROLE))
        assert shown == {one.name: one.index for one in page.body.chart._chart.lines}  # type: ignore[union-attr], "as in the chart"
        return shown

    assert seen() == {"grid-8-choose-2": 0, "triplet": 1}
    desk.carrier.take_in([replace(gallery_design("triplet"), name="a first one")], "Add")
    assert seen() == {"a first one": 2, "grid-8-choose-2": 0, "triplet": 1}
    desk.rename("triplet", "b second one")
    assert seen() == {"a first one": 2, "b second one": 1, "grid-8-choose-2": 0}
    desk.delete("grid-8-choose-2")
    assert seen() == {"a first one": 2, "b second one": 1}
    kept = line_numbers(study.study.id, ["a first one", "b second one"])
    assert kept["a first one"] == 2 and kept["b second one"] == 1, "also for the next start"


def test_the_panel_says_one_sentence_and_folds_the_rest_away(page: CostPage, furniture: Furniture) -> None:
    panel = page.body.panel
    assert panel.number.isVisible() and panel.gives.isVisible() and panel.seconds.isVisible()
    assert panel.gives.text().count(". ") == 0
    assert not any(one.isVisible() for one in (panel.reason, panel.pace, panel._fees_button))
    assert page.presenter.remembered == {"cost details": ""}
    panel.details.heading.click()
    assert all(one.isVisible() for one in (panel.reason, panel.pace, panel._fees_button))
    assert page.presenter.remembered == {"cost details": "open"}
    panel.details.heading.click()
    list(page.presenter.building(Settings(windows={"cost details": "open"})))
    assert panel.reason.isVisible()


def test_where_not_all_names_have_room_the_best_designs_are_named_and_the_others_counted(
    page: CostPage, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    design = load_design(study, "triplet")
    for number in range(30):
        pay = replace(design.payment, reward=f"{1 + (7 * number % 30) / 10:.2f}")
        save_design(study, replace(design, name=f"v{number:02}", payment=pay))
    furniture.studies.reread_designs()
    until(lambda: len(page.presenter.state.answers) == 32, 30)
    settle(furniture, until)
    names = {name.line.name for name in page.body.chart.place.names}
    best = sorted(page.presenter.state.answers, key=lambda answer: answer.rank)[: len(names)]
    assert 5 < len(names) < 32
    assert names == {answer.name for answer in best}
    assert page.body.chart.place.unnamed == 32 - len(names)


def test_columns_sort_by_figures_and_designs_without_one_stand_last(
    page: CostPage, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    save_design(study, gallery_design("grid-16-choose-4"))
    furniture.studies.reread_designs()
    until(lambda: page.body.model.rowCount() == 3, 30)
    settle(furniture, until)
    model = page.body.model
    page.body.table.sortByColumn(TRIPLETS, Qt.SortOrder.DescendingOrder)
    shown = [int(model.data(model.index(row, TRIPLETS)).replace(",", "")) for row in range(3)]
    assert shown == sorted(shown, reverse=True)
    page.body.table.sortByColumn(RANK, Qt.SortOrder.AscendingOrder)
    assert [model.data(model.index(row, RANK)) for row in range(3)] == ["1", "2", "3"]


def test_the_table_is_sorted_by_keyboard_too_and_shows_by_what(page: CostPage) -> None:
    table, model = page.body.table, page.body.model
    header = table.horizontalHeader()
    before = header.grab().toImage()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_S)
    assert header.sortIndicatorSection() == DESIGN
    assert header.grab().toImage() != before
    names = [str(model.data(model.index(row, DESIGN))) for row in range(2)]
    assert names == ["grid-8-choose-2", "triplet"]
    QTest.keyClick(table, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert [str(model.data(model.index(row, DESIGN))) for row in range(2)] == names[::-1]
    for _ in range(model.columnCount() - 1):
        QTest.keyClick(table, Qt.Key.Key_S)
    assert header.sortIndicatorSection() == RANK


def test_designs_in_another_currency_are_not_converted(
    page: CostPage, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    design = load_design(study, "triplet")
    payment = replace(design.payment, currency="USD")
    save_design(study, replace(design, payment=payment))
    furniture.studies.reread_designs()
    until(lambda: "USD" in page.body.notice.text, 30)
    assert [answer.name for answer in page.presenter.state.answers] == ["grid-8-choose-2"]
    click(page, "Show USD")
    assert [answer.name for answer in page.presenter.state.answers] == ["triplet"]
    assert cell(page, "triplet", COST).startswith("$")
    settle(furniture, until)


def test_every_currency_can_be_reached(
    page: CostPage, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    design = load_design(study, "triplet")
    for code in ("EUR", "JPY", "KWD", "USD"):
        payment = replace(design.payment, currency=code, platform="lab", reward="5")
        save_design(study, replace(design, name=code.lower(), payment=payment))
    furniture.studies.reread_designs()
    until(lambda: "USD" in page.body.notice.text, 30)

    def choices() -> list[QPushButton]:
        return [one for one in page.body.notice.findChildren(QPushButton) if one.isVisible()]

    seen = []
    for _ in range(5):
        seen.append(page.presenter.state.currency)
        until(
            lambda: f"Show {page.presenter.state.currency}" not in {one.text() for one in choices()} != set()
        )
        choices()[0].click()
    assert sorted(seen) == ["EUR", "GBP", "JPY", "KWD", "USD"]
    settle(furniture, until)


def test_fees_are_edited_checked_inline_and_saved_in_the_study(
    page: CostPage, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    page.body.panel.fees_requested.emit("prolific-academic")
    form = page.body.fees
    assert form.isVisible()
    assert form.fields["fee"].text() == "33.3"
    for key, wrong in (
        ("fee", "a third"),
        ("as_of", "2026-02-30"),
        ("minimum", "-1"),
        ("source", " "),
        ("name", "x" * 201),
    ):
        kept = form.fields[key].text()
        form.fields[key].setText(wrong)
        form.fields[key].textEdited.emit(wrong)
        assert form.problem(key)
        assert not form.save_button.isEnabled()
        form.fields[key].setText(kept)
        form.fields[key].textEdited.emit(kept)
        assert not form.problem(key)
    for key, text in (("fee", "10"), ("vat", "20"), ("as_of", "2024-01-01"), ("recommended", "30.00")):
        form.fields[key].setText(text)
        form.fields[key].textEdited.emit(text)
    form.save_button.click()
    until(lambda: "Saved" in form.messages.text, 30)
    own = json.loads((study.folder / "study.json").read_text("utf-8"))["platforms"]["prolific-academic"]
    assert (own["fee_percent"], own["vat_percent"], own["as_of"]) == ("10", "20", "2024-01-01")
    assert own["minimum_hourly"] == {"GBP": "6.00", "USD": "8.00"}, "other currencies stay"
    until(lambda: "out of date" in furniture.window.status.text, 30)
    settle(furniture, until)
    row = cost_of_study(open_study(study.folder)).rows[0]
    assert row.fees_stale
    form.back_button.click()
    until(lambda: not json.loads((study.folder / "study.json").read_text("utf-8"))["platforms"], 30)
    until(lambda: "33.3 %" in furniture.window.status.text, 30)
    form.close_button.click()
    assert not form.isVisible()
    settle(furniture, until)


def test_figure_and_numbers_are_written(
    page: CostPage, furniture: Furniture, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.pdf", "a.svg", "a.png", "numbers.csv"):
        target = tmp_path / name
        monkeypatch.setattr(
            "gridlab.gui.pages.cost.presenter.choose_new_file", lambda *_, target=target: target
        )
        (page.presenter.save_numbers if name.endswith("csv") else page.presenter.save_figure)()
        until(lambda target=target: target.exists() and target.name in page.messages.text, 30)
        assert target.stat().st_size > 300
    monkeypatch.setattr(f"{PRESENTER}.choose_new_file", lambda *_: tmp_path / "a.gif")
    page.presenter.save_figure()
    until(lambda: "not .gif" in page.messages.text)
    assert not (tmp_path / "a.gif").exists()


def test_what_people_gave_stands_against_the_plan(
    page: CostPage, furniture: Furniture, sit: Sit, until: Until
) -> None:
    assert not page.body.which.isVisible()
    for code in ("p001", "p002"):
        sit(code).answer().close()
    furniture.studies.reread_sessions()
    until(page.body.which.isVisible, 30)
    page.body.which.buttons()[1].click()
    model = page.body.collected.rows
    texts = [str(model.data(model.index(0, column))) for column in range(model.columnCount())]
    assert texts[0] == "triplet"
    assert texts[1] == "2 / 30"
    assert texts[5].startswith("£4.00 / £60.00")
    assert texts[6] == "28"
    table = page.body.collected
    for column in range(model.columnCount()):
        assert table.fontMetrics().horizontalAdvance(texts[column]) + 8 <= table.columnWidth(column)
    until(lambda: str(model.data(model.index(0, 10))) != "…", 30)
    assert page.body.panel.seconds.isHidden() or "triplet" not in page.body.panel.seconds.text
    row = next(answer.row for answer in page.presenter.state.answers if answer.name == "triplet")
    assert row is not None
    assert row.pricing.time.source == "sessions"
    settle(furniture, until)


def test_a_careless_session_changes_no_plan_and_few_sessions_say_how_few(
    page: CostPage, furniture: Furniture, sit: Sit, until: Until
) -> None:
    name = "grid-8-choose-2"

    def priced() -> Any:
        found = next(answer.row for answer in page.presenter.state.answers if answer.name == name)
        assert found is not None
        return found.pricing

    page.body.table.choose(name)
    guess, wage = priced().time, cell(page, name, WAGE)
    sit("p001", design=name).answer(careless=True).close()
    furniture.studies.reread_sessions()
    until(page.body.which.isVisible, 30)
    settle(furniture, until)
    assert priced().time.seconds_per_screen == guess.seconds_per_screen
    assert priced().time.source == "assumed" and cell(page, name, WAGE) == wage
    assert "are a guess" in page.body.panel.seconds.text
    sit("p002", design=name).answer().close()
    furniture.studies.reread_sessions()
    until(lambda: priced().time.source == "sessions", 30)
    settle(furniture, until)
    tip = page.body.model.index(page.body.model.place_of(name), KEYS.index("annotator_hours")).data(
        Qt.ItemDataRole.ToolTipRole
    )
    assert "from 1 session" in tip and " to " in tip, tip


def test_what_was_paid_for_a_design_that_is_gone_is_told_and_named_so(
    page: CostPage, furniture: Furniture, study: OpenStudy, sit: Sit, until: Until
) -> None:
    sit("p001").answer().close()
    (study.folder / "designs" / "triplet.json").unlink()
    furniture.studies.reread()
    until(page.body.which.isVisible, 30)
    page.body.which.buttons()[1].click()
    model = page.body.collected.rows
    assert model.data(model.index(0, 0)) == "triplet (not in the study)"
    assert "no longer has this design" in model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert str(model.data(model.index(0, 5))).startswith("£2.00 / ")
    settle(furniture, until)
    for path in (study.folder / "designs").iterdir():
        path.unlink()
    furniture.studies.reread()
    until(lambda: not page.presenter.state.answers, 30)
    assert page.body.collected.isVisible(), "what was spent is told without any design too"
    assert not page.main_action.isEnabled()
    settle(furniture, until)


def test_errors_are_predicted_in_the_background_ranked_and_cancelled(
    page: CostPage, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    enter(page, "20")
    page.presenter.predict()
    assert page.body.panel.is_predicting
    assert not page.main_action.isEnabled()
    until(lambda: page.presenter.state.curves, 120)
    until(lambda: not page.body.panel.is_predicting, 120)
    assert set(page.presenter.state.curves) == {"grid-8-choose-2", "triplet"}
    assert page.main_action.isEnabled()
    ranked = sorted(page.presenter.state.answers, key=lambda answer: answer.rank)
    assert all(answer.expected is not None for answer in ranked)
    assert ranked[0].expected.error <= ranked[1].expected.error
    assert "at an expected error of" in page.body.panel.reason.text()
    assert len(page.presenter.state.chart(page.body.model.shown()).lines) == 2
    page.body.panel.field.kind_field.buttons()[3].click()
    assert page.presenter.state.question.kind == "error"
    assert "or lower" in page.body.panel.field.value.unit
    page.presenter.predict()
    page.body.panel.progress.cancel_requested.emit()
    assert not page.body.panel.is_predicting
    assert "5 to 5 simulated studies per point" in page.body.panel.assumptions.text()
    settle(furniture, until)


def test_a_study_closed_during_a_prediction_leaves_nothing_of_it_to_the_next(
    page: CostPage, furniture: Furniture, study: OpenStudy, tmp_path: Path, until: Until
) -> None:
    page.body.panel.show_assumptions(("The truth is assumed.",))
    page.presenter.predict()
    assert page.body.panel.is_predicting
    other = Path(shutil.copytree(study.folder, tmp_path / "other"))
    furniture.close_study()
    until(lambda: furniture.studies.view is None)
    furniture.studies.open(other)
    until(lambda: furniture.studies.view is not None)
    furniture.window.go("cost")
    until(lambda: page.has_body and page.presenter.state.answers, 30)
    settle(furniture, until)
    assert not page.body.panel.is_predicting
    assert page.body.panel.assumptions.isHidden()
    assert page.main_action.isEnabled()


def test_a_name_that_turns_the_direction_of_text_is_shown_escaped_everywhere(
    page: CostPage, furniture: Furniture, study: OpenStudy, until: Until, tmp_path: Path
) -> None:
    turning = "pay\u202eelbuod"
    design = load_design(study, "triplet")
    save_design(study, replace(design, name=turning, payment=replace(design.payment, reward="0.01")))
    furniture.studies.reread_designs()
    until(lambda: turning in {answer.name for answer in page.presenter.state.answers}, 30)
    page.body.chart.line_chosen.emit(turning)
    settle(furniture, until)
    said = [one.text() for one in page.findChildren(QLabel)]
    said += [page.body.model.data(page.body.model.index(row, DESIGN)) for row in range(3)]
    said.append(figure_text(page.presenter.state, page.body.model.shown()).note)
    furniture.window.go("design")
    entries = furniture.design.side.model
    said += [str(entries.data(entries.index(row, 0))) for row in range(entries.rowCount())]
    furniture.window.go("sessions")
    furniture.sessions.begin_session(turning)
    said += [field.currentText() for field in furniture.sessions.findChildren(ChoiceField)]
    assert not [text for text in said if "\u202e" in text]
    assert sum("pay\\u202eelbuod" in text for text in said) >= 5
    settle(furniture, until)
