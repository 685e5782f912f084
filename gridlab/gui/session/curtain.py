"""The curtain: what a station shows between two annotators, so that nobody sees the researcher's window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gridlab.domain.contrast import ScreenColours
from gridlab.domain.errors import GridLabError
from gridlab.gui.look.language import translate
from gridlab.gui.look.saying import told
from gridlab.gui.screen.face import colours_of
from gridlab.gui.screen.keys import is_way_out
from gridlab.gui.session.page import SessionPage


class NextView(SessionPage):
    """What the assistant sees behind the curtain: who comes next, and the way back to the program."""

    def __init__(self, colours: ScreenColours) -> None:
        super().__init__(colours, "en")  # the window's own words, from left to right
        self.stop.hide()
        self.title = self.add_title("")
        self.design = self.add_text("", role="soft")
        self.trouble = self.add_text("", role="bad")
        self.trouble.hide()
        self.add_text(
            translate("Curtain", "Enter starts the session. Esc draws the curtain again."), 13, role="soft"
        )
        self.start = self.add_main_button(translate("Curtain", "Start session"))
        self.program = self.add_button(translate("Curtain", "Open GridLab"))


class Curtain(QWidget):
    """Thanks the annotator; the assistant's keys open it, and then Enter starts the next code.

    opened: the next code is to be shown. start_requested: with the code at hand. left: the assistant wants
    the program's window.
    """

    opened = Signal()
    start_requested = Signal()
    left = Signal()

    def __init__(self, colours: ScreenColours, language: str) -> None:
        super().__init__()
        self.setObjectName("curtain")
        self.setWindowTitle("GridLab")
        self._may_close = False
        self.thanks = SessionPage(colours, language)
        self.thanks.stop.hide()
        self.thanks.add_text(self.thanks.words["curtain_title"], 32, QFont.Weight.DemiBold)
        self.thanks.add_text(self.thanks.words["curtain_text"], 20)
        self.thanks.setAccessibleName(self.thanks.words["curtain_title"])
        self.next = NextView(colours_of("#ffffff", "#2f62d9"))
        for page in (self.thanks, self.next):
            page.setParent(self)
        self.next.hide()
        self.next.start.clicked.connect(self.start_requested)
        self.next.program.clicked.connect(self.left)

    @property
    def is_open(self) -> bool:
        """Whether the assistant looks behind it."""
        return not self.next.isHidden()

    def draw(self) -> None:
        """Thank the annotator, and show nothing else."""
        self.next.hide()
        self.thanks.show()
        self.thanks.take_focus()

    def open(self) -> None:
        """Show the assistant what comes next, as soon as it is known."""
        self.show_next("", "", can_start=False)
        self.thanks.hide()
        self.next.show()
        self.next.take_focus()
        self.opened.emit()

    def show_next(self, title: str, design: str, *, can_start: bool) -> None:
        """Who comes next, with which design; "" while that is looked up."""
        self.next.title.setText(title or translate("Curtain", "Finding out who is next…"))
        self.next.setAccessibleName(self.next.title.text())
        self.next.design.setText(design)
        self.next.trouble.hide()
        self.next.start.setEnabled(can_start)

    def wait(self) -> None:
        """The session is being made ready."""
        self.next.trouble.hide()
        self.next.start.setEnabled(False)

    def say(self, error: GridLabError) -> None:
        """Why no session was started."""
        self.next.trouble.setText(told(error.said))
        self.next.trouble.show()
        self.next.start.setEnabled(True)

    def put_away(self) -> None:
        """Close it, whatever asks."""
        self._may_close = True
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            event.ignore()
        elif is_way_out(event):
            if self.is_open:
                self.left.emit()
            else:
                self.open()
        elif self.is_open and event.key() == Qt.Key.Key_Escape:
            self.draw()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        for page in (self.thanks, self.next):
            page.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self._may_close)
