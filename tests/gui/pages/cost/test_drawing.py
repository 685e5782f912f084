"""Lines, names beside them, axes and figures of the cost chart."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from gridlab.app.cost.asking import Mode, Question
from gridlab.app.cost.collected import plan_study
from gridlab.app.cost.lines import nearest_count
from gridlab.app.cost.pricing import Asked
from gridlab.app.cost.state import CostState
from gridlab.app.cost.table import cost_row
from gridlab.app.prediction.asked import PredictedRow
from gridlab.domain.design import Payment
from gridlab.domain.errors import GridLabError
from gridlab.domain.study import Study
from gridlab.gui.kit.chart.painter import SIZE, figure_bytes, series_colour, series_dashes
from gridlab.gui.kit.chart.place import Place, nice_ticks, spread
from gridlab.gui.kit.printing import DPI
from gridlab.gui.look.fonts import load_fonts
from gridlab.gui.look.palette import DARK, LIGHT, set_scheme
from gridlab.gui.pages.cost import words
from gridlab.gui.pages.cost.words import chart_of, figure_text, x_texts, y_texts
from gridlab.store.design_file import gallery


@pytest.fixture
def state() -> CostState:
    """The gallery's fifteen designs, asked what 200 buys."""
    made = CostState()
    made.take_plan(plan_study(Study("0" * 32), gallery(), {}))
    made.ask(Question("budget", Decimal(200)))
    return made


@pytest.fixture
def fonts(qapp: QApplication) -> None:
    load_fonts()


def names(state: CostState) -> tuple[str, ...]:
    return tuple(answer.name for answer in state.answers)


