"""The full preview, in place of the whole window: header, stage, bar below."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gridlab.app.session.rehearsal import Hit
from gridlab.app.study import OpenStudy
from gridlab.domain.design import Design
from gridlab.domain.flow import (
    BreakPage,
    ConsentPage,
    FeedbackPage,
    InstructionsPage,
    Page,
    QuestionsPage,
    ScreenPage,
)
from gridlab.domain.hit_time import HitTime
from gridlab.domain.screen import Screen, ScreenKind, numbers_of
from gridlab.gui.background import Background
from gridlab.gui.kit.boxes import Wide, boxed, column, grounded, row
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.displays import DisplayChoice, DisplaySize
from gridlab.gui.kit.fields import NumberField
from gridlab.gui.kit.labels import ShortLabel, label
from gridlab.gui.kit.messages import Glyph, MessageBar
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import duration, numeral
from gridlab.gui.pages.preview.sheet import SheetControl, SheetPanel
from gridlab.gui.pages.preview.walk import PreviewWalk
from gridlab.gui.screen.sheet import Paper
from gridlab.gui.session.stage import PreviewStage

TICK_MS = 200
WIDE = 1500


def page_text(page: Page, screen: Screen | None) -> str:
    """A page in a word or two, for the researcher: "Catch screen"."""
    names: dict[type[Page] | ScreenKind, str] = {
        ConsentPage: translate("PreviewBar", "Consent"),
        QuestionsPage: translate("PreviewBar", "Questions"),
        InstructionsPage: translate("PreviewBar", "Instructions"),
        FeedbackPage: translate("PreviewBar", "Feedback on practice"),
        BreakPage: translate("PreviewBar", "Break"),
        ScreenKind.MAIN: translate("PreviewBar", "Main screen"),
        ScreenKind.PRACTICE: translate("PreviewBar", "Practice screen"),
        ScreenKind.CATCH: translate("PreviewBar", "Catch screen"),
        ScreenKind.REPEAT: translate("PreviewBar", "Repeat screen"),
        ScreenKind.SHARED: translate("PreviewBar", "Shared screen"),
    }
    key = screen.kind if isinstance(page, ScreenPage) and screen is not None else type(page)
    return names.get(key, translate("PreviewBar", "End"))


class PreviewBar(QWidget):
    """Asks for jumps as page numbers of the plan, and shows what the annotator's clock would.

    jump_requested: index of a page.
    """

    jump_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "status")
        self.setFixedHeight(48)
        self._hit: Hit | None = None
        self._index = 0
        self.previous = button(
            "", icon_name="chevron-left", says=translate("PreviewBar", "Previous page"), shortcut="Ctrl+Left"
        )
        self.next = button(
            "", icon_name="chevron-right", says=translate("PreviewBar", "Next page"), shortcut="Ctrl+Right"
        )
        self.where = ShortLabel("", "strong")
        self.page_number = label("", "small")
        self.screen_field = NumberField(says=translate("PreviewBar", "Go to screen"), low=1)
        self.screen_field.setFixedWidth(104)
        self.skip = button(
            translate("PreviewBar", "Skip practice"), icon_name="skip-forward", shortcut="Ctrl+K"
        )
        self.clock = label("", "small")
        self.clock.setAccessibleName(translate("PreviewBar", "Simulated clock"))
        self._lay_out()
        self.previous.clicked.connect(lambda: self._jump(self._index - 1))
        self.next.clicked.connect(lambda: self._jump(self._index + 1))
        self.screen_field.returnPressed.connect(self._to_screen)
        self.skip.clicked.connect(self._skip)
        for key, act in (
            ("Ctrl+Left", self.previous.click),
            ("Ctrl+Right", self.next.click),
            ("Ctrl+K", self.skip.click),
            ("Ctrl+G", self._ask_screen),
        ):
            QShortcut(QKeySequence(key), self, act)

    def _lay_out(self) -> None:
        where = (self.previous, self.next, 8, self.where, self.page_number)
        to_screen = (label(translate("PreviewBar", "Screen"), "soft"), self.screen_field, self.skip)
        self.setLayout(row(*where, Wide(), *to_screen, Wide(), self.clock, margins=(16, 0, 16, 0)))

    def show_page(self, hit: Hit, index: int) -> None:
        """Where the preview is."""
        self._hit, self._index = hit, index
        page, screen = hit.plan[index], hit.screen_at(index)
        self.where.set_text(page_text(page, screen))
        self.page_number.setText(
            translate("PreviewBar", "page {page} of {pages}").format(page=index + 1, pages=len(hit.plan))
        )
        self.previous.setEnabled(index > 0)
        self.next.setEnabled(index < len(hit.plan) - 1)
        self.screen_field.set_unit(translate("PreviewBar", "of {total}").format(total=hit.total))
        if not self.screen_field.hasFocus():
            if isinstance(page, ScreenPage) and screen is not None and screen.counts:
                self.screen_field.set_number(numbers_of(hit.screens)[page.position])
            else:
                self.screen_field.clear()
        self.skip.setVisible(any(not one.counts for one in hit.screens))
        self.skip.setEnabled(self._after_practice() is not None)

    def show_clock(self, page_seconds: float, session_seconds: float) -> None:
        """The clock of a simulated annotator, beside the time that was really taken on this page."""
        hit = self._hit
        if hit is None:
            return
        here, total = hit.seconds[self._index], sum(hit.seconds)
        said = translate("PreviewBar", "{so_far} of about {total}").format(
            so_far=duration(session_seconds), total=duration(total)
        )
        if isinstance(hit.plan[self._index], ScreenPage):
            each = translate("PreviewBar", "{mine} s on this screen, about {expected} s expected").format(
                mine=numeral(page_seconds, ".0f"), expected=numeral(here, ".1f")
            )
            said = f"{each} · {said}"
        if hit.assumed:
            said += translate("PreviewBar", " (assumed)")
        if said != self.clock.text():
            self.clock.setText(said)

    def _jump(self, index: int) -> None:
        if self._hit is not None and 0 <= index < len(self._hit.plan):
            self.jump_requested.emit(index)

    def _to_screen(self) -> None:
        if self._hit is not None and self.screen_field.number is not None:
            self._jump(self._hit.index_of_screen(self.screen_field.number))

    def _ask_screen(self) -> None:
        self.screen_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.screen_field.selectAll()

    def _after_practice(self) -> int | None:
        """The first screen that counts behind the practice screens ahead; None where there are none."""
        hit = self._hit
        if hit is None:
            return None
        ahead = [(at, one.counts) for at in range(len(hit.plan)) if (one := hit.screen_at(at)) is not None]
        practice = [at for at, counts in ahead if at >= self._index and not counts]
        return next((at for at, counts in ahead if practice and counts and at > practice[0]), None)

    def _skip(self) -> None:
        after = self._after_practice()
        if after is not None:
            self._jump(after)


class FullPreview(QWidget):
    """A whole HIT as an annotator meets it. left: back to the design, the window is the program's again."""

    left = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(translate("FullPreview", "HIT preview"))
        self.stage = PreviewStage()
        self.walk = PreviewWalk(background, self.stage)
        self.bar = PreviewBar()
        self.displays = DisplayChoice()
        self.this_window = button(
            "", icon_name="app-window", says=translate("FullPreview", "As large as this window")
        )
        self.this_window.setCheckable(True)
        self.true_size = button("100 %", says=translate("FullPreview", "Actual size, 100 %"))
        self.true_size.setCheckable(True)
        self.close_button = button(translate("FullPreview", "Close preview"), icon_name="x", shortcut="Esc")
        self.sheet_button = button(
            translate("FullPreview", "Contact sheet"),
            icon_name="layout-grid",
            says=translate("FullPreview", "All screens of this HIT as one PDF or picture"),
        )
        self.sheet_button.setCheckable(True)
        self.sheet_panel = SheetPanel()
        self.sheets = SheetControl(background, self.sheet_panel)
        self.messages = MessageBar(closable=False)
        self._study: OpenStudy | None = None
        self._name = ShortLabel("", "soft")
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._show_now)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        name = (label(translate("FullPreview", "Preview"), "title"), Wide(self._name))
        assured = (Glyph("eye", 16, "soft"), label(translate("FullPreview", "Nothing is recorded"), "small"))
        buttons = (self.this_window, self.true_size, self.sheet_button, self.close_button)
        header = boxed(row(*name, *assured, 8, self.displays, *buttons, margins=(24, 0, 24, 1)), "header")
        header.setFixedHeight(56)
        around = (header, self.sheet_panel, self.messages)
        self.setLayout(column(*around, Wide(self.stage), self.bar, spacing=0))

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
        self.walk.arrived.connect(self._tell_refusal)
        self.walk.arrived.connect(self._show_now)
        self.walk.ended.connect(self.leave)
        self.walk.failed.connect(self.messages.say_error)

    def begin(
        self, study: OpenStudy, design: Design, size: DisplaySize, observed: HitTime | None = None
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

    def _save_sheet(self, what: str, path: Path, paper: Paper, marked: bool) -> None:
        study, hit = self._study, self.walk.hit
        if study is not None and hit is not None:
            size = self._display()
            viewport = (size.width(), size.height())
            self.sheets.begin(study, hit, path, viewport, what=what, paper=paper, marked=marked)

    def _tell_refusal(self) -> None:
        refusal = self.walk.refusal()
        if refusal:
            text = translate(
                "FullPreview",
                "Sessions don't start on {width}×{height}. This shows how the screen would shrink.",
            )
            size = self._display()
            self.messages.say("warn", text.format(width=size.width(), height=size.height()), refusal)
        else:
            self.messages.clear()

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
