"""The details of one session, read-only: facts, each screen with its answer, times and events."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QSplitter, QWidget

from gridlab.app.session.columns import PURPOSE_NAMES, started_text
from gridlab.app.session.details import (
    EVENT_COLUMNS,
    KINDS,
    SCREENS,
    AnsweredScreen,
    SessionDetails,
    events_after,
    remarks,
)
from gridlab.app.study import OpenStudy
from gridlab.app.uses import Use
from gridlab.domain.screen import ScreenKind
from gridlab.gui.kit.boxes import Wide, boxed, clear_box, column
from gridlab.gui.kit.columns import ColumnModel, ColumnTable
from gridlab.gui.kit.labels import ShortLabel, label
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import duration, numeral
from gridlab.gui.look.palette import current_palette
from gridlab.gui.look.saying import told
from gridlab.gui.screen.face import ScreenContent
from gridlab.gui.screen.image_supply import study_reader
from gridlab.gui.screen.still import Decoded, Still, decoded, painted
from gridlab.gui.screen.view import marks_of

LARGEST = (2560, 1600)


class StillView(QWidget):
    """Shows the picture as a whole; while there is none it says why. picture: at its own size."""

    def __init__(self, says: str) -> None:
        super().__init__()
        self.setAccessibleName(says)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(240, 160))
        self.picture: QImage | None = None
        self._scaled: QImage | None = None
        self._text = ""

    def show_picture(self, picture: QImage, description: str) -> None:
        """Show a picture; description: for those who do not see it."""
        self.picture, self._scaled, self._text = picture, None, ""
        self.setAccessibleDescription(description)
        self.update()

    def show_text(self, text: str) -> None:
        """Say something in place of a picture."""
        self.picture, self._scaled, self._text = None, None, text
        self.setAccessibleDescription(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_palette()
        painter = QPainter(self)
        if self.picture is None:
            painter.setPen(tokens.colour("soft"))
            painter.drawText(
                self.rect().adjusted(16, 16, -16, -16),
                int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap),
                self._text,
            )
            painter.end()
            return
        ratio = self.devicePixelRatioF()
        room = ((self.size() - QSize(2, 2)) * ratio).boundedTo(self.picture.size() * ratio)
        keep = Qt.AspectRatioMode.KeepAspectRatio
        if self._scaled is None or self._scaled.size() != self.picture.size().scaled(room, keep):
            self._scaled = self.picture.scaled(room, keep, Qt.TransformationMode.SmoothTransformation)
            self._scaled.setDevicePixelRatio(ratio)
        size = self._scaled.deviceIndependentSize()
        place = QRectF((self.width() - size.width()) / 2, 1, size.width(), size.height())
        painter.drawImage(place.topLeft(), self._scaled)
        painter.setPen(QPen(tokens.colour("line"), 1))
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()


class Details(QWidget):
    """Facts and screens at the left, the chosen screen as the annotator left it at the right.

    still_requested(Still): its pictures are to be decoded; `show_still` takes them.
    """

    still_requested = Signal(Still)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Sessions", "Session details"))
        self.messages = MessageBar()
        self.screens = ColumnModel(SCREENS, lambda screen: screen)
        self.events = ColumnModel(EVENT_COLUMNS, lambda event: event)
        self.table = ColumnTable(self.screens, translate("Sessions", "Screens"), row_height=30)
        self.events_table = ColumnTable(self.events, translate("Sessions", "Events"), row_height=26)
        self.picture = StillView(translate("Sessions", "The screen as answered"))
        self._caption = label("", "strong")
        self._facts = QGridLayout()
        self.details: SessionDetails | None = None
        self._still: Still | None = None
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show(now.row()))
        self._lay_out()

    def _lay_out(self) -> None:
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(4)
        self._facts.setColumnStretch(1, 1)
        left = boxed(column(self._facts, Wide(self.table), spacing=12, margins=(8, 8, 8, 8)))
        picture = (self._caption, Wide(self.picture, 3), Wide(self.events_table))
        right = boxed(column(*picture, margins=(16, 8, 8, 8)))
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        parts.addWidget(left)
        parts.addWidget(right)
        parts.setStretchFactor(1, 1)
        parts.setSizes([372, 700])
        left.setMinimumWidth(320)
        self.setLayout(column(self.messages, Wide(parts)))

    def show_details(self, details: SessionDetails) -> None:
        """Show a session, its first answered screen first."""
        self.details = details
        self.messages.clear()
        self._fill_facts(details)
        self.screens.set_rows(details.screens)
        answered = (row for row, screen in enumerate(details.screens) if screen.response is not None)
        first = next(answered, 0)
        self.table.selectRow(first)
        self.table.setFocus()

    def show_still(self, still: Still, pictures: Sequence[QImage | None], problems: Sequence[str]) -> None:
        """The pictures of a screen came; dropped where another one is looked at by now."""
        if still is not self._still:
            return
        self.picture.show_picture(painted(still, pictures), self._caption.text())
        if problems:
            self.messages.say(
                "warn", translate("Sessions", "Some images of this screen can't be shown."), problems[0]
            )
        else:
            self.messages.clear()

    def forget(self) -> None:
        """Let go of the session."""
        self.details = self._still = None
        self.screens.set_rows(())
        self.events.set_rows(())
        self.picture.show_text("")

    def _show(self, row: int) -> None:
        details = self.details
        if details is None or not 0 <= row < len(details.screens):
            return
        screen = details.screens[row]
        self.events.set_rows(events_after(screen))
        place = translate("Sessions", "screen {number}").format(number=screen.number) if screen.number else ""
        said = (KINDS[screen.kind], place, *remarks(screen))
        self._caption.setText(" · ".join(told(part) for part in said if part))
        self._still = still_of(details, screen)
        self.picture.show_text(translate("Sessions", "Loading images…"))
        self.still_requested.emit(self._still)

    def _fill_facts(self, details: SessionDetails) -> None:
        clear_box(self._facts)
        for row, (name, value) in enumerate(facts(details)):
            self._facts.addWidget(label(name, "soft"), row, 0)
            self._facts.addWidget(ShortLabel(value), row, 1)


def decoding(details: SessionDetails, still: Still, study: OpenStudy) -> Use[Decoded]:
    """Decoding the pictures of a screen that is looked at, as a use."""
    wanted, read = still.wanted(), study_reader(study, details.record.header.images)
    return Use(
        translate("Sessions", "Loading images…"),
        lambda cancel, _progress: decoded(wanted, read, cancel),
    )


def still_of(details: SessionDetails, screen: AnsweredScreen) -> Still:
    """The screen as the annotator left it, with the right cells of catch and practice screens marked."""
    header = details.record.header
    shown = header.screens[screen.position]
    block = header.design.blocks[shown.block]
    chosen = screen.response.chosen if screen.response is not None else ()
    total = max(1, sum(one.counts for one in header.screens))
    before = sum(one.counts for one in header.screens[: screen.position])
    content = ScreenContent(block=block, language=header.design.language, share=before / total)
    viewport = (
        min(max(header.display.width, 320), LARGEST[0]),
        min(max(header.display.height, 240), LARGEST[1]),
    )
    return Still(content, shown, viewport, chosen, marks_of(header.design, shown, chosen))


def facts(details: SessionDetails) -> list[tuple[str, str]]:
    """What is known of a session, name and value."""
    record = details.record
    header, display = record.header, record.header.display
    caught = [s.passed for s in details.screens if s.kind is ScreenKind.CATCH and s.passed is not None]
    rows = [
        (translate("Sessions", "Session"), header.id),
        (translate("Sessions", "Purpose"), told(PURPOSE_NAMES[header.purpose])),
        (translate("Sessions", "Number"), numeral(header.number)),
        (translate("Sessions", "Group"), header.group),
        (translate("Sessions", "Started"), told(started_text(header.started_utc))),
        (translate("Sessions", "Took"), duration(record.duration_s)),
        (
            translate("Sessions", "Answered"),
            translate("Sessions", "{done} of {all}").format(done=record.answered, all=record.counted),
        ),
        (translate("Sessions", "Catch passed"), f"{sum(caught)} / {len(caught)}" if caught else ""),
        (
            translate("Sessions", "Display"),
            f"{display.width}×{display.height} px, {numeral(display.scale, 'g')}×, "
            f"{numeral(display.refresh_hz, '.0f')} Hz",
        ),
        (translate("Sessions", "System"), header.system),
        (translate("Sessions", "Program"), header.generator),
        (translate("Sessions", "Consent"), record.consent_sha256[:16]),
    ]
    return [(name, value) for name, value in rows if value]
