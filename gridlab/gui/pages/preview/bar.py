"""The bar below a full preview: where in the HIT it is, jumps, and the simulated clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridlab.domain.flow import (
    BreakPage,
    ConsentPage,
    DebriefPage,
    FeedbackPage,
    InstructionsPage,
    Page,
    QuestionsPage,
    ScreenPage,
)
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.fields import NumberField
from gridlab.gui.kit.labels import ShortLabel, label
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.words import duration

if TYPE_CHECKING:
    from gridlab.app.session.rehearsal import Hit


def page_text(page: Page, screen: Screen | None) -> str:
    """A page in a word or two, for the researcher: "Catch screen"."""
    match page:
        case ConsentPage():
            return translate("PreviewBar", "Consent")
        case QuestionsPage():
            return translate("PreviewBar", "Questions")
        case InstructionsPage():
            return translate("PreviewBar", "Instructions")
        case FeedbackPage():
            return translate("PreviewBar", "Feedback on practice")
        case BreakPage():
            return translate("PreviewBar", "Break")
        case DebriefPage():
            return translate("PreviewBar", "Debriefing")
        case ScreenPage() if screen is not None:
            return {
                ScreenKind.MAIN: translate("PreviewBar", "Main screen"),
                ScreenKind.PRACTICE: translate("PreviewBar", "Practice screen"),
                ScreenKind.CATCH: translate("PreviewBar", "Catch screen"),
                ScreenKind.REPEAT: translate("PreviewBar", "Repeat screen"),
                ScreenKind.SHARED: translate("PreviewBar", "Shared screen"),
            }[screen.kind]
    return translate("PreviewBar", "End")


class PreviewBar(QWidget):
    """Asks for jumps as page numbers of the plan, and shows what the annotator's clock would.

    jump_requested: index of a page.
    """

    jump_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(48)
        self._hit: Hit | None = None
        self._index = 0
        self.previous = button(
            "",
            icon_name="chevron-left",
            says=translate("PreviewBar", "Previous page"),
            shortcut="Ctrl+Left",
        )
        self.next = button(
            "", icon_name="chevron-right", says=translate("PreviewBar", "Next page"), shortcut="Ctrl+Right"
        )
        self.where = ShortLabel("", "strong")
        self.page_number = label("", "small")
        self.screen_field = NumberField(says=translate("PreviewBar", "Go to screen"), low=1)
        self.screen_field.setFixedWidth(104)
        self.skip = button(
            translate("PreviewBar", "Skip practice"),
            icon_name="skip-forward",
            shortcut="Ctrl+K",
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
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        for widget in (self.previous, self.next):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.where)
        row.addWidget(self.page_number)
        row.addStretch(1)
        row.addWidget(label(translate("PreviewBar", "Screen"), "soft"))
        row.addWidget(self.screen_field)
        row.addWidget(self.skip)
        row.addStretch(1)
        row.addWidget(self.clock)

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
            number = sum(one.counts for one in hit.screens[: self._position(page) + 1])
            if isinstance(page, ScreenPage) and screen is not None and screen.counts:
                self.screen_field.set_number(number)
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

    def _position(self, page: Page) -> int:
        return page.position if isinstance(page, ScreenPage | FeedbackPage) else -1

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
        ahead = range(self._index, len(hit.plan))
        practice = next((at for at in ahead if (one := hit.screen_at(at)) and not one.counts), None)
        if practice is None:
            return None
        return next(
            (at for at in range(practice, len(hit.plan)) if (one := hit.screen_at(at)) and one.counts), None
        )

    def _skip(self) -> None:
        after = self._after_practice()
        if after is not None:
            self._jump(after)
