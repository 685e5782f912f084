"""One keystroke in the form runs little of the program until the preview is painted and saving is due."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

import gridlab
from gridlab.gui.shell.furniture import Furniture

PACKAGE = str(Path(gridlab.__file__).parent)
MOST_FUNCTIONS, MOST_FILES = 150, 45
PART_OF_A_FUNCTION = ("<listcomp>", "<genexpr>", "<dictcomp>", "<setcomp>")


def ran_by(act: Callable[[], None]) -> set[tuple[str, str]]:
    """File and name of every function of the program that runs meanwhile."""
    ran: set[tuple[str, str]] = set()

    def note(frame: FrameType, event: str, _argument: object) -> None:
        code = frame.f_code
        is_own = event == "call" and code.co_filename.startswith(PACKAGE)
        if is_own and not code.co_qualname.endswith(PART_OF_A_FUNCTION):
            ran.add((code.co_filename, code.co_qualname))

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return ran


def test_one_keystroke_runs_few_functions_of_few_files(
    furniture: Furniture, until: Callable[..., None]
) -> None:
    furniture.window.go("design")
    furniture.design.show_design("grid-8-choose-2")
    field = furniture.design.form.field("layout", "cell_size")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "13")  # what is made once is made
    until(lambda: furniture.background.idle and not furniture.desks["design"].dirty)
    QTest.qWait(200)
    view = furniture.design.pane.preview.screen_view

    def key() -> None:
        QTest.keyClicks(field, "1")
        QApplication.processEvents()

    ran = ran_by(key)
    assert view.content is not None
    assert view.content.block.layout.cell_size == 131
    assert furniture.desks["design"].dirty
    assert any(name == "DesignPreview.paintEvent" for _, name in ran)
    files = {file for file, _ in ran}
    print(f"\na keystroke runs {len(ran)} functions of {len(files)} files")
    assert len(ran) <= MOST_FUNCTIONS, sorted(ran)
    assert len(files) <= MOST_FILES, sorted(files)
