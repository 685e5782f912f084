"""The Annotators tab: who answered how well."""

from __future__ import annotations

from typing import ClassVar

from gridlab.gui.kit.boxes import column
from gridlab.gui.kit.messages import EmptyState
from gridlab.gui.look.language import translate
from gridlab.gui.page import Page, Surroundings
from gridlab.gui.pages.data.tab import Seen, TabPresenter


class AnnotatorsTab(Page):
    """A row per annotator, the doubtful ones first."""

    key: ClassVar[str] = "annotators"

    def __init__(self) -> None:
        super().__init__()
        self.setLayout(
            column(
                EmptyState(
                    "users",
                    translate("Data", "Annotators"),
                    translate("Data", "How carefully each annotator answered, the doubtful ones first."),
                )
            )
        )


class AnnotatorsPresenter(TabPresenter):
    """Owns the tab and what is done on it."""

    View = AnnotatorsTab

    def __init__(self, view: AnnotatorsTab, around: Surroundings) -> None:
        super().__init__(view, around)
        self.view = view

    def show(self, seen: Seen) -> None:
        """Show the annotators of these sessions."""
