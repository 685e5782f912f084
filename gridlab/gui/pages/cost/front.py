"""What stands at the front of the Cost page: work in progress, nothing to price, an error, or the body."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gridlab.domain.errors import GridLabError
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import EmptyState, MessageBar
from gridlab.gui.look.language import translate

WORKING, EMPTY, BROKEN, BODY = range(4)


class CostFront(QStackedWidget):
    """Signals: retry_requested(), designs_requested()."""

    retry_requested = Signal()
    designs_requested = Signal()

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        empty = EmptyState(
            "calculator",
            translate("Cost", "Nothing to price yet"),
            translate("Cost", "Cost follows from a design: its grid, its screens and what it pays."),
            translate("Cost", "Go to Design"),
        )
        empty.requested.connect(self.designs_requested)
        working = label(translate("Cost", "Pricing the designs…"), "soft")
        working.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.messages = MessageBar(closable=False)
        broken = QWidget()
        column = QVBoxLayout(broken)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(self.messages)
        column.addStretch(1)
        for widget in (working, empty, broken, body):
            self.addWidget(widget)

    @property
    def has_body(self) -> bool:
        """Whether the body is shown."""
        return self.currentIndex() == BODY

    def show_working(self) -> None:
        """The designs are being priced, for the first time."""
        self.setCurrentIndex(WORKING)

    def show_empty(self) -> None:
        """There is no design."""
        self.setCurrentIndex(EMPTY)

    def show_error(self, error: GridLabError) -> None:
        """The designs cannot be priced."""
        self.messages.say_error(
            error,
            actions=(
                (translate("Cost", "Try again"), self.retry_requested.emit),
                (translate("Cost", "Go to Design"), self.designs_requested.emit),
            ),
        )
        self.setCurrentIndex(BROKEN)

    def show_body(self) -> None:
        """There is something to show."""
        self.setCurrentIndex(BODY)
