"""The panel that starts a session: annotator, design, purpose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridlab.domain.errors import GridLabError
from gridlab.domain.session import Purpose
from gridlab.gui.widgets.buttons import SegmentedButtons, button
from gridlab.gui.widgets.fields import ChoiceField, TextField
from gridlab.gui.widgets.form import Form
from gridlab.gui.widgets.labels import label
from gridlab.gui.widgets.messages import MessageBar, ProgressRow


@dataclass(frozen=True, slots=True)
class SessionWish:
    """Which session is to be started or resumed."""

    annotator: str
    design: str
    purpose: Purpose = "main"
    resume: bool = False
    new: bool = False
    windowed: bool = False


class NewSession(QWidget):
    """A panel beside the table. Nothing starts before Start; what is in the way is said right here."""

    start_requested = Signal(object)
    cancelled = Signal()
    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("New session")
        self.setFixedWidth(344)
        self.annotator = TextField(says="Code of the annotator")
        self.design = ChoiceField(says="Design of the session")
        self.purpose = SegmentedButtons(
            (("main", "Main"), ("pilot", "Pilot"), ("test", "Test")), says="Purpose of the session"
        )
        self.display = SegmentedButtons(((False, "Full screen"), (True, "Window")), says="Display")
        self.messages = MessageBar(closable=False, stacked=True)
        self.progress = ProgressRow()
        self.progress.cancel_requested.connect(self.stop_requested)
        self.start_button = button("Start session", kind="primary", icon_name="play")
        self.start_button.clicked.connect(self._start)
        self.annotator.returnPressed.connect(self._start)
        cancel = button("Cancel", shortcut="Esc")
        cancel.clicked.connect(self.cancelled)
        form = Form(label_width=88)
        self._code_row = form.add_row("Annotator", self.annotator)
        form.add_row("Design", self.design)
        form.add_row("Purpose", self.purpose)
        form.add_row("Display", self.display)
        buttons = QHBoxLayout()
        buttons.addWidget(self.start_button)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addWidget(label("New session", "strong"))
        layout.addWidget(form)
        layout.addWidget(
            label(
                "The code stands in every file. Keep names and e-mail addresses out of it.",
                "small",
                wraps=True,
            )
        )
        layout.addLayout(buttons)
        layout.addWidget(self.progress)
        layout.addWidget(self.messages)
        layout.addStretch(1)
        self._wish: SessionWish | None = None

    def begin(self, code: str, designs: Sequence[str], design: str = "", purpose: str = "") -> None:
        """Propose a code and offer the designs."""
        self.messages.clear()
        self._code_row.set_problem("")
        self.annotator.setText(code)
        self.design.set_choices([(name, name) for name in designs])
        if design:
            self.design.set_value(design)
        if purpose:
            self.purpose.set_value(purpose)
        self.start_button.setEnabled(bool(designs))
        self.annotator.setFocus()
        self.annotator.selectAll()

    def show_working(self, working: bool) -> None:
        """The images are being verified."""
        self.start_button.setEnabled(not working)
        if working:
            self.messages.clear()
            self.progress.begin("Checking the images of the session")
        else:
            self.progress.end()

    def show_error(self, error: GridLabError, *, unfinished: bool = False) -> None:
        """Why nothing was started, with resuming offered where that is what is in the way."""
        self.show_working(False)
        wish = self._wish
        actions: tuple[tuple[str, Callable[[], object]], ...] = ()
        if unfinished and wish is not None:
            actions = (
                ("Resume", lambda: self._ask(replace(wish, resume=True, new=False))),
                ("Start a new one", lambda: self._ask(replace(wish, new=True, resume=False))),
            )
        self.messages.say_error(error, actions=actions)

    def _start(self) -> None:
        code = self.annotator.text().strip()
        self._code_row.set_problem("" if code else "Give the annotator a code.", (self.annotator,))
        if code and self.design.value is not None:
            purpose = cast("Purpose", self.purpose.value)
            design = str(self.design.value)
            self._ask(SessionWish(code, design, purpose, windowed=bool(self.display.value)))

    def _ask(self, wish: SessionWish) -> None:
        self._wish = wish
        self.start_requested.emit(wish)
