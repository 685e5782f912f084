"""Numbers are entered as the window shows them, and reach the design as files have them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from gridlab.app.cost.asking import Question
from gridlab.domain.design import Design
from gridlab.gui.background import Background
from gridlab.gui.kit.fields import NumberField, TextField
from gridlab.gui.look import language
from gridlab.gui.pages.cost.panel import QuestionField
from gridlab.gui.pages.cost.words import money
from gridlab.gui.pages.design.form.form import DesignForm
from gridlab.gui.pages.design.form.supply import FormSupply


@pytest.fixture(params=["en", "de"])
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """A language of the window."""
    language.set_language(qapp, request.param)
    yield request.param
    language.set_language(qapp, "en")


@pytest.fixture
def form(spoken: str) -> Iterator[DesignForm]:
    """The form of a design, unfolded, in that language."""
    background = Background()
    supply = FormSupply(background)
    made = DesignForm(supply)
    list(made.unfolding())
    yield made
    assert background.close()
    for one in (made, supply, background):
        one.deleteLater()


def told_by(form: DesignForm) -> list[tuple[Design, str]]:
    told: list[tuple[Design, str]] = []
    form.edited.connect(lambda design, step, _key: told.append((design, step)))
    return told


def put(form: DesignForm, key: str, text: str, section: str = "payment") -> TextField:
    field = form.field(section, key)
    assert isinstance(field, TextField)
    field.setText(text)
    field.textEdited.emit(text)
    return field


@pytest.mark.parametrize("spoken", ["de"], indirect=True)
@pytest.mark.parametrize(
    ("text", "reward"), [("1,50", "1.50"), ("1.50", "1.50"), ("1.500", "1500"), ("0,05", "0.05")]
)
def test_an_amount_is_typed_with_a_decimal_comma(form: DesignForm, text: str, reward: str) -> None:
    told = told_by(form)
    put(form, "reward", "3")
    field = put(form, "reward", text)
    assert told[-1][0].payment.reward == reward
    assert field.text() == text, "what is typed stays as it is typed"


@pytest.mark.parametrize("spoken", ["de"], indirect=True)
def test_what_the_form_shows_in_german_is_written_in_german(form: DesignForm) -> None:
    told = told_by(form)
    put(form, "reward", "2,5")
    assert "2,5" in told[-1][1], "the step of the history names what was typed"
    put(form, "seconds_per_screen", "7,5")
    design = told[-1][0]
    assert design.payment.seconds_per_screen == 7.5
    form.set_design(Design())
    form.set_design(design)
    assert form.field("payment", "reward").text() == "2,5"
    assert form.field("payment", "seconds_per_screen").text() == "7,5"
    assert "1,50" in form.field("payment", "reward").toolTip()


@pytest.mark.parametrize("spoken", ["en"], indirect=True)
@pytest.mark.parametrize("text", ["1,50", "1,5", "0,050"])
def test_a_decimal_comma_in_english_is_refused_and_not_read_as_more(form: DesignForm, text: str) -> None:
    told = told_by(form)
    put(form, "reward", text)
    assert not told


def test_a_whole_number_is_entered_with_its_marks(spoken: str, qapp: QApplication) -> None:
    field = NumberField(says="Number")
    grouped, decimal = ("1.204", "1,5") if spoken == "de" else ("1,204", "1.5")
    for text, number in ((grouped, 1204), ("1204", 1204), ("1 204", 1204), (decimal, None), ("", None)):
        field.setText(text)
        assert field.number == number, text
    field.deleteLater()


def test_the_question_of_cost_takes_what_it_shows(spoken: str, qapp: QApplication) -> None:
    field, asked = QuestionField(), list[Question]()
    field.allow_error(True)
    field.asked.connect(asked.append)
    for question in (
        Question("budget", Decimal("1204.50")),
        Question("triplets", Decimal(120000)),
        Question("error", Decimal("0.15")),
    ):
        field.show_question(question, "GBP")
        text = field.value.text()
        assert ("," in text, "." in text) != (False, False)
        field.value.textEdited.emit(text)
        assert asked[-1] == question, text
        assert not field.problem
    field.deleteLater()


@pytest.mark.parametrize("spoken", ["de"], indirect=True)
def test_half_a_pound_is_never_fifty(spoken: str, qapp: QApplication) -> None:
    field, asked = QuestionField(), list[Question]()
    field.asked.connect(asked.append)
    field.show_question(Question("budget", Decimal(60)), "GBP")
    for text in ("1,50", "1.50"):
        field.value.setText(text)
        field.value.textEdited.emit(text)
        assert asked[-1].value == Decimal("1.50")
    field.value.setText("1,204.50")
    field.value.textEdited.emit("1,204.50")
    assert "199,50" in field.problem
    field.deleteLater()


def test_money_is_written_as_the_language_does(spoken: str, qapp: QApplication) -> None:
    wanted = {
        "en": ("£1,204.50", "CHF\u00a00.15", "¥1,500"),
        "de": ("1.204,50\u00a0£", "0,15\u00a0CHF", "1.500\u00a0¥"),
    }[spoken]
    amounts = ((Decimal("1204.5"), "GBP"), (Decimal("0.15"), "CHF"), (Decimal(1500), "JPY"))
    assert tuple(money(amount, currency) for amount, currency in amounts) == wanted
