"""The Annotators tab as it is seen: a row per annotator, what is left out, and the answers of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal

from gridlab.app.quality.people import LeftOut, Person, with_left_out
from gridlab.app.session.details import SessionDetails
from gridlab.gui.kit.boxes import Wide, boxed, column, row, stacked
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.fields import ChoiceField
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import EmptyState, MessageBar, ProgressRow
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import counted
from gridlab.gui.look.saying import told
from gridlab.gui.page import Page
from gridlab.gui.pages.data.annotators.rules import RulesPanel
from gridlab.gui.pages.data.annotators.table import annotator_table
from gridlab.gui.study.session_details import Details

WORKING, LISTED, ANSWERS = range(3)
WHY_HEIGHT = 52
"""Three lines, so that nothing moves when another annotator is chosen."""


class AnnotatorsTab(Page):
    """Signals: answers_requested(the session's number among the annotator's), measure_requested()."""

    key: ClassVar[str] = "annotators"

    answers_requested = Signal(int)
    measure_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._people: Sequence[Person] = ()
        self._out: LeftOut | None = None
        self._would: LeftOut | None = None
        self.messages = MessageBar()
        self.progress = ProgressRow()
        self.summary = label("", "strong")
        self.show_answers = button(translate("Data", "Show answers"), shortcut="Return")
        self.table = annotator_table()
        self.rules = RulesPanel()
        self.why = label("", "soft", wraps=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.why.setFixedHeight(WHY_HEIGHT)
        self.waiting = EmptyState(
            "users",
            translate("Data", "Annotators"),
            translate("Data", "How carefully each annotator answered, the most doubtful first."),
            translate("Data", "Measure"),
        )
        self.details = Details()
        self.back = button(translate("Data", "Back to the annotators"), shortcut="Esc")
        self.whose = label("", "strong")
        self.session = ChoiceField((), says=translate("Data", "Session"))
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        head = row(self.summary, Wide(), self.show_answers, margins=(24, 12, 24, 4))
        table = row(self.table, margins=(24, 0, 24, 0))
        self.rules.setFixedHeight(212)
        why = row(self.why, margins=(24, 4, 24, 0))
        listing = boxed(column(head, Wide(table), why, self.rules, spacing=4))
        above = row(self.back, 8, self.whose, 8, self.session, Wide(), margins=(16, 12, 16, 4))
        answers = boxed(column(above, Wide(self.details), spacing=4))
        self._stack = stacked(self.waiting, listing, answers)
        above_all = column(self.messages, self.progress, margins=(24, 12, 24, 0))
        self.setLayout(column(above_all, Wide(self._stack), spacing=0))

    def _wire(self) -> None:
        self.waiting.requested.connect(self.measure_requested)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._choice())
        self.table.activated.connect(lambda _index: self.answers_requested.emit(0))
        self.show_answers.clicked.connect(lambda: self.answers_requested.emit(0))
        self.back.clicked.connect(self.escape)
        self.session.value_changed.connect(lambda value: self.answers_requested.emit(int(value)))

    @property
    def chosen(self) -> Person | None:
        """The annotator chosen in the table."""
        person: Person | None = self.table.chosen
        return person

    @property
    def codes(self) -> dict[str, str]:
        """The codes of the annotators, by the ids of their sessions."""
        return {session: one.row.annotator for one in self._people for session in one.sessions}

    @property
    def is_listed(self) -> bool:
        """Whether the annotators are seen."""
        return self._stack.currentIndex() == LISTED

    def show_kind(self, *, is_dataset: bool) -> None:
        """Whether the answers are of a dataset, whose sessions cannot be opened, nor left out by rules."""
        self.rules.setVisible(not is_dataset)
        self.show_answers.setVisible(not is_dataset)

    def show_waiting(self, sentence: str = "") -> None:
        """Nothing is measured: say why, or that it is being done."""
        self._people = ()
        self.table.rows.set_rows(())
        if sentence:
            self.waiting.set_sentence(sentence)
        self._stack.setCurrentIndex(WORKING)

    def show_people(self, people: Sequence[Person]) -> None:
        """The annotators as they were measured, the most doubtful first."""
        self._people, self._out, self._would = people, None, None
        self._refill()
        doubtful = sum(bool(person.row.flags) for person in people)
        one, many = translate("Data", "annotator"), translate("Data", "annotators")
        said = translate("Data", "{people}, {doubtful} doubtful")
        self.summary.setText(said.format(people=counted(len(people), one, many), doubtful=doubtful))
        self._stack.setCurrentIndex(LISTED)
        if people and self.chosen is None:
            self.table.choose(people[0].row.annotator)
        self._choice()

    def show_left_out(self, out: LeftOut) -> None:
        """What is left out now."""
        self._out = out
        self.rules.show_total(out)
        self._refill()

    def show_would(self, would: LeftOut | None) -> None:
        """What the rule that is typed would leave out."""
        self._would = would
        self.rules.show_effect(would)
        self._refill()

    def show_details(self, details: SessionDetails, person: Person, at: int) -> None:
        """The answers of one session of an annotator."""
        self.whose.setText(person.row.annotator)
        names = [
            (str(number), translate("Data", "Session {number}").format(number=number + 1))
            for number in range(len(person.sessions))
        ]
        self.session.set_choices(names)
        self.session.set_value(str(at))
        self.session.setVisible(len(names) > 1)
        self._stack.setCurrentIndex(ANSWERS)
        self.details.show_details(details)

    def escape(self) -> None:
        """Back from the answers to the annotators."""
        if self._stack.currentIndex() == ANSWERS:
            self.details.forget()
            self._stack.setCurrentIndex(LISTED)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        self.table.setFocus()

    def _refill(self) -> None:
        self.table.rows.set_rows(with_left_out(self._people, self._out, self._would))

    def _choice(self) -> None:
        person = self.chosen
        code = person.row.annotator if person is not None else ""
        self.show_answers.setEnabled(person is not None)
        self.why.setText(
            f"{code}: {told(person.row.why)}" if person is not None and person.row.reasons else ""
        )
        self.rules.show_chosen(code, is_out=person is not None and person.out == "all")
