"""What a session's reader takes, the checker of datasets takes too; what it would not, the reader refuses."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gridlab.app.checking import check_session
from gridlab.app.export import ExportWish, exported_columns
from gridlab.domain.design import Block, Grid, ScreenCounts
from gridlab.domain.errors import GridLabError
from gridlab.store.dataset.check import problems
from gridlab.store.dataset.write import write_dataset
from gridlab.store.sessions.database import session_image
from gridlab.store.sessions.read import read_log
from gridlab.store.sessions.rows import Entry, LogRow, chained

BLOCK = Block(grid=Grid(2, 2, 2), screens=ScreenCounts(8, 1, 1, 1, 2))


@pytest.fixture
def answered(sitting: Any) -> Any:
    """A study with one whole session that has a screen of every kind."""
    sitting = sitting.with_design(blocks=(BLOCK,))
    sitting.finish(sitting.start())
    return sitting


def one(sitting: Any) -> Path:
    (path,) = (sitting.study.folder / "sessions").glob("*.gridlab")
    return Path(path)


def write_changed(sitting: Any, log: list[LogRow], seq: int, change: Callable[[Any], None]) -> None:
    """Put a session in place that says something else in one row, chained as it should be."""
    value = json.loads(log[seq].body)
    change(value)
    entries = [Entry(row.kind, row.body) for row in log]
    entries[seq] = Entry(log[seq].kind, json.dumps(value))
    one(sitting).write_bytes(session_image(chained((), entries)))


def is_alike(sitting: Any, out: Path) -> bool:
    """Whether session and dataset are both sound, or the session is refused or never exported."""
    if check_session(one(sitting)):
        return True
    try:
        columns = exported_columns(sitting.study, ExportWish(out))
    except GridLabError:
        return True
    write_dataset(out, columns)
    return problems(out) == []


def rows_of(log: list[LogRow], kind: str) -> list[int]:
    return [seq for seq, row in enumerate(log) if row.kind == kind]


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("screen", lambda body: body.update(planted=[1])),
        ("screen", lambda body: body.update(repeats=0)),
        ("screen", lambda body: body.update(probe=(body["probe"] + 1) % 8)),
        ("screen", lambda body: body["grid"].reverse()),
        ("events", lambda body: body[0].__setitem__(3, 100)),
        ("events", lambda body: body[0].__setitem__(2, 7)),
        ("response", lambda body: body.update(chosen=[0], choice_ms=[3])),
        ("response", lambda body: body.update(onset_ms=2**31 - 1)),
    ],
)
def test_odd_rows_are_refused_by_both_or_taken_by_both(
    answered: Any, tmp_path: Path, kind: str, change: Callable[[Any], None]
) -> None:
    log = read_log(one(answered))
    assert check_session(one(answered)) == []
    for seq in rows_of(log, kind):
        write_changed(answered, log, seq, change)
        assert is_alike(answered, tmp_path / "out.h5"), (kind, seq)


def test_right_cells_repeats_and_events_that_no_dataset_may_have_are_not_sound(answered: Any) -> None:
    log = read_log(one(answered))
    (main,) = [
        seq for seq in rows_of(log, "screen") if json.loads(log[seq].body)["screen"] == position_of(log, 0)
    ]
    for change in (
        lambda body: body.update(planted=[1]),
        lambda body: body.update(repeats=0),
    ):
        write_changed(answered, log, main, change)
        assert check_session(one(answered)) != []
    write_changed(answered, log, rows_of(log, "events")[-1], lambda body: body[0].__setitem__(3, 100))
    assert check_session(one(answered)) != [] or is_alike(answered, one(answered).with_suffix(".h5"))


def position_of(log: list[LogRow], kind: int) -> int:
    """Where the second screen of a kind is planned."""
    planned = [found for _, found, count in json.loads(log[3].body) for _ in range(count)]
    return [at for at, found in enumerate(planned) if found == kind][1]


def test_any_changed_number_is_refused_by_both_or_taken_by_both(
    answered: Any, tmp_path: Path, count: Callable[[int, int], int]
) -> None:
    log, chance = read_log(one(answered)), random.Random(3)

    def change(value: Any) -> None:
        """Change one number somewhere in the value."""
        places = [(value, key) for key in (value if isinstance(value, dict) else range(len(value)))]
        within, key = chance.choice(places) if places else ({"": 0}, "")
        if isinstance(within[key], (dict, list)):
            change(within[key])
        elif isinstance(within[key], int):
            within[key] = chance.choice([-1, 0, 1, 2, 3, 7, 8, 143, 127, 128, 2**31 - 1, True])

    for _ in range(count(60, 3000)):
        write_changed(answered, log, chance.randrange(3, len(log)), change)
        assert is_alike(answered, tmp_path / "out.h5")
