"""The table of sessions: filter and order of some thousand, and what is chosen in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from gridlab.app.session.columns import counts_of, is_wanted
from gridlab.gui.kit.columns import ColumnModel, ColumnTable
from gridlab.gui.pages.sessions.listing import session_table
from gridlab.store.sessions.list import Row


def rows(number: int) -> list[Row]:
    return [
        Row(
            id=f"{at:032x}",
            path=Path(f"{at:032x}.gridlab"),
            design="triplet",
            annotator=f"p{at:04}",
            purpose="main",
            status="running" if at == 7 else "complete",
            answered=at % 20,
            screens=20,
            started_utc=f"2026-01-01T{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}Z",
        )
        for at in range(number)
    ]


@pytest.fixture
def table() -> Iterator[ColumnTable]:
    made = session_table()
    yield made
    made.deleteLater()


def want(table: ColumnTable, text: str, state: str, purpose: str) -> None:
    table.rows.want(lambda row: is_wanted(row, text, state, purpose))


def codes(table: ColumnTable) -> list[str]:
    model = table.model()
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def chosen(table: ColumnTable) -> list[str]:
    return [str(index.data()) for index in table.selectionModel().selectedRows()]


def test_some_thousand_sessions_are_sifted_and_put_in_order_without_asking_for_each(
    table: ColumnTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = table.rows
    model.set_rows(rows(2000))
    asked: list[int] = []
    data = ColumnModel.data
    monkeypatch.setattr(
        ColumnModel,
        "data",
        lambda *given: asked.append(1) or data(*given),  # type: ignore[func-returns-value]
    )
    want(table, "p19", "", "")
    model.sort(model.at("progress"), Qt.SortOrder.AscendingOrder)
    want(table, "", "", "")
    model.set_rows([replace(row, answered=row.answered + (row.status == "running")) for row in rows(2000)])
    assert len(asked) < 100
    monkeypatch.undo()
    assert model.rowCount() == 2000 and codes(table)[:2] == ["p0000", "p0020"]


def test_the_chosen_session_stays_chosen_in_another_order_and_while_it_is_listed(table: ColumnTable) -> None:
    model = table.rows
    model.set_rows(rows(50))
    assert codes(table)[0] == "p0049"
    table.choose(Path(f"{12:032x}.gridlab"))
    assert chosen(table) == ["p0012"]
    model.sort(0, Qt.SortOrder.AscendingOrder)
    assert codes(table)[0] == "p0000" and chosen(table) == ["p0012"]
    want(table, "p001", "complete", "main")
    assert codes(table) == [f"p00{at}" for at in range(10, 20)] and chosen(table) == ["p0012"]
    want(table, "", "running", "")
    assert codes(table) == ["p0007"] and chosen(table) == []


def test_a_short_text_is_searched_in_codes_and_not_in_ids(table: ColumnTable) -> None:
    model = table.rows
    listed = [
        replace(row, id=sha256(bytes([at % 256, at // 256])).hexdigest()[:32])
        for at, row in enumerate(rows(300))
    ]
    model.set_rows(listed)
    want(table, "12", "", "")
    assert len(codes(table)) == sum("12" in row.annotator for row in listed)
    want(table, listed[18].id[:12], "", "")
    assert codes(table) == ["p0018"]


def test_the_line_below_counts_with_separators() -> None:
    assert counts_of(rows(2001)) == ["2,001 sessions", "2,000 complete", "1 running"]


def test_a_session_that_goes_on_is_told_again_without_losing_the_choice(table: ColumnTable) -> None:
    model = table.rows
    model.set_rows(rows(50))
    table.choose(Path(f"{12:032x}.gridlab"))
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.set_rows(
        [replace(row, answered=19 if row.status == "running" else row.answered) for row in rows(50)]
    )
    assert not resets and chosen(table) == ["p0012"]
    assert model.index(42, model.at("progress")).data() == "19 of 20"
