"""Contact sheets: every screen has a place of its own on its page, and files are whole or not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from gridlab.app.designs import load_design
from gridlab.app.study import OpenStudy
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Cancelled
from gridlab.domain.sampling.session_screens import session_screens
from gridlab.gui.screen.picture import save_contact_sheet
from gridlab.gui.screen.sheet import (
    CAPTION,
    MARGIN,
    MOST_PIXELS,
    NARROWEST,
    ROW_GAP,
    SheetLayout,
    pdf_layout,
    png_layout,
    write_sheet,
)

sizes = st.tuples(st.integers(200, 8000), st.integers(200, 8000))


def check(layout: SheetLayout, count: int) -> None:
    page = QRectF(0, 0, layout.width, layout.height)
    places = [layout.place(index) for index in range(min(count, layout.on_page))]
    for place in places:
        assert page.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN).contains(place)
    for at, one in enumerate(places[:40]):
        for other in places[at + 1 : 40]:
            assert not one.adjusted(0, 0, 0, 16).intersects(other)


@given(sizes, st.sampled_from(["A4", "Letter"]))
def test_screens_stand_apart_on_their_page(viewport: tuple[int, int], paper: str) -> None:
    check(pdf_layout(viewport, paper), 1000)  # type: ignore[arg-type]


@given(sizes, st.integers(1, 400))
@example((200, 3420), 41)
@example((200, 4400), 24)
def test_screens_stand_apart_on_one_picture_of_bounded_size(viewport: tuple[int, int], count: int) -> None:
    try:
        layout = png_layout(viewport, count)
    except GridLabError:
        high = (
            NARROWEST * viewport[1] / viewport[0]
        )  # with the rest of a last row it may be nearly twice that
        assert count * NARROWEST * (high + CAPTION + ROW_GAP) > MOST_PIXELS / 3
        return
    assert layout.width * layout.height <= MOST_PIXELS
    assert layout.on_page >= count
    check(layout, count)


def test_too_many_screens_for_one_picture_are_for_a_pdf() -> None:
    with pytest.raises(GridLabError, match="PDF"):
        png_layout((1366, 768), 10_000)


def test_two_by_four_screens_of_a_laptop_stand_on_a_page() -> None:
    layout = pdf_layout((1366, 768), "A4")
    assert (layout.columns, layout.rows) == (2, 4)


def test_a_sheet_is_the_same_twice_and_marks_change_it(
    qapp: object, study: OpenStudy, tmp_path: Path
) -> None:
    one, two, marked = (tmp_path / f"{name}.png" for name in ("one", "two", "marked"))
    for path, mark in ((one, False), (two, False), (marked, True)):
        save_contact_sheet(study, "grid-8-choose-2", path, viewport=(800, 600), marked=mark)
    assert QImage(str(one)) == QImage(str(two)) != QImage(str(marked))


def test_another_ending_is_refused(qapp: object, study: OpenStudy, tmp_path: Path) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    with pytest.raises(GridLabError, match=r"\.pdf or a \.png"):
        save_contact_sheet(study, "grid-8-choose-2", folder / "sheet.gif")
    assert list(folder.iterdir()) == []


def test_an_earlier_file_stays_where_a_sheet_is_given_up(
    qapp: object, study: OpenStudy, tmp_path: Path
) -> None:
    folder, cancel = tmp_path / "sheets", Cancel()
    folder.mkdir()
    path = folder / "sheet.pdf"
    path.write_bytes(b"before")
    design = load_design(study, "grid-8-choose-2")
    screens = session_screens(design, study.study.images, 0)

    def stop(done: int, _total: int) -> None:
        if done == 1:
            cancel.set()

    with pytest.raises(Cancelled):
        write_sheet(path, study, design, screens, (1366, 768), cancel=cancel, progress=stop)
    assert path.read_bytes() == b"before" and list(folder.iterdir()) == [path]
