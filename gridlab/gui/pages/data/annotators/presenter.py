"""What is done on the Annotators tab: people are measured, looked at, and left out by rule or decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from gridlab.app.collected import Collected
from gridlab.app.exclusions import (
    Change,
    lock_is_in_use,
    with_decision,
    with_lock,
    with_rule,
    without,
)
from gridlab.app.quality.measuring import Judged
from gridlab.app.quality.people import Person, leaving_out, people_of
from gridlab.app.quality.quality import quality_of
from gridlab.app.session.details import session_details
from gridlab.app.study import OpenStudy
from gridlab.app.uses import Use, plain
from gridlab.domain.errors import GridLabError
from gridlab.domain.exclusion import Exclusions
from gridlab.domain.progress import Cancel, Progress
from gridlab.gui.background import pause
from gridlab.gui.kit.document import Leaving
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.page import Go, Surroundings
from gridlab.gui.pages.data.annotators.document import ExclusionsDocument
from gridlab.gui.pages.data.annotators.view import AnnotatorsTab
from gridlab.gui.pages.data.tab import Seen, TabPresenter
from gridlab.gui.screen.still import Still
from gridlab.gui.study.session_details import decoding
from gridlab.store.exclusions_file import read_exclusions

TYPED_MS = 150


@dataclass(frozen=True, slots=True)
class Found:
    """The annotators as they were measured, and what the study's file says of exclusions."""

    judged: Judged
    people: list[Person]
    exclusions: Exclusions


