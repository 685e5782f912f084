"""A machine that cannot open windows gets a message, not a crash."""

from __future__ import annotations

import sys

import pytest

from gridlab.domain.errors import GridLabError
from gridlab.gui.readiness import check_screen, draw_in_memory

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")


@pytest.fixture
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)


def test_without_a_screen_the_message_names_the_way_without_one(no_screen: None) -> None:
    with pytest.raises(GridLabError, match="--headless"):
        check_screen()


def test_pictures_are_drawn_in_memory_without_a_screen(
    no_screen: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    draw_in_memory()
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    check_screen()
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)


def test_with_a_screen_nothing_is_said(no_screen: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    check_screen()
