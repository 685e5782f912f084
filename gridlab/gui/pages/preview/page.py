"""The full preview, in place of the whole window: header, stage, bar below."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.displays import DisplayChoice, DisplaySize
from gridlab.gui.kit.labels import ShortLabel, label
from gridlab.gui.kit.messages import Glyph, MessageBar
from gridlab.gui.look.language import translate
from gridlab.gui.pages.preview.bar import PreviewBar
from gridlab.gui.pages.preview.sheet_control import SheetControl
from gridlab.gui.pages.preview.sheet_panel import SheetPanel
from gridlab.gui.pages.preview.stage import PreviewStage
from gridlab.gui.pages.preview.walk import PreviewWalk
from gridlab.gui.screen.sheet import Paper

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy
    from gridlab.domain.hit_time import ObservedPace
    from gridlab.gui.background import Background

TICK_MS = 200
WIDE = 1500


class FullPreview(QWidget):
    """A whole HIT as an annotator meets it. left: back to the design, the window is the program's again.

    show_requested: a file is to be shown in its folder.
    """

    left = Signal()
    bug = Signal(object)
    show_requested = Signal(object)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(translate("FullPreview", "Preview of the whole HIT"))
        self.stage = PreviewStage()
        self.walk = PreviewWalk(background, self.stage)
        self.bar = PreviewBar()
        self.displays = DisplayChoice()
        self.this_window = button(
            "",
            icon_name="app-window",
            says=translate("FullPreview", "A display as large as this window"),
        )
        self.this_window.setCheckable(True)
        self.true_size = button("100 %", says=translate("FullPreview", "True size, 100 %"))
        self.true_size.setCheckable(True)
        self.close_button = button(translate("FullPreview", "Close preview"), icon_name="x", shortcut="Esc")
        self.sheet_button = button(
            translate("FullPreview", "Contact sheet"),
            icon_name="layout-grid",
            says=translate("FullPreview", "All screens of this HIT as one PDF or picture"),
        )
        self.sheet_button.setCheckable(True)
        self.sheet_panel = SheetPanel()
        self.sheets = SheetControl(background, self)
        self.messages = MessageBar(closable=False)
        self._study: OpenStudy | None = None
        self._name = ShortLabel("", "soft")
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._show_now)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        header = QWidget()
        header.setObjectName("header")
        header.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        header.setFixedHeight(56)
        row = QHBoxLayout(header)
        row.setContentsMargins(24, 0, 24, 1)
        row.setSpacing(8)
        row.addWidget(label(translate("FullPreview", "Preview"), "title"))
        row.addWidget(self._name, 1)
        row.addWidget(Glyph("eye", 16, "soft"))
        row.addWidget(label(translate("FullPreview", "Nothing is recorded"), "small"))
        row.addSpacing(8)
        row.addWidget(self.displays)
        for one in (self.this_window, self.true_size, self.sheet_button, self.close_button):
            row.addWidget(one)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(header)
        self._column.addWidget(self.sheet_panel)
        self._column.addWidget(self.messages)
        self._column.addWidget(self.stage, 1)
        self._column.addWidget(self.bar)

    def _wire(self) -> None:
        self.close_button.clicked.connect(self.leave)
        self.stage.left.connect(self.leave)
        self.stage.resized.connect(self._fit_window)
        self.displays.chosen.connect(self._choose_display)
        self.this_window.toggled.connect(lambda _on: self._show_display())
        self.true_size.toggled.connect(lambda _on: self._show_display())
        self.bar.jump_requested.connect(self.walk.jump)
        self.sheet_button.toggled.connect(self.sheet_panel.setVisible)
        self.sheet_panel.save_requested.connect(self._save_sheet)
        self.sheet_panel.cancel_requested.connect(self.sheets.cancel)
        self.sheet_panel.show_requested.connect(self.show_requested)
        self.sheets.progressed.connect(self.sheet_panel.progress.advance)
        self.sheets.ended.connect(lambda: self.sheet_panel.set_working(False))
        self.sheets.saved.connect(self.sheet_panel.show_saved)
        self.sheets.failed.connect(self.sheet_panel.show_error)
        self.walk.arrived.connect(self._arrived)
        self.walk.ended.connect(self.leave)
        self.walk.failed.connect(self._failed)
        self.walk.bug.connect(self.bug)

    def begin(
        self, study: OpenStudy, design: Design, size: DisplaySize, observed: ObservedPace | None = None
    ) -> None:
        """Show a design from its first page on, on that display."""
        self._study = study
        self._name.set_text(design.name)
        self.sheet_panel.folder, self.sheet_panel.name = study.folder / "exports", design.name
        self.sheet_panel.messages.clear()
        self.messages.clear()
        self.displays.choose(size)
        self.walk.begin(study, design, observed)
        self._tick.start()

    def leave(self) -> None:
        """Close the preview."""
        self.stop()
        self.left.emit()

    def stop(self) -> None:
        """Let go of everything."""
        self._tick.stop()
        self.sheets.cancel()
        self.walk.close()
        self._study = None

    def _save_sheet(self, path: Path, paper: Paper, marked: bool) -> None:
        study, hit = self._study, self.walk.hit
        if study is None or hit is None:
            self.sheet_panel.set_working(False)
            return
        size = self._display()
        self.sheets.begin(study, hit, path, (size.width(), size.height()), paper=paper, marked=marked)

    def _tell_refusal(self) -> None:
        refusal = self.walk.refusal()
        if refusal:
            told = translate("FullPreview", "It is shown here as it would shrink.")
            self.messages.say("warn", refusal, told)
        else:
            self.messages.clear()

    def _arrived(self) -> None:
        self._tell_refusal()
        self._show_now()

    def _failed(self, error: GridLabError) -> None:
        self.messages.say_error(error)

    def _show_now(self) -> None:
        hit = self.walk.hit
        if hit is not None:
            self.bar.show_page(hit, self.walk.index)
            self.bar.show_clock(self.walk.page_seconds, self.walk.session_seconds)

    def _choose_display(self, _size: DisplaySize) -> None:
        self.this_window.setChecked(False)
        self._show_display()

    def _display(self) -> QSize:
        now = self.displays.size_now
        return self.stage.room if self.this_window.isChecked() else QSize(now.width, now.height)

    def _show_display(self) -> None:
        self._fit_header()
        size = self._display()
        self.true_size.setEnabled(not self.this_window.isChecked())
        self.walk.set_display(size)
        if self.walk.hit is not None:
            self._tell_refusal()
        self.stage.set_display(size, fitted=not self.true_size.isChecked() or self.this_window.isChecked())

    def _fit_window(self) -> None:
        self._fit_header()
        if self.this_window.isChecked():
            self._show_display()

    def _fit_header(self) -> None:
        """As wide as the choice of displays needs to be: buttons where there is room for them."""
        custom = 160 if self.displays.custom else 0
        self.displays.setFixedWidth((620 if self.width() >= WIDE else 184) + custom)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.stop()  # another page came to the front

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
