"""Listed screens come from a CSV as it says, and each row that makes none is named by its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.design import ListedScreen
from gridlab.domain.errors import GridLabError
from gridlab.store.csv_text import write_rows
from gridlab.store.listed_csv import ListedCsv, read_listed

NAMES = ("a.png", "b.png", "c.png", "d.png", "sub/e.png", "cafe\u0301.png", "=f.png")


@pytest.mark.parametrize(
    "text",
    [
        "a.png,b.png,c.png\nb.png,c.png,a.png\n",
        "probe,1,2\na.png,b.png,c.png\n\nb.png,c.png,a.png,,\n",
        "\ufeffProbe;one;two\r\na.png;b.png;c.png\r\nb.png;c.png;a.png\r\n",
        "a.png\tb.png\tc.png\nb.png\t c.png \ta.png",
    ],
)
def test_each_good_row_is_a_screen_in_the_order_of_the_file(tmp_path: Path, text: str) -> None:
    found = read_listed_text(tmp_path, text)
    assert found.screens == (
        ListedScreen("a.png", ("b.png", "c.png")),
        ListedScreen("b.png", ("c.png", "a.png")),
    )
    assert found.faults == ()


def read_listed_text(tmp_path: Path, text: str, n: int = 2) -> ListedCsv:
    path = tmp_path / "screens.csv"
    path.write_bytes(text.encode("utf-8"))
    return read_listed(path, NAMES, n)


def test_what_is_wrong_is_told_by_line_and_the_other_rows_stay(tmp_path: Path) -> None:
    found = read_listed_text(
        tmp_path,
        'probe,"left\ncell",right\n'  # two lines
        "a.png,b.png\n"
        "a.png,b.png,x.png\n"
        "a.png,a.png,b.png\n"
        "a.png,b.png,b.png\n"
        "a.png,,b.png\n"
        "a.png,b.png,c.png\n",
    )
    assert [fault.line for fault in found.faults] == [3, 4, 5, 6, 7]
    whats = [fault.what for fault in found.faults]
    assert "2 names where 3 are needed" in whats[0]
    assert "x.png is no image" in whats[1]
    assert "stands in its own grid" in whats[2]
    assert "twice" in whats[3]
    assert "an empty cell" in whats[4]
    assert found.faulty == 5
    assert len(found.screens) == 1


def test_names_fit_in_either_unicode_form_and_as_our_own_files_write_them(tmp_path: Path) -> None:
    found = read_listed_text(tmp_path, "caf\u00e9.png,sub/e.png,'=f.png\n")
    assert found.screens == (ListedScreen("cafe\u0301.png", ("sub/e.png", "=f.png")),)


def test_a_file_that_is_no_csv_is_refused_as_a_whole(tmp_path: Path) -> None:
    for data in (b"\xff\xfe\x00", b'a.png,"b.png\n'):
        path = tmp_path / "screens.csv"
        path.write_bytes(data)
        with pytest.raises(GridLabError, match="list of screens"):
            read_listed(path, NAMES, 2)


def test_of_very_many_wrong_rows_the_first_are_told_and_all_are_counted(tmp_path: Path) -> None:
    found = read_listed_text(tmp_path, "nothing\n" * 5000)
    assert len(found.faults) == 200
    assert found.faulty == 5000


@given(st.lists(st.permutations(NAMES).map(lambda names: names[:4]), min_size=1, max_size=20))
def test_what_our_own_writer_wrote_is_read_back(tmp_path_factory: pytest.TempPathFactory, rows: list) -> None:
    path = tmp_path_factory.mktemp("csv") / "screens.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        write_rows(file, ["probe", "1", "2", "3"], rows)
    found = read_listed(path, NAMES, 3)
    assert [(screen.probe, *screen.grid) for screen in found.screens] == [tuple(row) for row in rows]


def test_the_line_of_a_fault_counts_a_first_line_that_names_the_separator(tmp_path: Path) -> None:
    path = tmp_path / "screens.csv"
    path.write_text("sep=;\nprobe;1;2\na.png;b.png;none.png\n")
    (fault,) = read_listed(path, ["a.png", "b.png", "c.png"], 2).faults
    assert fault.line == 3
