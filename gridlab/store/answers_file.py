"""Reads other programs' answers as triplets: CSV tables, Salmon's responses, arrays for cblearn and PsiZ."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from gridlab.domain.errors import failure
from gridlab.domain.said import NOTHING, Said, say
from gridlab.store.csv_text import original
from gridlab.store.disk import read

AnswersFormat = Literal["triplets", "salmon", "psiz", "cblearn"]
LIMIT_BYTES = 2**31
_HEADS: Mapping[str, tuple[str, ...]] = {
    "anchor": ("anchor", "probe", "head", "query", "reference", "ref", "target"),
    "near": ("near", "winner", "positive", "chosen", "closer", "similar"),
    "far": ("far", "loser", "negative", "other", "farther", "dissimilar"),
    "annotator": ("annotator", "participant", "worker", "subject", "puid", "user", "agent", "person"),
}
_ROLES = ("anchor", "near", "far")
_TAG = re.compile(r"""<[^>]*\bsrc\s*=\s*["']?([^"'\s>]+)[^>]*>""", re.IGNORECASE)
_SETS = "stimulus_set"


@dataclass(frozen=True, slots=True)
class Answered:
    """Triplets of one file, in its order: rows (T, 3) of `names`, anchor, near, far; annotator (T,) rows of
    `codes`, -1 where it is not known."""

    names: tuple[str, ...]
    rows: npt.NDArray[np.int32]
    codes: tuple[str, ...]
    annotator: npt.NDArray[np.int32]


def read_answers(path: Path, kind: AnswersFormat | None = None) -> Answered:
    """The answers in a file; without a format it is told by the file.

    Raises GridLabError for one that cannot be read as that format.
    """
    try:
        if kind in ("psiz", "cblearn") or (kind is None and path.suffix.lower() in (".npy", ".npz")):
            return _from_arrays(path, kind)
        return _from_table(path, kind)
    except (ValueError, EOFError, KeyError, IndexError, zipfile.BadZipFile, csv.Error):
        raise _unread(path, say("it is damaged or of another kind")) from None


def _unread(path: Path, why: Said, todo: Said = NOTHING) -> Exception:
    return failure(
        "The answers in {name} cannot be read: {why}.",
        name=path.name,
        why=why,
        safe=say("Nothing was written."),
        todo=todo or say("Check the file, or name another --format."),
    )


def _from_table(path: Path, kind: str | None) -> Answered:
    text = read(path, limit_bytes=LIMIT_BYTES).decode("utf-8-sig", "replace")
    head = text[: text.find("\n") + 1] or text
    separator = max(",;\t ", key=head.count)
    lines = csv.reader(text.splitlines(), delimiter=separator, skipinitialspace=True)
    rows = [row for row in lines if any(cell.strip() for cell in row)]
    if not rows:
        raise _unread(path, say("it has no rows"))
    places = _places(rows[0])
    if places is None:
        if kind == "salmon" or len(rows[0]) < len(_ROLES):
            raise _unread(
                path,
                say("its columns are {listed}", listed=", ".join(rows[0][:8])),
                say("Name three columns anchor, near and far, or head, winner and loser."),
            )
        places = {role: at for at, role in enumerate(_ROLES)}
    else:
        del rows[0]
    widest = max(places.values())
    short = next((row for row in rows if len(row) <= widest), None)
    if short is not None:
        raise _unread(path, say("a row has too few cells: {row}", row=", ".join(short)[:80]))
    triplets = [[_named(row[places[role]]) for role in _ROLES] for row in rows]
    who = [row[places["annotator"]].strip() for row in rows] if "annotator" in places else [""] * len(rows)
    if any(not name for one in triplets for name in one):
        raise _unread(path, say("a row has an image without a name"))
    return _numbered(path, triplets, who)


def _places(head: Sequence[str]) -> dict[str, int] | None:
    """Where each role's column is by the heading; None where the three are not named."""
    found: dict[str, int] = {}
    names = [re.sub(r"(_?(object|name|id|index|filename))+$", "", cell.strip().lower()) for cell in head]
    for role, known in _HEADS.items():
        at = next((names.index(name) for name in known if name in names), None)
        if at is not None:
            found[role] = at
    return found if all(role in found for role in _ROLES) else None


def _named(cell: str) -> str:
    """The name of an image in a cell: of one shown by HTML, as Salmon does, its file."""
    text = original(cell.strip())
    tag = _TAG.search(text)
    return tag[1].rpartition("/")[2] if tag else text


def _numbered(path: Path, triplets: Sequence[Sequence[str]], who: Sequence[str]) -> Answered:
    names = sorted({name for one in triplets for name in one}, key=_natural)
    codes = sorted({code for code in who if code})
    row_of = {name: row for row, name in enumerate(names)}
    code_of = {code: row for row, code in enumerate(codes)}
    rows = np.array([[row_of[name] for name in one] for one in triplets], np.int32)
    return _checked(path, names, rows, codes, np.array([code_of.get(code, -1) for code in who], np.int32))


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
    if rows.ndim != 2 or rows.shape[1] != len(_ROLES) or not len(rows):
        raise _unread(path, say("it has no triplets"))
    if rows.min() < 0 or rows.max() >= len(names):
        raise _unread(path, say("a triplet names an image that doesn't exist"))
    same = (rows[:, 0] == rows[:, 1]) | (rows[:, 0] == rows[:, 2]) | (rows[:, 1] == rows[:, 2])
    if same.any():
        at = int(np.flatnonzero(same)[0])
        raise _unread(path, say("triplet {number:,} has an image twice", number=at + 1))
    who = np.full(len(rows), -1) if annotator is None else annotator
    return Answered(tuple(names), rows.astype(np.int32), tuple(codes), who.astype(np.int32))


def _from_arrays(path: Path, kind: str | None) -> Answered:
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
