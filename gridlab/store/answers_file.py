"""Reads other programs' answers as triplets: CSV tables, Salmon's responses, arrays for cblearn and PsiZ."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from gridlab.domain.errors import failure
from gridlab.domain.said import NOTHING, Said, say
from gridlab.store.answers_table import (
    LIMIT_BYTES,
    NEEDED,
    Places,
    Taken,
    read_table,
    taken,
    under_heading,
)
from gridlab.store.disk import explained, ordinary

AnswersFormat = Literal["triplets", "salmon", "psiz", "cblearn"]
_SETS = "stimulus_set"


@dataclass(frozen=True, slots=True)
class Answered:
    """Triplets of one file, in its order: rows (T, 3) of `names`, anchor, near, far; annotator (T,) rows of
    `codes`, -1 where it is not known. screen (T,): of the same number are those of one screen, -1 where it is
    not known; ms (T,): how long its answer took, -1. skipped: rows that are no triplets."""

    names: tuple[str, ...]
    rows: npt.NDArray[np.int32]
    codes: tuple[str, ...]
    annotator: npt.NDArray[np.int32]
    screen: npt.NDArray[np.int64]
    ms: npt.NDArray[np.int64]
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """How a person says that a table is to be read. places: which column is what. each_row: a row is a screen
    of its own. skip: rows that are no triplets are left out; else they refuse the file."""

    places: Places
    is_headed: bool = True
    each_row: bool = False
    is_in_seconds: bool = False
    skip: bool = False


def read_answers(path: Path, kind: AnswersFormat | None = None, chosen: Chosen | None = None) -> Answered:
    """The answers in a file; without a format it is told by the file. chosen: how to read a table, None to
    tell it by its headings.

    Raises GridLabError for one that cannot be read as that format.
    """
    try:
        if is_arrays(path, kind):
            return _from_arrays(path, kind)
        return _from_table(path, kind, chosen)
    except (ValueError, EOFError, KeyError, IndexError, MemoryError, zipfile.BadZipFile):
        raise _unread(path, say("it is damaged or of another kind")) from None


def is_arrays(path: Path, kind: AnswersFormat | None = None) -> bool:
    """Whether a file is read as arrays and not as a table."""
    return kind in ("psiz", "cblearn") or (kind is None and path.suffix.lower() in (".npy", ".npz"))


def _unread(path: Path, why: Said, todo: Said = NOTHING) -> Exception:
    return failure(
        "The answers in {name} cannot be read: {why}.",
        name=path.name,
        why=why,
        safe=say("Nothing was written."),
        todo=todo or say("Check the file, or name another --format."),
    )


def _from_table(path: Path, kind: str | None, chosen: Chosen | None) -> Answered:
    table = read_table(path)
    if not table.rows and not table.head:
        raise _unread(path, say("it has no rows"))
    if chosen is None and not table.is_headed and (kind == "salmon" or len(table.head) < len(NEEDED)):
        raise _unread(
            path,
            say("its columns are {listed}", listed=", ".join(table.rows[0][:8])),
            say("Name three columns anchor, near and far, or head, winner and loser."),
        )
    if chosen is None:
        places = {role: at for role, at in table.guess.items() if role in (*NEEDED, "annotator")}
        chosen = Chosen(places, table.is_headed)
    found = taken(under_heading(table, chosen.is_headed), chosen.places, is_in_seconds=chosen.is_in_seconds)
    if found.problems and not chosen.skip:
        line, why = found.problems[0]
        raise _unread(path, say("line {line:,}: {why}", line=line, why=why))
    return _numbered(path, found, chosen)


def _numbered(path: Path, found: Taken, chosen: Chosen) -> Answered:
    names = sorted({name for one in found.triplets for name in one}, key=_natural)
    codes = sorted({code for code in found.who if code})
    row_of = {name: row for row, name in enumerate(names)}
    code_of = {code: row for row, code in enumerate(codes)}
    rows = np.array([[row_of[name] for name in one] for one in found.triplets], np.int32).reshape(-1, 3)
    who = np.array([code_of.get(code, -1) for code in found.who], np.int32)
    screen = np.full(len(rows), -1, np.int64)
    if chosen.each_row:
        screen = np.arange(len(rows))
    elif "screen" in chosen.places:
        number_of = {text: number for number, text in enumerate(dict.fromkeys(found.screens))}
        screen = np.array([number_of[text] if text else -1 for text in found.screens], np.int64)
    read = _checked(path, names, rows, codes, who)
    return replace(read, screen=screen, ms=np.array(found.times, np.int64), skipped=len(found.problems))


def _natural(name: str) -> tuple[Any, ...]:
    """Numbers in names by their size."""
    parts = re.split(r"([0-9]{1,18})", name)
    return tuple((int(part), "") if at % 2 else (-1, part) for at, part in enumerate(parts))


def _checked(
    path: Path,
    names: Sequence[str],
    rows: npt.NDArray[Any],
    codes: Sequence[str] = (),
    annotator: npt.NDArray[Any] | None = None,
) -> Answered:
    if rows.ndim != 2 or rows.shape[1] != len(NEEDED) or not len(rows):
        raise _unread(path, say("it has no triplets"))
    if rows.min() < 0 or rows.max() >= len(names):
        raise _unread(path, say("a triplet names an image that doesn't exist"))
    same = (rows[:, 0] == rows[:, 1]) | (rows[:, 0] == rows[:, 2]) | (rows[:, 1] == rows[:, 2])
    if same.any():
        at = int(np.flatnonzero(same)[0])
        raise _unread(path, say("triplet {number:,} has an image twice", number=at + 1))
    who = np.full(len(rows), -1) if annotator is None else annotator
    unknown = np.full(len(rows), -1, np.int64)
    return Answered(tuple(names), rows.astype(np.int32), tuple(codes), who.astype(np.int32), unknown, unknown)


def _check_file(path: Path) -> None:
    """Refuse what numpy would wait for or read without end."""
    with explained(
        "The answers in {name} cannot be read: {reason}.",
        name=path.name,
        safe=say("Nothing was written."),
        todo=say("Check the file, then try again."),
    ):
        if ordinary(path, what=say("file of answers"), follow=True).st_size > LIMIT_BYTES:
            raise _unread(path, say("it holds more than {limit:,} bytes", limit=LIMIT_BYTES))


def _from_arrays(path: Path, kind: str | None) -> Answered:
    _check_file(path)
    if path.suffix.lower() == ".npy":
        arrays = {"triplets": np.load(path, allow_pickle=False)}
    else:
        with zipfile.ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > LIMIT_BYTES:
                raise _unread(path, say("it holds more than {limit:,} bytes", limit=LIMIT_BYTES))
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
    if kind is None:
        kind = "psiz" if any(name.endswith(_SETS) for name in arrays) else "cblearn"
    rows = _cblearn(arrays) if kind == "cblearn" else _psiz(path, arrays)
    names = arrays.get("names")
    if names is None:
        listed = [str(row) for row in range(int(rows.max(initial=-1)) + 1)]
    else:
        listed = [str(name) for name in names.ravel()]
    return _checked(path, listed, rows)


def _cblearn(arrays: Mapping[str, npt.NDArray[Any]]) -> npt.NDArray[Any]:
    """Triplets in list order: anchor, near, far; responses of -1 say that the third is the near one."""
    rows = arrays["triplets"] if "triplets" in arrays else next(iter(arrays.values()))
    rows = np.asarray(rows)
    if rows.dtype.kind not in "iu":
        raise ValueError("triplets are whole numbers")
    answers = arrays.get("responses", arrays.get("response"))
    if answers is not None:
        other = np.asarray(answers).ravel() <= 0
        rows = rows.copy()
        rows[other] = rows[other][:, [0, 2, 1]]
    return rows


def _psiz(path: Path, arrays: Mapping[str, npt.NDArray[Any]]) -> npt.NDArray[Any]:
    """Rank observations: a stimulus set (S, 1 + n) from 1, 0 for nothing; the first select of them chosen."""
    found = []
    for name in sorted(arrays):
        if not name.endswith(_SETS):
            continue
        base = name.removesuffix(_SETS)
        sets = np.asarray(arrays[name], np.int64)
        select = np.broadcast_to(np.asarray(arrays.get(f"{base}n_select", 1)), (len(sets),))
        ranked = np.broadcast_to(np.asarray(arrays.get(f"{base}is_ranked", 0)), (len(sets),))
        for row, k, is_ranked in zip(sets - 1, select.tolist(), ranked.tolist(), strict=True):
            images = row[1:][row[1:] >= 0]
            for at in range(min(k, len(images))):
                far = images[at + 1 :] if is_ranked else images[k:]
                found.append(np.column_stack(np.broadcast_arrays(row[0], images[at], far)))
    if not found:
        raise _unread(path, say("it has no stimulus_set"))
    return np.concatenate(found)
