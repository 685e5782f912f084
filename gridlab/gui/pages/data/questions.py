"""The Questions tab: what annotators answered besides the screens, as counts and histograms."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from gridlab.app.answered import AnsweredQuestion, answered_questions
from gridlab.app.collected import Collected
from gridlab.domain.errors import GridLabError
from gridlab.gui.kit.boxes import Wide, boxed, clear_box, column, scrolled, stacked
from gridlab.gui.kit.chart.place import Axis, Bars, Chart
from gridlab.gui.kit.chart.view import StillChart
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import EmptyState, MessageBar
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.page import Page, Surroundings
from gridlab.gui.pages.data.tab import Seen, TabPresenter

CHART_HIGH = 180
_MOST = 60


def chart_of(question: AnsweredQuestion) -> Chart:
    """The bars of a question."""
    most = max((many for _, many in question.bars), default=1) or 1
    names = [name if len(name) <= 24 else f"{name[:23]}…" for name, _ in question.bars]
    title = translate("Data", "words") if question.shape == "texts" else ""
    x = Axis(title, len(names), len(names), lambda _: names, tuple(at + 0.5 for at in range(len(names))))
    y = Axis(
        translate("Data", "answers"),
        most,
        most,
        lambda ticks: [numeral(round(tick)) for tick in ticks],
        tuple(sorted({0, most // 2, most})),
    )
    return Chart(x, y, bars=(Bars("", "accent", tuple(float(many) for _, many in question.bars)),), left=48)


class QuestionsTab(Page):
    """A chart for each question that is exported."""

    key: ClassVar[str] = "questions"

    def __init__(self) -> None:
        super().__init__()
        self.messages = MessageBar()
        self._list = column(spacing=24)
        self.none = EmptyState(
            "list",
            translate("Data", "No answers to questions"),
            translate("Data", "Questions of a design that are marked for export appear here once answered."),
        )
        inner = column(self._list, Wide(), margins=(24, 20, 24, 24))
        self._body = stacked(self.none, scrolled(inner, widest=860))
        self.setLayout(column(self.messages, Wide(self._body)))

    def show_questions(self, questions: list[AnsweredQuestion]) -> None:
        """Show these."""
        clear_box(self._list)
        for one in questions[:_MOST]:
            self._list.addWidget(self._question(one))
        self._body.setCurrentIndex(1 if questions else 0)

    def _question(self, one: AnsweredQuestion) -> QWidget:
        text = translate("Data", "1 answer") if one.people == 1 else translate("Data", "{count} answers")
        parts: list[QWidget] = [
            label(one.title, "strong", wraps=True),
            label(f"{one.id} · {text.format(count=numeral(one.people))}", "small"),
        ]
        if one.bars:
            chart = StillChart(CHART_HIGH)
            words = "; ".join(f"{name}: {numeral(many)}" for name, many in one.bars)
            chart.show_chart(chart_of(one), words)
            chart.setAccessibleName(one.title)
            parts.append(chart)
        return boxed(column(*parts, spacing=4))


class QuestionsPresenter(TabPresenter):
    """Owns the tab."""

    View = QuestionsTab

    def __init__(self, view: QuestionsTab, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view

    def show(self, seen: Seen) -> None:
        self.view.messages.clear()
        self.answers.ask(seen, self._show, self._tell)

    def _tell(self, error: GridLabError) -> None:
        self.view.show_questions([])
        self.view.messages.say_error(error)

    def _show(self, found: Collected) -> None:
        self.view.show_questions(answered_questions(found))
