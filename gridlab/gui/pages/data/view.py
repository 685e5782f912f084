"""The Data page as it is seen: its tabs, and which sessions they look at."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import ClassVar, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from gridlab.app.session.columns import PURPOSE_NAMES
from gridlab.app.study_view import StudyView
from gridlab.domain.session import PURPOSES, Purpose
from gridlab.gui.kit.boxes import Wide, boxed, column, row, stacked
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.labels import ShortLabel
from gridlab.gui.kit.messages import EmptyState, MessageBar, ProgressRow
from gridlab.gui.kit.tabs import TabBar
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import counted, screens_text, sessions_text
from gridlab.gui.look.saying import told
from gridlab.gui.page import Page
from gridlab.gui.pages.data.tab import OF_DATASETS, TABS

SHORT_MS = 400
"""What reading the answers may take before it is told."""


class DataPage(Page):
    """Tabs beside each other, and the purpose whose sessions they show.

    tabs: the views of those that were made. Signal: purpose_chosen().
    """

    key: ClassVar[str] = "data"

    sessions_requested = Signal()
    purpose_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._folder: Path | None = None
        self._picked = False
        self._held: Counter[str] = Counter()
        self.tabs: dict[str, Page] = {}
        self.main_action = button(
            translate("Data", "Export"), kind="primary", icon_name="download", shortcut="Ctrl+E"
        )
        self.bar = TabBar(
            [(key, translate("Data", name)) for key, name in TABS],
            says=translate("Data", "Parts of the data"),
        )
        names = tuple((purpose, told(PURPOSE_NAMES[purpose])) for purpose in PURPOSES)
        self.purpose_buttons = SegmentedButtons(names, says=translate("Data", "Purpose"))
        self.purpose_buttons.value_changed.connect(self._pick)
        self._fronts = QStackedWidget()
        self.dataset_name = ShortLabel("", "soft")
        self.close_button = button(
            translate("Data", "Close dataset"), kind="quiet", icon_name="x", shortcut="Ctrl+Alt+W"
        )
        self._of_dataset = boxed(row(self.dataset_name, self.close_button, spacing=8))
        self._of_dataset.hide()
        parts = row(self.bar, Wide(), self._of_dataset, self.purpose_buttons, margins=(12, 0, 24, 1))
        head = boxed(parts, "header")
        empty = EmptyState(
            "database",
            translate("Data", "Nothing collected yet"),
            translate(
                "Data",
                "Answers appear here after the first session. Then you can export them as one HDF5 file.",
            ),
            translate("Data", "Go to Sessions"),
        )
        empty.requested.connect(self.sessions_requested)
        self.reading, self.messages = ProgressRow(after_ms=SHORT_MS), MessageBar()
        above = column(self.reading, self.messages, margins=(24, 0, 24, 0))
        self._stack = stacked(empty, boxed(column(head, above, Wide(self._fronts), spacing=0)))
        self.setLayout(column(self._stack))
        self.bar.serve(self)

    @property
    def purpose(self) -> Purpose:
        """Of which purpose the sessions are that the tabs show."""
        return cast(Purpose, self.purpose_buttons.value)

    @property
    def has_answers(self) -> bool:
        """Whether there is a session at all, so that the tabs are seen."""
        return self._stack.currentIndex() == 1

    def show_tab(self, key: str, view: Page) -> None:
        """Bring a tab to the front; its name and its view go together."""
        if key not in self.tabs:
            self.tabs[key] = view
            self._fronts.addWidget(view)
        self._fronts.setCurrentWidget(view)
        self.bar.choose(key)

    def show_study(self, view: StudyView) -> None:
        """Say what the sessions of a study gave; of one just opened, choose a purpose that has some."""
        if self._folder != view.open.folder:
            self._folder, self._picked = view.open.folder, False
        self._of_dataset.hide()
        self.purpose_buttons.show()
        self.bar.offer([key for key, _ in TABS])
        self._stack.setCurrentIndex(1 if view.sessions else 0)
        self._held = Counter(row.purpose for row in view.sessions if row.yields)
        if not self._picked:
            self.purpose_buttons.set_value(next((one for one in PURPOSES if self._held[one]), "main"))
        self._allow_export()
        self._count(view)

    def show_dataset(self, path: Path) -> None:
        """Name the dataset whose answers the tabs show, in place of a study's."""
        self._folder = None
        self.purpose_buttons.hide()
        self.dataset_name.set_text(path.name)
        self.dataset_name.setToolTip(str(path))
        self._of_dataset.show()
        self.bar.offer(OF_DATASETS)
        self._stack.setCurrentIndex(1)
        assert self.main_action is not None
        self.main_action.setEnabled(False)
        self.main_action.setToolTip(translate("Data", "This is a dataset already."))
        self.subtitle_changed.emit(path.name)
        self.status_changed.emit("", "")

    def show_nothing(self) -> None:
        """No study is open and no dataset."""
        self._folder = None
        self._stack.setCurrentIndex(0)

    def show_reading(self) -> None:
        """A dataset is being read, which is told above the tabs."""
        self._stack.setCurrentIndex(1)

    def _pick(self) -> None:
        self._picked = True
        self._allow_export()
        self.purpose_chosen.emit()

    def _allow_export(self) -> None:
        assert self.main_action is not None
        held = self._held[self.purpose]
        self.main_action.setEnabled(bool(held))
        none = translate("Data", "There are no complete or partial {purpose} sessions.")
        name = told(PURPOSE_NAMES[self.purpose]).lower()
        self.main_action.setToolTip("" if held else none.format(purpose=name))

    def _count(self, view: StudyView) -> None:
        answered = sum(one.answered for one in view.sessions if one.yields)
        damaged = sum(bool(one.problem) for one in view.sessions)
        said = translate("Data", "{screens} answered").format(screens=screens_text(answered))
        texts = [sessions_text(self._held.total()), said]
        if damaged:
            texts.append(
                counted(damaged, translate("Data", "damaged file"), translate("Data", "damaged files"))
            )
        self.subtitle_changed.emit(texts[0])
        self.status_changed.emit(" · ".join(texts), "")

    def take_focus(self) -> None:
        if self.has_answers and self.main_action is not None:
            self.main_action.setFocus()

    def escape(self) -> None:
        if self.bar.key in self.tabs:
            self.tabs[self.bar.key].escape()
