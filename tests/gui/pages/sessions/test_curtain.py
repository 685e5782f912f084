"""A station runs all day behind the curtain: nobody who sits there sees the researcher's window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import Qt

from gridlab.app.session.codes import propose
from gridlab.app.study import OpenStudy
from gridlab.domain.flow import EndPage
from gridlab.gui.session.curtain import Curtain
from gridlab.gui.shell.furniture import Furniture
from gridlab.store.planned_codes import PlannedCode, keep_codes
from gridlab.store.sessions.list import list_sessions
from tests.gui.keyboard import press_and_release

Until = Callable[..., None]
WAY_OUT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
CODES = [PlannedCode("p06", "A", "triplet"), PlannedCode("p07", "B", "grid-8-choose-2"), PlannedCode("p08")]


def begin(furniture: Furniture, study: OpenStudy, until: Until) -> Any:
    """Start the first code of the list from the panel, in a window."""
    keep_codes(study.study.id, CODES)
    furniture.window.go("sessions")
    furniture.sessions.begin_session()
    panel = furniture.sessions.panel
    until(lambda: panel.annotator.text() == "p06")
    panel.display.set_value((True, ""))
    panel.start_button.click()
    starting = furniture.desks["sessions"].starting
    until(lambda: starting.window is not None)
    return starting


def press(widget: Any, key: Qt.Key, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
    press_and_release(widget.windowHandle(), key, modifiers)


def texts(curtain: Curtain) -> list[str]:
    """What can be read on the curtain."""
    page = curtain.next if curtain.is_open else curtain.thanks
    found = [page.rows.itemAt(at).widget() for at in range(page.rows.count())]
    return [one.text() for one in found if one is not None and not one.isHidden()]


def test_a_session_goes_behind_the_curtain_and_enter_starts_the_next_code(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    starting = begin(furniture, study, until)
    curtain = starting.curtain
    assert curtain is not None and curtain.isVisible()
    press(starting.window, Qt.Key.Key_Q, WAY_OUT)
    until(lambda: starting.window is None)
    assert starting.curtain is curtain and curtain.isVisible() and not curtain.is_open
    assert texts(curtain) == ["Thank you", "Please tell the assistant."]
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space):
        press(curtain, key)  # an annotator finds nothing
    assert curtain.close() is False and not curtain.is_open

    press(curtain, Qt.Key.Key_Q, WAY_OUT)
    until(curtain.next.start.isEnabled)
    assert texts(curtain)[:2] == ["Next: p07, group B", "grid-8-choose-2"]
    assert propose(study).code == "p08"  # another station does not get it
    press(curtain, Qt.Key.Key_Return)
    until(lambda: starting.window is not None)
    header = starting.window.runner.header
    assert (header.annotator, header.group, header.design.name) == ("p07", "B", "grid-8-choose-2")
    assert starting.curtain is not curtain and starting.curtain.isVisible()
    assert not shiboken6.isValid(curtain) or not curtain.isVisible()
    starting.close()
    assert starting.curtain is None
    rows = list_sessions(study.folder)
    assert sorted(row.annotator for row in rows) == ["p06", "p07"]


def test_the_end_page_stands_until_enter_and_then_the_curtain_is_there(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    starting = begin(furniture, study, until)
    window = starting.window
    step = window.runner.stop("withdraw_keep")
    window.conduct.take(step)
    until(lambda: isinstance(window.conduct.page, EndPage))
    assert window.isVisible() and starting.window is window
    press(window, Qt.Key.Key_Return)
    until(lambda: starting.window is None)
    assert starting.curtain.isVisible() and not starting.curtain.is_open
    starting.close()


def test_escape_draws_the_curtain_again_and_the_program_is_one_press_away(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    starting = begin(furniture, study, until)
    starting.window.conduct.leave()
    until(lambda: starting.window is None)
    curtain = starting.curtain
    press(curtain, Qt.Key.Key_Q, WAY_OUT)
    until(curtain.next.start.isEnabled)
    press(curtain, Qt.Key.Key_Escape)
    assert not curtain.is_open
    press(curtain, Qt.Key.Key_Q, WAY_OUT)
    until(curtain.next.start.isEnabled)
    curtain.next.program.click()
    assert starting.curtain is None
    assert not shiboken6.isValid(curtain) or not curtain.isVisible()
    assert propose(study).code == "p07"  # it is nobody's now


def test_what_is_in_the_way_is_said_behind_the_curtain(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    starting = begin(furniture, study, until)
    starting.window.conduct.leave()
    until(lambda: starting.window is None)
    curtain = starting.curtain
    press(curtain, Qt.Key.Key_Q, WAY_OUT)
    until(curtain.next.start.isEnabled)
    (study.folder / "designs" / "grid-8-choose-2.json").unlink()
    furniture.studies.reread_designs()
    press(curtain, Qt.Key.Key_Return)
    until(lambda: not curtain.next.trouble.isHidden())
    assert "grid-8-choose-2" in curtain.next.trouble.text()
    assert curtain.isVisible() and starting.window is None
    starting.close()