class AnnotatorsPresenter(TabPresenter):
    """Owns the tab, the study's exclusions and the uses."""

    View = AnnotatorsTab

    def __init__(self, view: AnnotatorsTab, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view
        self._seen: Seen | None = None
        self._judged: Judged | None = None
        self.document = ExclusionsDocument(around.background, self)
        background = around.background
        self._measuring = Uses(
            "quality", background, progress=view.progress, cancelled=self._cancelled, parent=self
        )
        self._effects = Uses("left out", background, parent=self)
        self._wishes = Uses("would be left out", background, parent=self)
        self._looking = Uses("answers of annotator", background, parent=self)
        self._pictures = Uses("still of annotator", background, parent=self)
        self._soon = pause(self, TYPED_MS, self._try_rule)
        self.edits(self.document)
        self._wire()

    def _wire(self) -> None:
        view, rules = self.view, self.view.rules
        self.around.documents.add(self.document.saver, self._ask_to_leave, lambda: None)
        self.document.changed.connect(self._changed)
        self.document.saver.failed.connect(self._tell_unsaved)
        self.document.saver.saved.connect(lambda _text: self._saved())
        view.measure_requested.connect(self._measure)
        view.answers_requested.connect(self._look)
        view.details.still_requested.connect(self._decode)
        rules.typed.connect(self._soon.start)
        rules.rule_requested.connect(self._add_rule)
        rules.decision_requested.connect(self._leave_out)
        rules.undo_requested.connect(self._undo_entry)
        rules.lock_requested.connect(self._lock)

    def show(self, seen: Seen) -> None:
        """Measure the annotators of these sessions, unless that was done."""
        is_same = self._judged is not None and seen.same_sessions(self._seen)
        self._seen = seen
        self.view.show_kind(is_dataset=seen.dataset is not None)
        if is_same and seen.dataset is None:
            self._read_again()
        elif is_same:
            return
        else:
            self._measure()

    def left(self) -> None:
        self.view.escape()

    def _measure(self) -> None:
        if self._seen is None:
            return
        self._judged = None
        self.view.messages.clear()
        self.view.show_waiting()
        self.answers.ask(self._seen, self._measure_answers, self._failed)

    def _measure_answers(self, found: Collected) -> None:
        if self._seen is None:
            return
        folder = None if self._seen.dataset is not None else self._seen.view.open.folder

        def work(cancel: Cancel, progress: Progress) -> Found:
            judged = Judged(found.stored, progress, cancel)
            people = people_of(quality_of(judged))
            rules = read_exclusions(folder) if folder is not None else Exclusions()
            return Found(judged, people, rules)

        use = Use(translate("Data", "Measuring how people answered"), work)
        self._measuring.run(use, done=self._measured, failed=self._failed)

    def _measured(self, found: Found) -> None:
        if self._seen is None:
            return
        self._judged = found.judged
        if not found.people:
            self.view.show_waiting(translate("Data", "No annotators are known here."))
            return
        self.view.show_people(found.people)
        if self._seen.dataset is None:
            self.document.begin(self._seen.view.open.folder, found.exclusions)
            self._changed()

    def _cancelled(self) -> None:
        self.view.show_waiting(translate("Data", "Measuring was stopped. Nothing was changed."))

    def _failed(self, error: GridLabError) -> None:
        self.view.show_waiting()
        self.view.messages.say_error(error)

    def _read_again(self) -> None:
        """The file may have been changed by another program meanwhile."""
        assert self._seen is not None
        folder = self._seen.view.open.folder

        use = Use(translate("Data", "Reading exclusions"), plain(partial(read_exclusions, folder)))
        begin = partial(self.document.begin, folder)
        self._looking.run(use, done=begin, failed=self.view.messages.say_error)

    def _changed(self) -> None:
        """The exclusions are others: show them, and what they leave out."""
        self.view.rules.show_exclusions(self.document.value, self.view.codes)
        if self._judged is not None:
            self._effects.run(
                leaving_out(self._judged, self.document.value),
                done=self.view.show_left_out,
                failed=self.view.messages.say_error,
            )

    def _try_rule(self) -> None:
        """Show what the rule that is typed would leave out."""
        rule = self.view.rules.wanted
        if rule is None or self._judged is None:
            self._wishes.cancel()
            self.view.show_would(None)
            return
        use = leaving_out(self._judged, Exclusions(rules=(rule,)))
        self._wishes.run(use, done=self.view.show_would, failed=self.view.messages.say_error)

    def _add_rule(self) -> None:
        rules = self.view.rules
        text, reason = rules.rule.text().strip(), rules.reason.text().strip()
        name = translate("Data", "Add rule {rule}").format(rule=text)
        if self._edit(name, lambda: with_rule(text, reason)):
            rules.clear()

    def _leave_out(self) -> None:
        person, opened = self.view.chosen, self._opened()
        if person is None or opened is None:
            return
        reason = self.view.rules.reason.text().strip()
        changes = [with_decision(opened, session, None, reason) for session in person.sessions]

        def change(exclusions: Exclusions) -> Exclusions:
            for one in changes:
                exclusions = one(exclusions)
            return exclusions

        name = translate("Data", "Exclude {code}").format(code=person.row.annotator)
        if self._edit(name, lambda: change):
            self.view.rules.clear()

    def _undo_entry(self, number: int) -> None:
        opened = self._opened()
        if opened is not None:
            is_in_use = lock_is_in_use(opened)
            name = translate("Data", "Undo number {number}").format(number=number)
            self._edit(name, lambda: without(number, is_in_use=is_in_use))

    def _lock(self) -> None:
        self._edit(translate("Data", "Lock rules"), lambda: with_lock)

    def _edit(self, name: str, make: Callable[[], Change]) -> bool:
        """Do a step; where it cannot be done it is said why."""
        try:
            self.document.edit(name, make())
        except GridLabError as error:
            self.view.messages.say_error(error)
            return False
        self.view.messages.clear()
        return True

    def _saved(self) -> None:
        """Other tabs read again what depends on exclusions."""
        self.exclusions_changed.emit()

    def _tell_unsaved(self) -> None:
        problem = self.document.saver.problem
        if problem is not None:
            again = (translate("Images", "Save again"), self.document.saver.now)
            self.view.messages.say_error(problem, actions=(again,))

    def _ask_to_leave(self, leaving: Leaving) -> None:
        problem = self.document.saver.problem
        if problem is not None:
            self.around.go(Go("data"))
            again = (translate("Images", "Save again"), self.document.saver.now)
            self.view.messages.say_error(problem, actions=(again, (leaving.text, leaving.then)))

    def _look(self, at: int) -> None:
        """Show the answers of the chosen annotator, in the session at this place among theirs."""
        person, opened = self.view.chosen, self._opened()
        if person is None or opened is None or not 0 <= at < len(person.sessions):
            return
        wanted = person.sessions[at]
        rows = self._seen.view.sessions if self._seen is not None else ()
        path = next((row.path for row in rows if row.id == wanted and row.counts), None)
        if path is None:
            return
        use = Use(translate("Sessions", "Open"), plain(partial(session_details, path)))
        self._looking.run(
            use,
            done=lambda details: self.view.show_details(details, person, at),
            failed=self.view.messages.say_error,
        )

    def _decode(self, still: Still) -> None:
        """Decode the pictures of the screen that is looked at."""
        shown, opened = self.view.details, self._opened()
        if shown.details is None or opened is None:
            return
        show = partial(shown.show_still, still)
        self._pictures.run(
            decoding(shown.details, still, opened),
            done=lambda made: show(*made),
            failed=shown.messages.say_error,
        )

    def _opened(self) -> OpenStudy | None:
        return self._seen.view.open if self._seen is not None else None
