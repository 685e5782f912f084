"""The chart in a window: what wheel, mouse and keys do with it, and what is painted anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gridlab.gui.kit.chart.place import Axis, Bars, Chart, Floats, Handle
from gridlab.gui.kit.chart.view import ChartView, StillChart
from gridlab.gui.look.fonts import load_fonts
from gridlab.gui.look.palette import LIGHT

LEFT = Qt.MouseButton.LeftButton


@dataclass(frozen=True, eq=False)
class Straight:
    """A line from nothing to (200, rise)."""

    name: str
    index: int
    rise: float
    band: tuple[Floats, Floats] | None = None

    @property
    def x(self) -> Floats:
        return np.array([0.0, 100.0, 200.0])

    @property
    def y(self) -> Floats:
        return self.x * self.rise / 200


def axis(title: str, most: float) -> Axis:
    return Axis(title, most, 8 * most, lambda ticks: [f"{tick:g}" for tick in ticks])


LINES = (Straight("steep", 0, 180.0), Straight("flat", 1, 60.0))
CHART = Chart(
    axis("x", 100.0),
    axis("y", 100.0),
    LINES,
    ((50.0, 45.0), None),
    handle=Handle("vertical", 50.0, "50"),
)


@pytest.fixture
def view(qapp: QApplication, until: Callable[..., None]) -> Iterator[ChartView]:
    load_fonts()
    made = ChartView(lambda name, x: f"{name} at {x:.0f}")
    made.resize(600, 400)
    made.show_chart(CHART, "steep")
    made.show()
    made.activateWindow()
    until(made.isActiveWindow)
    yield made
    made.deleteLater()


def wheel(view: ChartView, at: QPointF, steps: int) -> None:
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
    delta = QPoint(0, 120 * steps)
    event = QWheelEvent(at, QPointF(view.mapToGlobal(at)), QPoint(), delta, *none, False)
    QApplication.sendEvent(view, event)


def test_the_wheel_zooms_around_the_mouse(view: ChartView) -> None:
    pixel = view.place.at(25, 75)
    wheel(view, pixel, 2)
    assert view.place.view.width() == pytest.approx(64)
    assert view.place.data(pixel).x() == pytest.approx(25)
    assert view.place.data(pixel).y() == pytest.approx(75)
    assert view.reset_button.isVisibleTo(view)
    wheel(view, pixel, -2)
    assert view.place.view.width() == pytest.approx(100)


def test_zooming_out_ends_where_the_axes_do(view: ChartView) -> None:
    wheel(view, view.place.room.center(), -40)
    assert (view.place.view.width(), view.place.view.height()) == (800, 800)
    wheel(view, view.place.room.center(), 90)
    assert view.place.view.width() == pytest.approx(0.1)


def test_the_ground_is_dragged_as_far_as_the_axes_go(view: ChartView) -> None:
    wheel(view, view.place.room.center(), 3)
    before, pixel = view.place.view, view.place.at(70, 50).toPoint()
    QTest.mousePress(view, LEFT, Qt.KeyboardModifier.NoModifier, pixel)
    QTest.mouseMove(view, pixel - QPoint(40, 0))
    moved = view.place.view
    assert moved.left() > before.left()
    assert moved.size() == before.size()
    QTest.mouseMove(view, pixel + QPoint(2000, -2000))
    assert (view.place.view.left(), view.place.view.top()) == (0, 0)
    QTest.mouseRelease(view, LEFT, Qt.KeyboardModifier.NoModifier, pixel)


def test_the_handle_moves_by_as_much_as_the_mouse(view: ChartView) -> None:
    told: list[float] = []
    left: list[bool] = []
    view.handle_moved.connect(told.append)
    view.handle_left.connect(lambda: left.append(True))
    tag = view.place.tag()
    pixel = QPoint(int(tag.right()) - 2, int(tag.center().y()))  # held at the end of its text
    step = round(20 * view.place.room.width() / 100)
    QTest.mousePress(view, LEFT, Qt.KeyboardModifier.NoModifier, pixel)
    QTest.mouseMove(view, pixel + QPoint(step, 0))
    assert told[-1] == pytest.approx(70, abs=0.3)
    QTest.mouseRelease(view, LEFT, Qt.KeyboardModifier.NoModifier, pixel)
    assert left == [True]


def test_a_click_on_a_name_chooses_its_line(view: ChartView) -> None:
    chosen: list[str] = []
    view.line_chosen.connect(chosen.append)
    for name in view.place.names:
        QTest.mouseClick(view, LEFT, Qt.KeyboardModifier.NoModifier, name.place.center().toPoint())
    assert chosen == [name.line.name for name in view.place.names]
    assert set(chosen) == {"steep", "flat"}


def test_what_is_near_the_mouse_is_read_out_until_it_leaves(view: ChartView) -> None:
    QTest.mouseMove(view, view.place.at(30, 27).toPoint())
    assert view.note.text() == "steep at 30"
    QTest.mouseMove(view, view.place.at(30, 90).toPoint())
    assert view.note.isHidden()


def test_while_the_handle_moves_the_ground_is_not_painted_anew(view: ChartView) -> None:
    view.grab()
    before = view._ground
    view.show_chart(replace(CHART, handle=Handle("vertical", 60.0, "60")), "steep")
    view.grab()
    assert view._ground is before
    view.show_chart(CHART, "flat")
    view.grab()
    assert view._ground is not before


def test_bars_stand_beside_each_other_as_high_as_they_say(qapp: QApplication) -> None:
    load_fonts()
    still = StillChart(200)
    still.resize(400, 200)
    bars = (Bars("planned", "accent", (4.0, 0.0)), Bars("answered", "ok", (2.0, 1.0)))
    ticks = Axis("times", 2, 2, lambda _: ["0", "1"], (0.5, 1.5))
    still.show_chart(Chart(ticks, axis("images", 4.0), bars=bars), "4 images no time")
    picture = still.grab().toImage()
    shown = [[QColor(picture.pixel(x, y)).name() for y in range(200)] for x in range(400)]
    heights = {role: max(column.count(role) for column in shown) for role in (LIGHT["accent"], LIGHT["ok"])}
    assert heights[LIGHT["accent"]] == pytest.approx(2 * heights[LIGHT["ok"]], abs=3)
    assert still.accessibleDescription() == "4 images no time"
    still.deleteLater()
