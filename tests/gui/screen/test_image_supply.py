"""Pictures made ahead: those that are wanted, no others, and never on the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from gridlab.domain.errors import GridLabError
from gridlab.gui.screen.image_supply import ImageSupply, Wanted, picture_of
from gridlab.store.images.reader import Pixels

Until = Callable[..., None]


class Reader:
    """Makes plain pictures; notes what was asked for on which thread, and may be held or fail."""

    def __init__(self) -> None:
        self.asked: list[Wanted] = []
        self.threads: set[str] = set()
        self.broken: set[int] = set()
        self.go_on = threading.Event()
        self.go_on.set()

    def __call__(self, wanted: Wanted) -> Pixels:
        self.go_on.wait(10)
        self.asked.append(wanted)
        self.threads.add(threading.current_thread().name)
        if wanted.row in self.broken:
            raise GridLabError(f"Image {wanted.row} has changed.")
        if wanted.row == 99:
            raise ZeroDivisionError
        return Pixels(
            wanted.width, wanted.height, bytes([9, 8, 7, 255]) * (wanted.width * wanted.height), True
        )


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def supply(qapp: QApplication, reader: Reader) -> Iterator[ImageSupply]:
    supply = ImageSupply(reader, threads=2)
    yield supply
    reader.go_on.set()
    supply.close()
    supply.deleteLater()


def screen(*rows: int, size: int = 8) -> tuple[Wanted, ...]:
    return tuple(Wanted(row, size, size) for row in rows)


def test_what_is_wanted_comes_and_is_told(supply: ImageSupply, reader: Reader, until: Until) -> None:
    told: list[int] = []
    supply.arrived.connect(lambda: told.append(1))
    supply.want([screen(1, 2), screen(3)])
    until(lambda: supply.all_there(screen(1, 2, 3)) and len(told) == 3)
    picture = supply.get(Wanted(2, 8, 8))
    assert picture is not None
    assert (picture.width(), picture.pixelColor(3, 3).getRgb()) == (8, (9, 8, 7, 255))
    assert threading.current_thread().name not in reader.threads


def test_what_is_no_longer_wanted_is_forgotten(supply: ImageSupply, until: Until) -> None:
    supply.want([screen(*range(20))])
    until(lambda: supply.all_there(screen(*range(20))))
    supply.want([screen(18, 19, 20)])
    until(lambda: supply.all_there(screen(18, 19, 20)))
    assert all(supply.get(wanted) is None for wanted in screen(*range(18)))


def test_a_picture_wanted_again_is_not_made_again(supply: ImageSupply, reader: Reader, until: Until) -> None:
    for last in range(5, 9):
        supply.want([screen(*range(last))])
        until(lambda last=last: supply.all_there(screen(*range(last))))
    assert len(reader.asked) == len(set(reader.asked)) == 8


def test_the_most_urgent_screen_comes_first(supply: ImageSupply, reader: Reader, until: Until) -> None:
    reader.go_on.clear()
    supply.want([screen(1, 2), screen(3, 4)])
    supply.want([screen(9, 8), screen(1, 2, 3, 4)])
    reader.go_on.set()
    until(lambda: supply.all_there(screen(9, 8, 1, 2, 3, 4)))
    assert [wanted.row for wanted in reader.asked].index(9) <= 3


def test_why_a_picture_cannot_be_made_is_kept_until_it_is_tried_again(
    supply: ImageSupply, reader: Reader, until: Until
) -> None:
    reader.broken.add(2)
    supply.want([screen(1, 2)])
    until(lambda: supply.failure(screen(1, 2)) is not None)
    assert "Image 2 has changed" in str(supply.failure(screen(1, 2)))
    assert not supply.all_there(screen(1, 2))
    reader.broken.clear()
    supply.try_again()
    supply.want([screen(1, 2)])
    until(lambda: supply.all_there(screen(1, 2)))
    assert supply.failure(screen(1, 2)) is None


def test_a_bug_in_one_picture_is_told_like_a_failure(supply: ImageSupply, until: Until) -> None:
    supply.want([screen(99)])
    until(lambda: supply.failure(screen(99)) is not None)
    assert "ZeroDivisionError" in str(supply.failure(screen(99)))


def test_closing_waits_for_threads_and_lets_go_of_everything(supply: ImageSupply, reader: Reader) -> None:
    supply.want([screen(*range(50))])
    supply.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("images")]
    assert not supply.all_there(screen(1))
    supply.want([screen(1)])
    assert supply.get(Wanted(1, 8, 8)) is None


def test_a_picture_that_fills_its_cell_has_round_corners_and_keeps_its_middle() -> None:
    pixels = Pixels(40, 40, bytes([200, 10, 10, 255]) * 1600, True)
    filled = picture_of(pixels, Wanted(0, 40, 40, "cover"))
    whole = picture_of(pixels, Wanted(0, 40, 40, "contain"))
    assert filled.pixelColor(0, 0).alpha() == 0
    assert filled.pixelColor(20, 20).getRgb() == (200, 10, 10, 255)
    assert whole.pixelColor(0, 0).alpha() == 255
