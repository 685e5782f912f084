"""The buttons of the page's header, and when each can be pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gridlab.gui.kit.buttons import button
from gridlab.gui.look.language import translate
from gridlab.gui.pages.sessions.more_menu import MoreMenu

if TYPE_CHECKING:
    from gridlab.store.sessions.list import Row


class SessionButtons:
    """Back, Open, Resume and More, for the session that is chosen or looked at."""

    def __init__(self) -> None:
        self.back = button(translate("Sessions", "All sessions"), icon_name="arrow-left", shortcut="Esc")
        self.open = button(
            translate("Sessions", "Open"),
            icon_name="eye",
            says=translate("Sessions", "Look at the chosen session, read-only"),
        )
        self.resume = button(
            translate("Sessions", "Resume"),
            icon_name="play",
            says=translate("Sessions", "Resume the chosen session"),
        )
        self.more = MoreMenu()

    @property
    def widgets(self) -> list[QWidget]:
        """The buttons in their order."""
        return [self.back, self.open, self.resume, self.more.button]

    def show_for(self, row: Row | None, *, looking: bool, starting: bool) -> None:
        """Allow what can be done with this session.

        looking: its details are shown. starting: a session is being prepared already.
        """
        sound = row is not None and not row.problem
        partial = sound and row is not None and row.status == "partial"
        self.resume.setEnabled(partial and not starting)
        self.open.setEnabled(sound and row is not None and row.status != "running")
        self.open.setVisible(not looking)
        self.back.setVisible(looking)
        self.more.show_for(row)
