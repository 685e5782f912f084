"""Starts and resumes sessions in their own window, and follows them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from gridlab.gui.background import Background
from gridlab.gui.new_session import SessionWish
from gridlab.gui.study_control import StudyControl


class SessionControl(QObject):
    """Signals: working(bool) while the images are verified, started(), failed(error, unfinished)."""

    working = Signal(bool)
    started = Signal()
    failed = Signal(object, bool)

    def __init__(self, background: Background, studies: StudyControl) -> None:
        super().__init__(studies)
        self._background = background
        self._studies = studies
        self._window: Any = None

    def start(self, wish: SessionWish) -> None:
        """Start or resume a session."""

    def close(self) -> None:
        """Close a session's window that is still up; its answers are durable."""
