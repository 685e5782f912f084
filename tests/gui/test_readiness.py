"""A machine that cannot open windows gets a message, not a crash."""

from __future__ import annotations

import os
import shutil
import sys

import pytest

from gridlab.domain.errors import GridLabError
from gridlab.gui.readiness import check_screen, draw_in_memory
from tests.faults.screen_eyes import own_display

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
    draw_in_memory()
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    check_screen()
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb")
def test_with_a_screen_nothing_is_said(no_screen: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with own_display() as display:
        monkeypatch.setenv("DISPLAY", display)
        check_screen()
        draw_in_memory()
        assert "QT_QPA_PLATFORM" not in os.environ
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    check_screen()


@pytest.mark.parametrize("asked", ["", "xcb"])
def test_a_screen_that_cannot_be_reached_is_said_before_qt_would_abort(
    no_screen: None, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    if asked:
        monkeypatch.setenv("QT_QPA_PLATFORM", asked)
    monkeypatch.setenv("DISPLAY", ":4242")
    with pytest.raises(GridLabError, match=":4242"):
        check_screen()


def test_pictures_are_drawn_in_memory_where_the_screen_cannot_be_reached(
    no_screen: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":4242")
    draw_in_memory()
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
