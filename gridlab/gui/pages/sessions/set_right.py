"""Setting sessions right on their page: the panel that asks for a note, a reason or a code, and its undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gridlab.app.setting_right import bringing_back, discarding, noting, recoding, voiding
from gridlab.domain.codes import code_problem, composed
from gridlab.gui.kit.boxes import Wide, column, grounded, row
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.fields import TextField
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import sessions_text
from gridlab.gui.look.saying import told

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy
    from gridlab.app.uses import Use
    from gridlab.domain.notes import Notes
    from gridlab.gui.kit.uses import Uses
    from gridlab.store.sessions.list import Row

Kind = Literal["note", "void", "code", "all_of_code"]


class SetRightPanel(QWidget):
    """One line that is asked for: a note, why sessions don't count, or another code. Hidden until asked.

    given(kind, text): it was entered; for the sessions that it was asked about, `sessions`.
    """

    given = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "card")
        self.setAccessibleName(translate("Sessions", "Correct sessions"))
        self.sessions: tuple[Row, ...] = ()
        self._kind: Kind = "note"
        self._title = label("", "strong", wraps=True)
        self._text = label("", wraps=True)
        self.field = TextField(says=translate("Sessions", "What is entered"))
        self.done = button("", kind="primary")
        self._problem = label("", "small", wraps=True)
        cancel = button(translate("Sessions", "Cancel"), shortcut="Esc")
        cancel.clicked.connect(self.hide)
        self.done.clicked.connect(self._give)
        self.field.returnPressed.connect(self._give)
        self.field.textChanged.connect(lambda _text: self._allow())
        line = row(Wide(self.field), self.done, cancel)
        self.setLayout(column(self._title, self._text, line, self._problem, margins=(16, 12, 16, 12)))
        self.hide()

    def ask(self, kind: Kind, sessions: Sequence[Row]) -> None:
        """Ask about these sessions."""
        self._kind, self.sessions = kind, tuple(sessions)
        if not self.sessions:
            return
        title, text, done = _WORDS[kind]()
        first = self.sessions[0]
        count = sessions_text(len(self.sessions))
        who = first.annotator or first.id[:8] if len(self.sessions) == 1 else count
        self._title.setText(title.format(who=who, code=first.annotator, count=count))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.done.setText(done)
        same = {one.note if kind == "note" else one.voided for one in self.sessions}
        self.field.setText(same.pop() if kind in ("note", "void") and len(same) == 1 else "")
        self.field.setAccessibleName(self._title.text())
        self._allow()
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def _allow(self) -> None:
        text, problem = self.field.text().strip(), ""
        if self._kind in ("code", "all_of_code") and text:
            problem = told(code_problem(composed(text)))
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.done.setEnabled(not problem and (bool(text) or self._kind == "note"))

    def _give(self) -> None:
        if self.done.isEnabled():
            self.hide()
            self.given.emit(self._kind, self.field.text().strip())


def _note_words() -> tuple[str, str, str]:
    text = translate("Sessions", "For example “phone rang”. Exports leave notes out unless you ask for them.")
    return translate("Sessions", "Note about {who}"), text, translate("Sessions", "Save note")


def _void_words() -> tuple[str, str, str]:
    text = translate(
        "Sessions",
        "A voided session isn't exported or priced, and is part of no map. Nothing is deleted, and you can "
        "undo this. Use it for sessions that never should have been one, such as a trial run.",
    )
    return translate("Sessions", "Why doesn't {who} count?"), text, translate("Sessions", "Void")


def _code_words() -> tuple[str, str, str]:
    text = translate(
        "Sessions",
        "The session's file is written anew with the new code. Every answer stays. The old code is kept in "
        "keys.csv on this machine alone.",
    )
    return translate("Sessions", "New code for this session of {code}"), text, _change_code()


def _all_words() -> tuple[str, str, str]:
    text = translate(
        "Sessions",
        "All sessions of this code are written anew with the new one. Every answer stays. The old code is "
        "kept in keys.csv on this machine alone.",
    )
    return translate("Sessions", "New code for all sessions of {code}"), text, _change_code()


def _change_code() -> str:
    return translate("Sessions", "Change code")


_WORDS: dict[Kind, Callable[[], tuple[str, str, str]]] = {
    "note": _note_words,
    "void": _void_words,
    "code": _code_words,
    "all_of_code": _all_words,
}


@dataclass(frozen=True, slots=True)
class _Step:
    """A note or void that can be undone: its name, and what sessions had before and have after."""

    name: str
    kind: Kind
    before: dict[str, str]
    after: dict[str, str]


class SettingRight(QObject):
    """Does what the panel asks for; notes and voids can be undone and redone, as nothing is rewritten.

    stepped(undo, redo): what these would do now, "" for nothing.
    """

    stepped = Signal(str, str)

    def __init__(self, panel: SetRightPanel, uses: Uses, study: Callable[[], OpenStudy | None]) -> None:
        super().__init__(panel)
        self._panel, self._uses, self._study = panel, uses, study
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        panel.given.connect(self._given)

    def forget(self) -> None:
        """Another study is shown."""
        self._done, self._undone = [], []
        self._tell()

    def count_again(self, sessions: Sequence[Row]) -> None:
        """Let voided sessions count again."""
        self._say("void", sessions, "")

    def discard(self, session: Row) -> None:
        """Move a session aside of which no screen was answered; it can be brought back."""
        study = self._study()
        if study is not None:
            back = translate("Sessions", "Bring it back")
            self._uses.run(
                discarding(study, session.id),
                actions=lambda path: ((back, lambda: self._uses.run(bringing_back(study, path))),),
            )

    def undo(self) -> None:
        """Take back the last note or void."""
        if self._done and not self._uses.busy:
            step = self._done[-1]
            then = partial(self._move, self._done, self._undone)
            self._write(step.kind, step.before, then, can_undo=len(self._done) > 1)

    def redo(self) -> None:
        """Bring back what was undone."""
        if self._undone and not self._uses.busy:
            step = self._undone[-1]
            self._write(step.kind, step.after, partial(self._move, self._undone, self._done))

    def _given(self, kind: Kind, text: str) -> None:
        sessions, study = self._panel.sessions, self._study()
        if study is None or not sessions:
            return
        if kind == "code":
            self._uses.run(recoding(study, text, session=sessions[0].id))
        elif kind == "all_of_code":
            self._uses.run(recoding(study, text, old=sessions[0].annotator))
        else:
            self._say(kind, sessions, text)

    def _say(self, kind: Kind, sessions: Sequence[Row], text: str) -> None:
        before = {one.id: one.note if kind == "note" else one.voided for one in sessions}
        after = dict.fromkeys(before, text)
        if before == after:
            return
        note, void = translate("Sessions", "Note"), translate("Sessions", "Void")
        again = translate("Sessions", "Count again")
        name = note if kind == "note" else void if text else again
        self._write(kind, after, partial(self._keep, _Step(name, kind, before, after)))

    def _keep(self, step: _Step) -> None:
        self._done.append(step)
        self._undone = []

    def _move(self, taken: list[_Step], given: list[_Step]) -> None:
        given.append(taken.pop())

    def _write(
        self, kind: Kind, wanted: dict[str, str], then: Callable[[], object], *, can_undo: bool = True
    ) -> None:
        """Write what is wanted of each session, then change the history. What cannot be written can be tried
        again as it was entered."""
        study = self._study()
        if study is None:
            return
        use = noting if kind == "note" else voiding
        by_text: dict[str, list[str]] = {}
        for session, text in wanted.items():
            by_text.setdefault(text, []).append(session)
        self._run([use(study, ids, text) for text, ids in by_text.items()], then, can_undo)

    def _run(self, uses: list[Use[Notes]], then: Callable[[], object], can_undo: bool) -> None:
        first, rest = uses[0], uses[1:]

        def done(_: Notes) -> None:
            if rest:
                self._run(rest, then, can_undo)
            else:
                then()
                self._tell()

        undo = ((translate("Sessions", "Undo"), self.undo),) if can_undo else ()
        again = ((translate("Sessions", "Try again"), lambda: self._run(uses, then, can_undo)),)
        self._uses.run(first, done=done, actions=lambda _: undo, remedy=again)

    def _tell(self) -> None:
        self.stepped.emit(
            self._done[-1].name if self._done else "", self._undone[-1].name if self._undone else ""
        )
