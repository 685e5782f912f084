"""Help: getting started, the glossary, keys, and what the program is, each in place of the pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from gridlab import __version__
from gridlab.gui.shell.furniture import Furniture
from gridlab.gui.shell.help import HelpView

Until = Callable[..., None]


@pytest.mark.parametrize(
    ("key", "says"),
    [("getting_started", "Make a study"), ("glossary", "One sitting"), ("about", __version__)],
)
def test_each_page_of_help_comes_from_the_menu_and_goes_by_escape(
    furniture: Furniture, key: str, says: str
) -> None:
    window = furniture.window
    (inside,) = [action.menu() for action in window._menu.actions() if action.menu() is not None]
    assert window.actions_by_key[key] in inside.actions()
    window.actions_by_key[key].trigger()
    (view,) = window.findChildren(HelpView)
    assert view.isVisible()
    assert any(says in one.text() for one in view.findChildren(QLabel))
    window._escape()
    assert not view.isVisible() and window.frame.isVisible()


def test_about_gives_bibtex_to_copy(furniture: Furniture) -> None:
    furniture.window.actions_by_key["about"].trigger()
    (view,) = furniture.window.findChildren(HelpView)
    (copy,) = [one for one in view.findChildren(QPushButton) if one.text() == "Copy BibTeX"]
    copy.click()
    text = QGuiApplication.clipboard().text()
    assert text.count("@") == 2 and f"version = {{{__version__}}}" in text
    assert text.count("{") == text.count("}")
    furniture.window._escape()
