"""What every tab of the Data page is: a page of its own within the page, made when it is first shown.

A tab is one module here, or the module `presenter` of a folder here, with a view (a `Page`) and a
`KEYPresenter(TabPresenter)` whose `View` it is; and a row of `TABS`. Tabs know nothing of each other.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import cast

from gridlab.app.study_view import StudyView
from gridlab.domain.session import Purpose
from gridlab.gui.look.language import QT_TRANSLATE_NOOP
from gridlab.gui.page import Page, Presenter

TABS = (
    ("overview", QT_TRANSLATE_NOOP("Data", "Overview")),
    ("annotators", QT_TRANSLATE_NOOP("Data", "Annotators")),
    ("export", QT_TRANSLATE_NOOP("Data", "Export")),
)
"""The key and the name of each tab, in their order."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the tabs look at: the study as last read, and of which purpose the sessions are."""

    view: StudyView
    purpose: Purpose

    def same_answers(self, other: Seen | None) -> bool:
        """Whether what was answered is the same: nothing has to be worked out again."""
        return (
            other is not None
            and self.purpose == other.purpose
            and self.view.open.folder == other.view.open.folder
            and self.view.sessions == other.view.sessions
            and self.view.open.study.images == other.view.open.study.images
        )


class TabPresenter(Presenter):
    """Owns the view of a tab and what is done on it. `entered` and `left` are told of the tab as of a page;
    undo and redo reach the tab at the front."""

    @property
    def page(self) -> Page:
        """The view of the tab."""
        return cast(Page, self.parent())

    def show(self, seen: Seen) -> None:
        """Show this: told while the tab is at the front, and when it comes there and something is new."""


def tab_presenter_of(key: str) -> type[TabPresenter]:
    """The class of a tab's presenter: in its one module, or in the module `presenter` of its folder."""
    module = importlib.import_module(f"gridlab.gui.pages.data.{key}")
    if hasattr(module, "__path__"):
        module = importlib.import_module(f"{module.__name__}.presenter")
    found: type[TabPresenter] = getattr(module, f"{key.capitalize()}Presenter")
    return found
