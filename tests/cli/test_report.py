"""Tables in terminals of any width: every cell is there, and no number is broken."""

from __future__ import annotations

import os
import re
import sys

import pytest

from gridlab.app.columns import Column
from gridlab.cli.report import print_table

pty = pytest.importorskip("pty")

COLUMNS = (
    Column("design", "Design"),
    Column("hits", "HITs", number=True),
    Column("triplets", "Triplets a HIT", number=True),
    Column("currency", "Currency"),
    Column("cost", "Cost", number=True),
)
ROWS = [
    {
        "design": f"grid-16-choose-4-{at}",
        "hits": 10**at,
        "triplets": 960,
        "currency": "GBP",
        "cost": f"{at}2,345.67",
    }
    for at in range(8)
]


def printed(width: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a terminal of this width gets, without its escapes."""
    main, end = pty.openpty()
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    with os.fdopen(end, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stdout", terminal)
        print_table(COLUMNS, ROWS)
        terminal.flush()
        text = b""
        os.set_blocking(main, False)
        while True:
            try:
                part = os.read(main, 65536)
            except BlockingIOError:
                break
            text += part
        monkeypatch.undo()
    os.close(main)
    return re.sub(r"\x1b\[[0-9;]*m|\r", "", text.decode()).splitlines()


@pytest.mark.parametrize("width", [30, 40, 55, 60, 66, 80, 120])
def test_every_number_is_printed_whole_at_any_width(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = printed(width, monkeypatch)
    words = " ".join(lines).split()
    for row in ROWS:
        assert f"{row['hits']:,}" in words
        assert row["cost"] in words
    assert words.count("960") == words.count("GBP") == len(ROWS)
    assert max(map(len, lines)) <= width
