"""Above the form: that an edit could not be saved, or that another program changed the file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridlab.app.designing.track import Track
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import verbatim
from gridlab.gui.kit.document import Leaving
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.language import translate


class SavingBar(QWidget):
    """Says what is not saved, why, and offers what mends it; hidden while all is well."""

    retry_requested = Signal()
    elsewhere_requested = Signal(str)
    change_settled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._bar = MessageBar(closable=False)
        self._track: Track | None = None
        self.leaving: Leaving | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 4)
        layout.addWidget(self._bar)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now, "" where nothing is."""
        return self._bar.text

    @property
    def leave(self) -> Callable[[], None] | None:
        """What waits for the design to be saved, as closing the study."""
        return self.leaving.then if self.leaving is not None else None

    @property
    def leave_text(self) -> tuple[Callable[[], None], str] | None:
        """The same with the words for going on without saving."""
        return (self.leaving.then, self.leaving.text) if self.leaving is not None else None

    def clear(self) -> None:
        """All is saved."""
        self._track = self.leaving = None
        self._bar.clear()
        self.hide()

    def show_stuck(self, track: Track) -> None:
        """The last save failed and the old file stands; or another program changed or removed the file."""
        self._track = track
        self._show()

    def ask_to_leave(self, leaving: Leaving) -> None:
        """Something waits for the design to be saved: offer to go on all the same."""
        self.leaving = leaving
        self._show()

    def _show(self) -> None:
        track = self._track
        if track is None:
            return
        leave = ((self.leaving.text, self._go),) if self.leaving is not None else ()
        name = track.name
        if track.changed:
            there = track.found is not None
            self._bar.say(
                "warn",
                (
                    translate("Design", "{name} was changed by another program.")
                    if there
                    else translate("Design", "The file of {name} was removed by another program.")
                ).format(name=name),
                translate("Design", "Your edits are here and not saved; its file was not written over."),
                actions=(
                    (translate("Design", "Reload"), lambda: self.change_settled.emit(False)),
                    (
                        translate("Design", "Keep mine as a copy")
                        if there
                        else translate("Design", "Write it again"),
                        lambda: self.change_settled.emit(True),
                    ),
                    *leave,
                ),
            )
        else:
            self._bar.say_error(
                track.failure
                or GridLabError(verbatim(translate("Design", "{name} is not saved.").format(name=name))),
                actions=(
                    (translate("Design", "Retry"), self.retry_requested.emit),
                    (translate("Design", "Save elsewhere…"), lambda: self.elsewhere_requested.emit(name)),
                    *leave,
                ),
            )
        self.show()

    def _go(self) -> None:
        leave = self.leave
        self.clear()
        if leave is not None:
            leave()
