"""Session, `gridlab preview` and the designer's preview paint one screen with the very same pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from gridlab.app.study import OpenStudy
from gridlab.domain.design import Design, Layout
from gridlab.domain.geometry import picture_rect
from gridlab.domain.session import Display
from gridlab.gui.background import Background
from gridlab.gui.kit.displays import DisplaySize
from gridlab.gui.pages.design.preview.pane import PreviewPane
from gridlab.gui.screen.picture import save_preview
from gridlab.gui.session import start as session_start

Small = Callable[..., Design]
LAYOUTS = {
    "left": Layout(probe="left"),
    "right": Layout(probe="right", fit="cover"),
    "top": Layout(probe="top", background="#16181c", accent="#7ea6ff"),
    "center": Layout(probe="center", show_keys=False, gap=20),
}
DISPLAYS = [(1280, 720), (390, 844), (1920, 1080)]


@pytest.fixture
def pane(qapp: Any) -> Iterator[PreviewPane]:
    """The designer's preview, on a page of its own."""
    background = Background()
    made = PreviewPane(background)
    yield made
    made.control.clear()
    background.close()
    made.deleteLater()


def designers_picture(
    pane: PreviewPane, study: OpenStudy, design: Design, display: tuple[int, int], until: Any
) -> QImage:
    """The preview at true size, with nothing chosen."""
    preview = pane.preview
    preview.set_display(DisplaySize(*display))
    preview.set_fitted(False)
    pane.control.show_design(study, design, 0)
    until(lambda: pane.control.screen is not None)
    preview.laid_out.emit()
    until(lambda: all_there(pane))
    for cell in preview.chosen:
        preview.toggle(cell)
    return preview.rendered(preview.frame().size().toSize())


def all_there(pane: PreviewPane) -> bool:
    """Whether every picture has the size in which it is painted; the sample images are squares."""
    view = pane.preview.screen_view
    assert view.placement is not None and view.content is not None
    fit = view.content.block.layout.fit
    boxes = [picture_rect(rect, fit).width for rect in (view.placement.probe, *view.placement.cells)]
    pictures = [view.body._pictures.probe, *view.body._pictures.cells]
    return [one and one.width() for one in pictures] == boxes


@pytest.mark.parametrize("display", DISPLAYS, ids=["laptop", "phone", "desktop"])
@pytest.mark.parametrize("probe", list(LAYOUTS))
def test_all_three_paint_the_same_pixels(
    desk: Any,
    small: Small,
    pane: PreviewPane,
    until: Callable[..., None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    golden: Callable[[str, QImage], None],
    probe: str,
    display: tuple[int, int],
) -> None:
    monkeypatch.setattr(session_start, "display_of", lambda *_, windowed: Display(*display, 1.0, 60.0))
    design = small(3, 3, 2, block={"layout": LAYOUTS[probe]})
    window = desk.start(design)
    desk.ready()
    session = window.screen_view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    out = save_preview(desk.study, "small", tmp_path / "screen.png", viewport=display)
    printed = QImage(str(out)).convertToFormat(QImage.Format.Format_RGB32)
    designer = designers_picture(pane, desk.study, design, display, until)
    assert (session.width(), session.height()) == display
    assert printed == session
    assert designer.convertToFormat(QImage.Format.Format_RGB32) == session
    golden(f"{probe}-{display[0]}x{display[1]}", session)


def test_a_picture_that_differs_is_noticed(qapp: Any, golden: Callable[[str, QImage], None]) -> None:
    kept = QImage(str(Path(__file__).parent / "golden" / "left-1280x720.png"))
    golden("left-1280x720", kept)
    other = kept.copy()
    painter = QPainter(other)
    painter.fillRect(600, 300, 80, 80, Qt.GlobalColor.red)
    painter.end()
    with pytest.raises(AssertionError, match="of its pixels"):
        golden("left-1280x720", other)


def test_another_screen_would_have_been_noticed(desk: Any, small: Small, tmp_path: Path) -> None:
    desk.start(small())
    one = save_preview(desk.study, "small", tmp_path / "one.png", screen=1)
    two = save_preview(desk.study, "small", tmp_path / "two.png", screen=2)
    assert QImage(str(one)) != QImage(str(two))