@given(st.lists(st.floats(-50, 450), max_size=30), st.floats(8, 30))
def test_names_beside_lines_never_overlap_and_keep_their_order(wanted: list[float], height: float) -> None:
    places = spread(wanted, height, 0, 400)
    found = sorted((place, wish) for place, wish in zip(places, wanted, strict=True) if place is not None)
    assert len(found) == min(len(wanted), int(400 // height))
    for (one, before), (other, after) in pairwise(found):
        assert other - one >= height - 1e-6
        assert before <= after
    assert all(height / 2 - 1e-6 <= place <= 400 - height / 2 + 1e-6 for place, _ in found)


def test_a_name_with_room_stands_at_its_line() -> None:
    assert spread([100, 300], 18, 0, 400) == [100, 300]


@given(st.floats(0.001, 10**7), st.integers(2, 10))
def test_ticks_are_round_and_not_many_more_than_wanted(high: float, about: int) -> None:
    ticks = nice_ticks(0, high, about)
    assert ticks[0] == 0
    assert len(ticks) <= about + 1
    assert ticks[-1] <= high * (1 + 1e-9)
    assert len(set(y_texts(ticks))) == len(ticks)


def test_ticks_bear_their_units() -> None:
    assert x_texts("triplets", [0, 100, 2000], "GBP") == ["£0", "£100", "£2,000"]
    assert x_texts("triplets", [0, 0.5], "USD") == ["$0.00", "$0.50"]
    assert x_texts("time", [0, 0.5, 1.0], "GBP") == ["0.0 h", "0.5 h", "1.0 h"]
    assert y_texts([0, 0.05, 0.1]) == ["0.00", "0.05", "0.10"]


def test_ticks_of_large_numbers_take_little_room() -> None:
    assert y_texts([0, 5e9, 1e10]) == ["0", "5\u00a0×\u00a010⁹", "10\u00a0×\u00a010⁹"]
    assert y_texts([0, 2e6, 8e6]) == ["0", "2,000,000", "8,000,000"]
    assert x_texts("triplets", [0, 5e8, 1e9], "JPY") == ["¥0", "¥5\u00a0×\u00a010⁸", "¥10\u00a0×\u00a010⁸"]


@pytest.mark.parametrize("ends", [(0.0, 400.0), (0.0, 415.9), (1.3, 2.5)])
def test_no_text_of_the_x_axis_is_cut_off_or_covers_another(
    fonts: None, state: CostState, ends: tuple[float, float]
) -> None:
    chart = chart_of(state.chart(names(state)[:1]))
    place = Place(chart, QSizeF(500, 300), QRectF(ends[0], 0, ends[1] - ends[0], 1000))
    texts = place.x_texts()
    assert len(texts) >= 3
    assert all(area.left() >= 0 and area.right() <= 500 for _, _, area in texts)
    assert all(one.right() < other.left() for (_, _, one), (_, _, other) in pairwise(texts))


def test_fifteen_lines_are_told_apart_by_colour_and_dashes() -> None:
    for palette in (LIGHT, DARK):
        looks = {(series_colour(palette, at).name(), series_dashes(palette, at)) for at in range(15)}
        assert len(looks) == 15


@pytest.mark.parametrize("mode", ["triplets", "time"])
def test_a_line_goes_through_what_whole_hits_cost(state: CostState, mode: Mode) -> None:
    state.show_mode(mode)
    for line in state.chart(names(state)).lines:
        pricing = next(one for one in state.pricings if one.design.name == line.name)
        for at in (1, 10, len(line.x) // 2):
            count = int(line.assignments[at])
            row = cost_row(pricing, Asked(assignments=count))
            wanted = row.hours if mode == "time" else float(row.invoice.cost)
            assert line.x[at] == pytest.approx(wanted, abs=0.0051)
            assert line.y[at] == row.triplets
            assert nearest_count(line, float(line.x[at])) == count


def test_the_interval_of_seconds_is_drawn_for_the_chosen_design(state: CostState) -> None:
    state.show_mode("time")
    state.pick("triplet")
    lines = {line.name: line for line in state.chart(names(state)).lines}
    assert lines["grid-16-choose-4"].band is None
    assert lines["triplet"].band is not None
    assert np.all(np.diff(lines["triplet"].x) > 0)


def test_what_is_asked_for_is_marked_on_every_line(state: CostState) -> None:
    data = state.chart(names(state))
    assert (data.side, data.at, data.x_most) == ("vertical", 200.0, 400.0)
    for line, mark in zip(data.lines, data.marks, strict=True):
        answer = next(one for one in state.answers if one.name == line.name)
        assert answer.row is not None
        assert mark == (float(answer.row.invoice.cost), float(answer.row.triplets))


def test_a_question_that_moves_moves_marks_and_works_out_no_line_anew(state: CostState) -> None:
    before = state.chart(names(state))
    state.move(150.0)
    after = state.chart(names(state))
    assert before.lines == after.lines
    assert before.marks != after.marks
    state.move(500.0)  # beyond the axis, which grows
    assert not set(state.chart(names(state)).lines) & set(before.lines)


def test_a_pdf_holds_outlines_and_needs_no_font(fonts: None, state: CostState) -> None:
    data = figure_bytes(figure_text(state, names(state)), ".pdf")
    assert data.startswith(b"%PDF-")
    assert b"/FontFile" not in data
    assert b"/Type /Font" not in data
    assert b"/MediaBox [0 0 510" in data


def test_an_svg_holds_outlines_and_paints_the_lines(fonts: None, state: CostState) -> None:
    data = figure_bytes(figure_text(state, names(state)), ".svg")
    assert b"<text" not in data
    renderer = QSvgRenderer(QByteArray(data))
    assert renderer.isValid()
    image = QImage(1020, 624, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    seen = {QColor(image.pixel(x, y)).name() for x in range(0, 1020, 2) for y in range(0, 624, 2)}
    assert set(LIGHT.series) <= seen


def painted(data: bytes) -> QImage:
    """An SVG figure, two pixels a point."""
    image = QImage(1020, 624, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(data)).render(painter)
    painter.end()
    return image


def renamed(name: str) -> CostState:
    """One design of this name."""
    made = CostState(mode="time")
    design = replace(gallery()[0], name=name)
    made.take_plan(plan_study(Study("0" * 32), [design], {}))
    return made


def test_a_band_ends_at_the_edges_of_the_figures_room(fonts: None) -> None:
    state = renamed("triplet")
    image = painted(figure_bytes(figure_text(state, names(state)), ".svg"))
    band = QColor(LIGHT.series[0]).hue()
    above = [QColor(image.pixel(x, 40)) for x in range(1020)]  # the room begins at 48 pixels
    beside = [QColor(image.pixel(1015, y)) for y in range(624)]
    assert not [one for one in above + beside if one.saturation() > 10 and abs(one.hue() - band) < 20]
    assert any(QColor(image.pixel(x, 60)).saturation() > 10 for x in range(0, 1020, 5))


@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_long_names_and_notes_stay_on_the_figures_page(fonts: None, suffix: str) -> None:
    state = renamed("Similarity of pictures of food for the large study of perception " + "x" * 30)
    assert state.answers
    data = figure_bytes(figure_text(state, names(state)), suffix)
    image = painted(data) if suffix == ".svg" else QImage.fromData(data)
    edge = [QColor(image.pixel(image.width() - 2, y)).name() for y in range(image.height())]
    assert set(edge) == {"#ffffff"}


def test_what_is_predicted_once_has_no_interval(state: CostState) -> None:
    design = state.pricings[0].design
    row = PredictedRow(
        design.name, 30, 600, 600, Decimal(60), "GBP", 0.2, None, None, None, 600.0, 0.0, seeds=1
    )
    state.take_error(design, row)
    state.ask(Question("assignments", Decimal(30)))
    answer = next(one for one in state.answers if one.name == design.name)
    assert words.error_text(answer.expected) == "≈ 0.20"
    state.show_mode("error")
    (line,) = state.chart(names(state)).lines
    assert line.band is None
    more = replace(row, error=0.21, error_low=0.2, error_high=0.22, seeds=2)
    state.take_error(design, more)
    assert state.chart(names(state)).lines[0].band is not None


def test_the_error_that_was_asked_for_is_the_one_that_is_told(state: CostState) -> None:
    design = state.pricings[0].design
    state.take_error(
        design,
        PredictedRow(
            design.name, 30, 600, 600, Decimal(60), "GBP", 0.18, 0.17, 0.19, 0.01, 600.0, 0.0, seeds=5
        ),
    )
    state.ask(Question("error", Decimal("0.185")))
    assert words.reason(state.question, state.answers).startswith("For an error of 0.185,")


@pytest.mark.parametrize("question", [Question("error", Decimal("0.01")), Question("budget", Decimal(0))])
def test_where_nothing_answers_the_axes_show_what_the_designs_cost_themselves(
    state: CostState, question: Question
) -> None:
    state.ask(question)
    most = max(float(one.price.invoice(one.design.payment.assignments).cost) for one in state.pricings)
    assert state.chart(names(state)).x_most == 2 * most


def test_without_an_answer_the_reason_is_told_and_not_that_the_budget_is_too_small() -> None:
    design = gallery()[0]
    free = replace(design, name="free", payment=Payment(platform="lab", reward="0"))
    state = CostState()
    state.take_plan(plan_study(Study("0" * 32), [free, design], {}))
    answer = next(one for one in state.answers if one.name == "free")
    assert "buys more than" in words.what_it_gives(answer)
    state.ask(Question("error", Decimal("0.1")))
    assert words.what_it_gives(state.answers[0]) == "No prediction of free reaches this error."


def test_the_fee_that_is_told_is_the_one_that_is_charged() -> None:
    design = replace(gallery()[0], payment=Payment(platform="mturk", currency="USD", reward="1.00"))
    state = CostState()
    state.take_plan(plan_study(Study("0" * 32), [design], {}))
    for count, fee in ((9, "20 % fee"), (10, "40 % fee")):
        state.ask(Question("assignments", Decimal(count)))
        row = state.answers[0].row
        assert row is not None
        assert f"Mechanical Turk: {fee}" in words.fees_text(row)


def test_the_ends_of_the_axes_are_told_where_they_are_round(fonts: None, state: CostState) -> None:
    chart = chart_of(state.chart(names(state)))
    place = Place(chart, QSizeF(700, 160), QRectF(0, 20_000, 4e7, 20_000))
    assert [text for _, text in place.ticks(chart.x)][:3] == ["£0", "£10,000,000", "£20,000,000"]
    assert [text for _, text in place.ticks(chart.y)] == ["20,000", "30,000", "40,000"]


def test_all_different_questions_there_are_are_a_hundred_per_cent(state: CostState) -> None:
    answer = state.answers[0]
    assert answer.row is not None
    whole = replace(answer, row=replace(answer.row, unique_triplets=990, possible_triplets=990))
    assert ", 100 % of all possible triplets" in words.what_it_gives(whole)
    most = replace(answer, row=replace(answer.row, unique_triplets=987, possible_triplets=990))
    assert ", 100 % of all possible triplets" in words.what_it_gives(most)


def test_what_has_no_answer_is_predicted_for_what_it_buys_itself(state: CostState) -> None:
    own = [one.design.payment.assignments for one in state.pricings]
    for question in (Question("error", Decimal("0.01")), Question("budget", Decimal(0))):
        state.ask(question)
        assert [one.payment.assignments for one in state.to_predict()] == own
    state.ask(Question("assignments", Decimal(7)))
    assert {one.payment.assignments for one in state.to_predict()} == {7}


def test_a_budget_does_not_become_the_same_number_of_another_currency() -> None:
    design = gallery()[0]
    yen = replace(design, name="yen", payment=Payment(platform="lab", currency="JPY", reward="300"))
    state = CostState()
    state.take_plan(plan_study(Study("0" * 32), [design, yen], {}))
    state.ask(Question("budget", Decimal("60.50")))
    state.show_currency("JPY")
    assert state.question == Question("budget", Decimal(9000))
    state.take_plan(plan_study(Study("0" * 32), [design], {}))
    assert (state.currency, state.question) == ("GBP", Question("budget", Decimal("60.00")))


def test_a_png_is_of_print_size_at_300_dots_per_inch(fonts: None, state: CostState) -> None:
    image = QImage.fromData(figure_bytes(figure_text(state, names(state)), ".png"))
    assert image.width() == round(SIZE.width() / 72 * DPI)
    assert image.dotsPerMeterX() == round(DPI / 0.0254)
    assert QColor(image.pixel(2, 2)).name() == "#ffffff"


def test_a_figure_is_the_same_from_a_dark_window(fonts: None, state: CostState) -> None:
    light = figure_bytes(figure_text(state, names(state)), ".png")
    set_scheme("dark")
    try:
        assert figure_bytes(figure_text(state, names(state)), ".png") == light
    finally:
        set_scheme("light")


def test_another_kind_of_file_is_refused(fonts: None, state: CostState) -> None:
    with pytest.raises(GridLabError, match=r"not \.gif"):
        figure_bytes(figure_text(state, names(state)), ".gif")


def test_edits_of_pay_keep_what_was_counted(state: CostState) -> None:
    answer = next(one for one in state.answers if one.name == "triplet")
    assert answer.row is not None
    design = answer.pricing.design
    state.take_count(replace(answer.row, unique_triplets=77, possible_triplets=100))
    paid = replace(design, payment=replace(design.payment, show_up_fee="0.10"))
    designs = [paid if one.name == "triplet" else one for one in gallery()]
    state.take_plan(plan_study(Study("0" * 32), designs, {}))
    state.ask(Question("assignments", Decimal(answer.row.invoice.assignments)))
    again = next(one for one in state.answers if one.name == "triplet")
    assert again.row is not None
    assert again.row.unique_triplets == 77
    assert again.row not in state.uncounted()
