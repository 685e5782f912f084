"""The grid lays out 100,000 images by arithmetic, and asks for nothing that is not seen."""

import time
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest

from gridlab.domain.images import Image
from gridlab.gui.pages.images.cards import ITEM, Places, runs
from gridlab.gui.pages.images.grid import ImageModel, ImageView

Until = Callable[..., None]


class Asked:
    """Thumbnails that never come."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def get(self, image: Image) -> QPixmap | None:
        self.asked.add(image.sha256)
        return None

    def is_lost(self, image: Image) -> bool:
        return False


@pytest.fixture(scope="module")
def many() -> tuple[Image, ...]:
    return tuple(
        Image(f"image-{row:06d}.png", f"{row:064x}", 160, 160, f"label {row % 7}") for row in range(100_000)
    )


@pytest.fixture
def view() -> Iterator[ImageView]:
    made = ImageView(ImageModel(), Asked())
    made.resize(1000, 600)
    made.show()
    yield made
    made.deleteLater()


def asked(view: ImageView) -> set[str]:
    assert isinstance(view._thumbnails, Asked)
    return view._thumbnails.asked


def test_a_hundred_thousand_images_are_laid_out_and_scrolled_without_asking_for_most_of_them(
    view: ImageView, many: tuple[Image, ...], until: Until
) -> None:
    begun = time.perf_counter()
    view._images.set_rows(many, range(len(many)))
    until(lambda: asked(view))
    laid_out = time.perf_counter() - begun
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    until(lambda: many[-1].sha256 in asked(view))
    view.resize(700, 500)
    until(lambda: view.places.width < 700)
    assert len(asked(view)) < 500
    assert laid_out < 5, "seconds: a bound that only a layout of another order breaks"


def test_what_stands_at_the_top_stays_there_when_the_window_grows(
    view: ImageView, many: tuple[Image, ...], until: Until
) -> None:
    view._images.set_rows(many, range(len(many)))
    view.scrollTo(view._images.index(50_000), ImageView.ScrollHint.PositionAtTop)
    first = view.places.seen[0]
    view.resize(1600, 600)
    until(lambda: view.places.width > 1500)
    assert view.places.columns > 9
    assert first - view.places.columns < view.places.seen[0] <= first


def test_everything_is_selected_as_one_range(view: ImageView, many: tuple[Image, ...]) -> None:
    view._images.set_rows(many, range(len(many)))
    view.selectAll()
    assert view.selected_count() == len(many)
    assert view.selectionModel().selection().count() == 1
    assert view.selected_places()[:3] == [0, 1, 2]


def test_click_ctrl_click_and_shift_click_select_as_everywhere(
    view: ImageView, many: tuple[Image, ...]
) -> None:
    view._images.set_rows(many, range(len(many)))
    keys = Qt.KeyboardModifier

    def click(place: int, key: Qt.KeyboardModifier = keys.NoModifier) -> None:
        at = view.places.area(place).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, key, at)

    click(1)
    assert view.selected_places() == [1]
    click(9, keys.ControlModifier)
    assert view.selected_places() == [1, 9]
    click(12, keys.ShiftModifier)
    assert view.selected_places() == [1, 9, 10, 11, 12]
    click(9, keys.ControlModifier)
    assert view.selected_places() == [1, 10, 11, 12]


def test_a_band_selects_the_cards_under_it(view: ImageView, many: tuple[Image, ...]) -> None:
    view._images.set_rows(many, range(len(many)))
    view.setState(ImageView.State.DragSelectingState)
    a, b = view.places.area(1).center(), view.places.area(view.places.columns + 2).center()
    view.setSelection(QRect(a, b), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    columns = view.places.columns
    assert view.selected_places() == [1, 2, columns + 1, columns + 2]


@given(st.integers(0, 5000), st.integers(60, 3000), st.integers(60, 2000), st.integers(0, 900_000))
def test_places_are_found_where_they_stand(count: int, width: int, height: int, offset: int) -> None:
    places = Places(count, width, height, offset)
    screen = QRect(0, 0, width, height)
    for place in list(places.seen)[:40]:
        area = places.area(place)
        assert area.intersects(screen) or width < ITEM.width()
        assert places.at(area.center()) == place
        assert places.between(area.center(), area.center()) == [(place, place)]
    unseen = {places.seen.start - 1, places.seen.stop} & set(range(count))
    assert not any(places.area(place).intersects(screen) for place in unseen)
    assert places.at(QPoint(0, places.lines * ITEM.height() - offset)) == -1


@given(st.integers(1, 500), st.integers(60, 2000), st.data())
def test_a_step_never_leaves_the_images_and_a_line_keeps_its_column(
    count: int, width: int, data: st.DataObject
) -> None:
    places = Places(count, width, 600, 0)
    place = data.draw(st.integers(0, count - 1))
    down = places.stepped(place, places.columns)
    assert 0 <= down < count
    assert down % places.columns == place % places.columns or down == count - 1
    up = places.stepped(place, -places.columns)
    assert up % places.columns == place % places.columns


@given(st.sets(st.integers(0, 60)))
def test_runs_hold_every_place_once(places: set[int]) -> None:
    found = runs(sorted(places))
    assert [place for first, last in found for place in range(first, last + 1)] == sorted(places)
    assert all(one[1] + 1 < other[0] for one, other in pairwise(found))
