"""The panel below the annotators: a rule as it is typed, what it would leave out, what is left out now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from gridlab.app.exclusions import LISTED, Entry, effect_said, entries_of
from gridlab.app.quality.people import LeftOut
from gridlab.app.session.columns import started_text
from gridlab.domain.exclusion import MEASURES, OF_ANNOTATOR, Exclusions, Rule, rule_typed
from gridlab.gui.kit.boxes import Wide, boxed, column, row
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.columns import ColumnModel, ColumnTable
from gridlab.gui.kit.fields import TextField, mark_wrong
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate
from gridlab.gui.look.saying import told


class RulesPanel(QWidget):
    """What is left out, and leaving out more. Signals: typed(), the rule's text is another; rule_requested();
    decision_requested(): leave out whom the table has chosen; undo_requested(number); lock_requested()."""

    typed = Signal()
    rule_requested = Signal()
    decision_requested = Signal()
    undo_requested = Signal(int)
    lock_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen = ""
        self._has_others = True
        self.rule = TextField(
            says=translate("Data", "Rule"), hint=translate("Data", "Rule, such as: catch_share < 0.5")
        )
        self.rule.setToolTip(_measures())
        self.rule.setCompleter(_completer(self))
        self.reason = TextField(
            says=translate("Data", "Reason"), hint=translate("Data", "Reason, for the Methods section")
        )
        self.add = button(translate("Data", "Add rule"))
        self.leave = button(translate("Data", "Exclude"))
        self.effect = label("", "soft", wraps=True)
        self.lock = button(
            translate("Data", "Lock rules"),
            says=translate("Data", "What you add afterwards is exported as decided after the lock."),
        )
        self.remove = button(translate("Data", "Undo chosen"), shortcut="Del")
        self.state = label("", "small", wraps=True)
        self.total = label("", "strong")
        self._codes: Mapping[str, str] = {}
        columns = tuple(replace(one, **self._in_the_window[one.key]) for one in LISTED)
        model = ColumnModel(columns, lambda entry: (entry.kind, entry.decided, entry.number))
        self.entries = ColumnTable(model, translate("Data", "Rules and decisions"), row_height=28)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        form = column(
            label(translate("Data", "Exclude"), "section"),
            self.rule,
            self.effect,
            self.reason,
            row(self.add, self.leave, Wide()),
            Wide(),
        )
        left = boxed(form)
        left.setFixedWidth(340)
        right = column(
            row(self.total, Wide(), self.remove, self.lock),
            self.state,
            Wide(self.entries),
        )
        self.setLayout(row(left, 16, Wide(right), margins=(24, 12, 24, 16)))

    def _wire(self) -> None:
        self.rule.textChanged.connect(lambda _text: self._typed())
        self.reason.textChanged.connect(lambda _text: self._allow())
        self.add.clicked.connect(self.rule_requested)
        self.leave.clicked.connect(self.decision_requested)
        self.lock.clicked.connect(self.lock_requested)
        self.remove.clicked.connect(self._undo_chosen)
        self.rule.returnPressed.connect(self._enter)
        self.reason.returnPressed.connect(self._enter)
        self.entries.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self._allow()

    @property
    def _in_the_window(self) -> dict[str, dict[str, Any]]:
        """What columns are otherwise here than in the command's list."""
        return {
            "number": {},
            "what": {"text": self._what, "width": 0},
            "reason": {"width": 148, "rank": 1},
            "decided": {
                "head": translate("Data", "Decided"),
                "text": lambda entry: started_text(entry.decided),
                "width": 124,
                "rank": 3,
            },
            "when": {"width": 116, "rank": 2},
        }

    @property
    def wanted(self) -> Rule | None:
        """The rule that is typed, None where the text says none yet."""
        return rule_typed(self.rule.text(), self.reason.text().strip(), "2000-01-01")

    def show_exclusions(self, found: Exclusions, codes: Mapping[str, str]) -> None:
        """The rules and decisions as they are. codes: of the annotators, by the ids of sessions."""
        self._codes = codes
        self.entries.rows.set_rows(entries_of(found))
        is_locked = found.locked is not None
        self.lock.setVisible(not is_locked)
        self.state.setText(
            translate("Data", "Rules locked: {day}. What you add now is exported as decided after.").format(
                day=told(started_text(found.locked or ""))
            )
            if is_locked
            else translate("Data", "Rules are not locked: errors ignore exclusions until they are.")
        )
        self._allow()

    def show_total(self, out: LeftOut | None) -> None:
        """What all together leave out."""
        if out is None:
            self.total.setText("")
        elif out.effect.people_out or out.effect.screens_out:
            said = translate("Data", "Excluded: {effect}").format(effect=told(effect_said(out.effect)))
            self.total.setText(said)
        else:
            self.total.setText(translate("Data", "Nothing is left out."))

    def show_effect(self, would: LeftOut | None) -> None:
        """What the rule that is typed would leave out by itself."""
        if would is not None and not (would.effect.people_out or would.effect.screens_out):
            self.effect.setText(translate("Data", "Would exclude nothing."))
        elif would is not None:
            said = translate("Data", "Would exclude {effect}.").format(effect=told(effect_said(would.effect)))
            self.effect.setText(said)

    def show_chosen(self, code: str, *, is_out: bool = False) -> None:
        """Whom the table has chosen; "" nobody."""
        self._chosen = "" if is_out else code
        text = translate("Data", "Exclude {code}").format(code=code) if code else ""
        self.leave.setText(text or translate("Data", "Exclude"))
        self._allow()

    def clear(self) -> None:
        """What was typed is taken."""
        self.rule.clear()
        self.reason.clear()

    def _what(self, entry: Entry) -> str:
        """A decision is called by the annotator's code, where it is known here."""
        code = self._codes.get(entry.session, "")
        if not code:
            return entry.what
        if entry.screen is None:
            return translate("Data", "{code}, a session").format(code=code)
        return translate("Data", "{code}, screen {screen}").format(code=code, screen=entry.screen)

    def _typed(self) -> None:
        text = self.rule.text().strip()
        wrong = bool(text) and self.wanted is None
        mark_wrong(self.rule, wrong)
        self.effect.setText(
            translate("Data", "A measure, < or >, and a value, such as: guess_score > 0.5") if wrong else ""
        )
        self._allow()
        self.typed.emit()

    def _allow(self) -> None:
        """Adding and leaving out take a reason; why a button is off is its tip."""
        has_reason = bool(self.reason.text().strip())
        needs = "" if has_reason else translate("Data", "Give a reason first.")
        self.add.setEnabled(has_reason and self.wanted is not None)
        self.add.setToolTip(needs)
        self.leave.setEnabled(has_reason and bool(self._chosen))
        self.leave.setToolTip(
            needs if self._chosen else translate("Data", "Choose an annotator in the table.")
        )
        self.remove.setEnabled(self.entries.chosen is not None)

    def _enter(self) -> None:
        if self.add.isEnabled():
            self.rule_requested.emit()
        elif self.wanted is not None:
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)

    def _undo_chosen(self) -> None:
        entry: Entry | None = self.entries.chosen
        if entry is not None:
            self.undo_requested.emit(entry.number)


def _measures() -> str:
    """What rules may ask, for the tip of the field."""
    of_screen = [name for name, one in MEASURES.items() if one.rests_on == "screen"]
    of_session = [name for name, one in MEASURES.items() if one.rests_on != "screen"]
    said = translate(
        "Data",
        "Of a screen: {screens}. Of a session: {sessions}. With “annotator.” before it, of all sessions of "
        "the annotator.",
    )
    return said.format(screens=", ".join(of_screen), sessions=", ".join(of_session))


def _completer(parent: QWidget) -> QCompleter:
    names = [*MEASURES, *(OF_ANNOTATOR + name for name, one in MEASURES.items() if one.rests_on != "screen")]
    made = QCompleter([f"{name} {sign} " for name in names for sign in "<>"], parent)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made
