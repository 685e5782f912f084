"""The Paper tab: the Methods text to read and copy, and text, references and figures in one folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from gridlab.app.collected import Collected
from gridlab.app.paper.facts import Facts, facts_in
from gridlab.app.paper.methods import Form, Section, sections_of, written
from gridlab.app.paper.references import bibtex
from gridlab.app.uses import Outcome, Use
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.gui.kit.at_window import AtWindow
from gridlab.gui.kit.boxes import Wide, column, row, scrolled
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.choosers import choose_button, choose_folder, show_in_folder
from gridlab.gui.kit.fields import TextArea, TextField
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import Actions, MessageBar, ProgressRow
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.page import Page, Surroundings
from gridlab.gui.pages.data.tab import Seen, TabPresenter
from gridlab.gui.paper.files import Paper, PaperWish, writing_paper

_TEXT_HIGH = 240


class PaperTab(Page):
    """The text in one of three forms, and where everything is written. write_requested(folder, suffix)."""

    key: ClassVar[str] = "paper"

    write_requested = Signal(Path, str)

    def __init__(self) -> None:
        super().__init__()
        self._sections: tuple[Section, ...] = ()
        self.messages, self.progress = MessageBar(), ProgressRow()
        forms: tuple[tuple[Form, str], ...] = (
            ("text", translate("Data", "Plain text")),
            ("markdown", "Markdown"),
            ("latex", "LaTeX"),
        )
        self.form = SegmentedButtons(forms, says=translate("Data", "Form of the text"))
        self.form.value_changed.connect(lambda _form: self._show_text())
        waits = translate("Data", "The text appears here once the answers are read.")
        self.text = TextArea(says=translate("Data", "Methods text"), hint=waits, height=_TEXT_HIGH)
        self.text.setReadOnly(True)
        self.copy = button(translate("Data", "Copy text"), icon_name="copy")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.text))
        self.cite = button(translate("Data", "Copy BibTeX"), icon_name="copy")
        self.cite.clicked.connect(lambda: QGuiApplication.clipboard().setText(bibtex()))
        self.notes = label("", "soft", wraps=True)
        self.suffix = SegmentedButtons(
            ((".pdf", "PDF"), (".svg", "SVG"), (".png", "PNG")), says=translate("Data", "Form of the figures")
        )
        folder = translate("Data", "Folder")
        self.folder = TextField(says=folder)
        title = translate("Data", "Folder for text and figures")
        choose = choose_button(
            folder, lambda: choose_folder(self, title), lambda path: self.folder.setText(str(path))
        )
        self.write = button(translate("Data", "Write text and figures"), icon_name="file-image")
        self.write.clicked.connect(self._ask)
        holds = translate(
            "Data",
            "Text, BibTeX, all images, a sequence of screens, times, agreement, the error by screens, and "
            "each map that was kept.",
        )
        inner = column(
            label(translate("Data", "Methods text"), "section"),
            row(self.form, Wide(), self.cite, self.copy),
            self.text,
            self.notes,
            4,
            label(translate("Data", "Text and figures"), "section"),
            label(holds, "soft", wraps=True),
            row(label(folder), Wide(self.folder), choose),
            row(self.suffix, Wide(), self.write),
            self.progress,
            self.messages,
            Wide(),
            spacing=12,
            margins=(24, 20, 24, 24),
        )
        self.setLayout(column(scrolled(inner, widest=860)))
        self.show_facts(None)

    def show_facts(self, facts: Facts | None) -> None:
        """The text of what was counted; None while and where there is nothing."""
        self._sections = sections_of(facts) if facts is not None else ()
        notes = []
        if facts is not None and facts.rules and not facts.is_locked:
            notes.append(
                translate(
                    "Data",
                    "Errors ignore exclusions until you lock the rules on the Annotators tab, so that no "
                    "rule is chosen by its error.",
                )
            )
        if facts is not None and facts.left_out:
            names = ", ".join(facts.left_out[:5])
            notes.append(translate("Data", "Damaged files are left out: {names}.").format(names=names))
        self.notes.setText(" ".join(notes))
        self.notes.setVisible(bool(notes))
        for one in (self.copy, self.write):
            one.setEnabled(facts is not None)
        self._show_text()

    def set_working(self, working: bool) -> None:
        """Whether files are being written."""
        self.write.setEnabled(not working and bool(self._sections))

    def _show_text(self) -> None:
        self.text.set_text(written(self._sections, cast(Form, self.form.value)) if self._sections else "")

    def _ask(self) -> None:
        text = self.folder.text().strip()
        if text:
            self.write_requested.emit(Path(text), str(self.suffix.value))


class PaperPresenter(TabPresenter):
    """Owns the tab; counts, and writes in the background."""

    View = PaperTab

    def __init__(self, view: PaperTab, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view
        self._seen: Seen | None = None
        self._proposed = ""
        self._at_window = AtWindow(self)
        self._counting = Uses("methods", around.background, messages=view.messages, parent=self)
        self._writing = Uses(
            "paper",
            around.background,
            progress=view.progress,
            messages=view.messages,
            cancelled=self._tell_cancelled,
            parent=self,
        )
        self._writing.busy_changed.connect(view.set_working)
        view.write_requested.connect(self._write)

    def show(self, seen: Seen) -> None:
        folder = str(seen.view.open.folder / "exports" / f"paper-{seen.purpose}")
        if self.view.folder.text() in ("", self._proposed):
            self._proposed = folder
            self.view.folder.setText(folder)
        if seen.same_answers(self._seen):
            return
        self._seen = seen
        self.view.show_facts(None)
        self.answers.ask(seen, partial(self._count, seen), self._failed)

    def entered(self) -> None:
        """A map may have been kept since."""
        if self._seen is not None and not self._writing.busy:
            self.answers.ask(self._seen, partial(self._count, self._seen), self._failed)

    def _count(self, seen: Seen, found: Collected) -> None:
        use = Use(
            say("Counting what the text says"),
            lambda _cancel, _progress: facts_in(seen.view.open, seen.purpose, found),
        )
        self._counting.run(use, done=self.view.show_facts, failed=self._failed)

    def _failed(self, error: GridLabError) -> None:
        self.view.show_facts(None)
        self.view.messages.say_error(error)

    def _write(self, folder: Path, suffix: str) -> None:
        if self._seen is None:
            return
        opened = self._seen.view.open
        out = folder if folder.is_absolute() else opened.folder / "exports" / folder
        wish = PaperWish(out, self._seen.purpose, suffix, lambda cancel: partial(self._at_window.do, cancel))
        again = ((translate("Data", "Try again"), partial(self._write, folder, suffix)),)
        self._writing.run(writing_paper(opened, wish), actions=_open_folder, remedy=again)

    def _tell_cancelled(self) -> None:
        said = translate("Data", "Writing was cancelled.")
        rest = translate("Data", "Files written before are whole. Nothing else was changed.")
        self._writing.say(Outcome("info", said, rest))


def _open_folder(done: Paper) -> Actions:
    return ((translate("Data", "Open folder"), partial(show_in_folder, done.files[0])),)
