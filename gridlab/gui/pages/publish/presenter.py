"""Publishes what the Publish page asks for, and shows what is to be done with it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from gridlab.app.study_view import StudyView
from gridlab.app.uses import Changed
from gridlab.app.web.addresses import way_of_platform
from gridlab.app.web.pasting import back_to, pastes
from gridlab.app.web.publish import Published, PublishWish, foreseeing, publishing
from gridlab.app.web.trial import Trial, starting_trial
from gridlab.domain.design import Design
from gridlab.domain.publication import ADDRESS, WHENS, Codes
from gridlab.gui.kit.choosers import show_in_folder
from gridlab.gui.kit.document import Leaving
from gridlab.gui.kit.entries import Field, NoValue
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.page import Go, Presenter, Surroundings
from gridlab.gui.pages.publish.table import USUAL_SINK
from gridlab.gui.pages.publish.view import PublishPage
from gridlab.gui.screen.question_lines import question_lines


class PublishPresenter(Presenter):
    """Owns the page; what was typed stays until another study is opened."""

    View = PublishPage

    def __init__(self, view: PublishPage, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view
        self._folder: Path | None = None
        self._name = ""
        self._wish: PublishWish | None = None
        self._done: Published | None = None
        self._uses = Uses(
            "publish",
            around.background,
            lambda _changed: around.studies.reread(),
            progress=view.progress,
            messages=view.messages,
            parent=self,
        )
        self._tries = Uses("try page", around.background, messages=view.messages, parent=self)
        self._notes = Uses("web warnings", around.background, parent=self)
        self._trial: Trial | None = None
        self._uses.busy_changed.connect(view.show_busy)
        view.main_action.clicked.connect(self.publish)
        view.left.connect(self._leave)
        view.fields.entered.connect(self._entered)
        view.results.open_requested.connect(self._open_page)
        view.results.folder_requested.connect(self._show_folder)

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        if view.open.folder != self._folder:
            self._folder = view.open.folder
            self._name = ""
            self._done = None
            self._end_trial()
            self.view.messages.clear()
            self.view.results.hide()
        self._show_designs(self._name)

    def arrive(self, wish: Go) -> None:
        if wish.design and wish.design != self._name:
            self._show_designs(wish.design)

    @property
    def _design(self) -> Design | None:
        study = self.around.studies.view
        entry = study.entry(self._name) if study is not None else None
        return entry.design if entry is not None else None

    def _show_designs(self, name: str) -> None:
        study = self.around.studies.view
        known = [one.name for one in study.designs if one.design is not None] if study is not None else []
        self.view.offer(known, name)
        chosen = str(self.view.fields.value("design") or "")
        if chosen != self._name:
            self._name = chosen
            self._fill()
        self.view.subtitle_changed.emit(chosen)

    def entered(self) -> None:
        self._foresee()

    def _foresee(self) -> None:
        """Say what is worth knowing before it is published, as the design is frozen by it."""
        study, design = self.around.studies.view, self._design
        if study is None or design is None:
            self.view.show_warnings(())
            return
        wish, _ = self._asked()
        self._notes.run(
            foreseeing(study.open, wish, design, question_lines(design)), done=self.view.show_warnings
        )

    def _fill(self) -> None:
        """Propose what goes with the design: numbers, code, channel, and a folder that is free."""
        design, fields = self._design, self.view.fields
        if design is None or self._folder is None:
            return
        way = way_of_platform(design.payment.platform)
        usual: dict[str, Any] = {
            "way": way.key,
            "sink": USUAL_SINK.get(way.key, "serve"),
            "purpose": "main",
            "numbers": 2 * design.payment.assignments,
            "links": 0,
            "code.complete": back_to(way, design.pages.completion_code),
            "out": str(_free_folder(self._folder, design.name)),
        }
        for key, value in usual.items():
            fields.entry(key).show(value)
        self.view.show_choice()

    def _entered(self, field: Field) -> None:
        self.view.fields.mark({})
        if field.key == "design":
            self._show_designs(str(self.view.fields.value("design")))
        elif field.key == "way":
            way = self.view.way
            self.view.fields.entry("sink").show(USUAL_SINK.get(way.key, "serve"))
        self.view.show_choice()
        if self._done is not None and field.key == "way":
            self._show_result(self._done)
        self._foresee()

    def publish(self) -> None:
        """Publish what the form says, once nothing in it is wrong."""
        study, design = self.around.studies.view, self._design
        if study is None or design is None or self._uses.busy:
            return
        wish, wrong = self._asked()
        self.view.fields.mark(wrong)
        if wrong:
            self.view.fields.focus_on(next(iter(wrong)))
            return
        lines = question_lines(design)
        self.view.to_top()

        def publish() -> None:
            now = self.around.studies.view
            if now is not None:
                self._uses.run(publishing(now.open, wish, lines), done=self._published)

        self.around.documents.settle(Leaving(publish, translate("Publish", "Publish the saved version")))

    def _asked(self) -> tuple[PublishWish, dict[str, str]]:
        """What the form asks for, and what is wrong in which field."""
        fields, wrong = self.view.fields, {}

        def text(key: str) -> str:
            return str(fields.value(key)).strip()

        def number(key: str) -> int:
            try:
                found = int(fields.value(key))
            except NoValue:
                found = -1
            made = fields.made(key)
            if made is not None and not made.spec.low <= found <= made.spec.high:
                allowed = translate("Publish", "Allowed: {low} to {high}.")
                wrong[key] = allowed.format(low=int(made.spec.low), high=numeral(made.spec.high))
            return found

        sink, url, out = text("sink"), text("url"), text("out")
        for key, is_needed in (("post", sink == "post"), ("url", bool(url))):
            if is_needed and not _is_address(text(key)):
                wrong[key] = translate("Publish", "An address begins with https://")
        if not out:
            wrong["out"] = translate("Publish", "Choose a folder that doesn't exist yet.")
        numbers, links = number("numbers"), number("links")
        if not wrong and links > numbers:
            wrong["links"] = translate("Publish", "There are more links than sessions.")
        wish = PublishWish(
            self._name,
            Path(out).expanduser(),
            f"post:{text('post')}" if sink == "post" else sink,
            str(fields.value("purpose")),  # type: ignore[arg-type]
            numbers,
            Codes(**{when: text(f"code.{when}") for when in WHENS}),
            links,
            (url,) if url else (),
        )
        return wish, wrong

    def _published(self, done: Published) -> None:
        self._end_trial()
        self._done = done
        self._show_result(done)
        if self._folder is not None:
            free = _free_folder(self._folder, self._name)
            self.view.fields.entry("out").show(str(free))
        self.view.to_top()

    def _show_result(self, done: Published) -> None:
        title = translate("Publish", "{design}: what to copy").format(design=done.publication.design.name)
        self.view.results.show_pastes(title, pastes(done.publication, self.view.way, done.path))
        # JATOS hands its pages out itself, and a program of one's own would take answers for true.
        self.view.results.open_button.setVisible(done.publication.sink_kind in ("serve", "file"))

    def _open_page(self) -> None:
        """Show the page in the browser: from the disk, or handed out by a server whose answers go nowhere."""
        done = self._done
        if done is None:
            return
        if done.publication.sink_kind != "serve":
            _browse((done.path / "index.html").absolute().as_uri())
        elif self._trial is not None:
            _browse(self._trial.url)
        else:
            self._tries.run(starting_trial(done.path), done=self._show_trial)

    def _show_trial(self, trial: Trial) -> None:
        self._trial = trial
        self.view.messages.say(
            "info",
            translate("Publish", "This is the page as annotators see it."),
            translate("Publish", "What you answer here is thrown away, and takes no number."),
        )
        _browse(trial.url)

    def _end_trial(self) -> None:
        trial, self._trial = self._trial, None
        if trial is not None:
            trial.stop()

    def close(self) -> None:
        self._end_trial()

    def _show_folder(self) -> None:
        if self._done is not None:
            show_in_folder(self._done.path / "index.html")

    def _leave(self) -> None:
        self.around.go(Go("design"))


def _free_folder(study: Path, design: str) -> Path:
    """A folder beside the study that is not there yet."""
    bare = study.with_name(f"{study.name}-{design}-web")
    found, number = bare, 2
    while found.exists():
        found, number = bare.with_name(f"{bare.name}-{number}"), number + 1
    return found


def _browse(url: str) -> None:
    QDesktopServices.openUrl(QUrl(url))


def _is_address(text: str) -> bool:
    return re.fullmatch(ADDRESS, text, re.ASCII) is not None
