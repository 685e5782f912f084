"""The dataset's other forms: CSV tables with a dictionary, a Psych-DS folder, arrays for cblearn and PsiZ."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from numpy.lib import format as npy

from gridlab.domain.said import say
from gridlab.domain.screen import ScreenKind
from gridlab.store.atomic import write_whole
from gridlab.store.csv_text import write_table
from gridlab.store.dataset.columns import Columns
from gridlab.store.dataset.layout import BY_PATH, METADATA
from gridlab.store.dataset.write import triplet_blocks
from gridlab.store.disk import make_folder
from gridlab.store.json_text import pretty

Array = npt.NDArray[np.generic]
Rows = Iterator[Iterable[object]]
_NAMED = ("session/annotator", "session/design")  # by code and by name, before the others
_SESSION = tuple(path for path in BY_PATH if path.startswith("session/") and path not in _NAMED)
_SCREEN = tuple(path for path in BY_PATH if path.startswith("screen/"))
_CELLS = frozenset(path for path in _SCREEN if BY_PATH[path].shape == "rows×n")
_MEANINGS = {
    "screen/probe": "image name",
    "screen/grid": r"image names separated by |, \x7c for | in a name",
}
_OF_PSIZ = (
    "screen/n", "screen/chosen", "screen/kind", "screen/excluded", "screen/probe", "screen/grid",
    "screen/choice_order", "screen/session", "session/annotator",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns (name, description, units, meaning), and what gives its rows."""

    name: str
    columns: tuple[tuple[str, str, str, str], ...]
    rows: Callable[[Columns], Rows]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(name for name, *_ in self.columns)


def _sessions(columns: Columns) -> Rows:
    """One row for each session; annotator as code, design as name."""
    codes, designs = columns.values["annotator/code"], columns.values["design/name"]
    read = [_listed(columns, path) for path in (*_NAMED, *_SESSION)]
    for row, (annotator, design, *cells) in enumerate(zip(*read, strict=True)):
        yield (row, codes[annotator], designs[design], *cells)


def _screens(columns: Columns) -> Rows:
    """One row for each answered screen; images by name, cells separated by spaces or, for names, by "|".

    A "|" within a name in the grid is written `\\x7c`; -1 in choice_ms is NA.
    """
    names = columns.values["image/name"]
    n = np.asarray(columns.values["screen/n"])
    read = [_listed(columns, path) for path in _SCREEN]
    for row, cells in enumerate(zip(*read, strict=True)):
        shown: list[object] = [row]
        for path, cell in zip(_SCREEN, cells, strict=True):
            if path == "screen/grid":
                shown.append("|".join(names[image].replace("|", r"\x7c") for image in cell[: n[row]]))
            elif path in _CELLS:
                shown.append(" ".join("NA" if one == -1 else str(one) for one in cell[: n[row]]))
            else:
                shown.append(names[cell] if path == "screen/probe" else cell)
        yield shown


def _triplets(columns: Columns) -> Rows:
    """One row for each triplet: images by name, and the row of its screen."""
    names = columns.values["image/name"]
    for triplets, rows in triplet_blocks(columns):
        for (anchor, near, far), screen in zip(triplets.tolist(), rows.tolist(), strict=True):
            yield (names[anchor], names[near], names[far], screen)


def _described(path: str) -> tuple[str, str, str, str]:
    column = BY_PATH[path]
    meaning = column.meaning
    if path in _CELLS:
        meaning = meaning.removesuffix(", -1 no such cell").replace(
            "-1 not chosen, or no such cell", "NA not chosen"
        )
        meaning = f"by cell; {meaning}"
    return (path.partition("/")[2], column.description, column.units, _MEANINGS.get(path, meaning))


def _listed(columns: Columns, path: str) -> list[Any]:
    value = columns.values[path]
    if isinstance(value, (list, str)):
        return list(value)
    # Through text, as 0.9 in single precision is no 0.9 in double.
    return [float(str(number)) for number in value] if value.dtype == np.float32 else value.tolist()


_ROW = "row of this file, from 0"
TABLES = (
    Table(
        "sessions",
        (
            ("session", _ROW, "", ""),
            ("annotator", "code of the annotator", "", ""),
            ("design", "name of the design", "", ""),
            *map(_described, _SESSION),
        ),
        _sessions,
    ),
    Table("screens", (("screen", _ROW, "", ""), *map(_described, _SCREEN)), _screens),
    Table(
        "triplets",
        (
            ("anchor", "name of the anchor", "", ""),
            ("near", "name of the nearer image", "", ""),
            ("far", "name of the farther image", "", ""),
            ("screen", "screen that the triplet comes from", "", "row of the screens, from 0"),
        ),
        _triplets,
    ),
)


def write_csv(dataset: Path, columns: Columns) -> tuple[Path, ...]:
    """NAME.sessions.csv, NAME.screens.csv, NAME.triplets.csv and NAME.dictionary.csv."""
    names = (*(table.name for table in TABLES), "dictionary")
    *targets, dictionary = (dataset.with_name(f"{dataset.stem}.{name}.csv") for name in names)
    for table, target in zip(TABLES, targets, strict=True):
        write_table(target, table.header, table.rows(columns))
    described = ((table.name, *column) for table in TABLES for column in table.columns)
    write_table(dictionary, ("file", "column", "description", "units", "meaning"), described)
    return (*targets, dictionary)


def write_psychds(dataset: Path, columns: Columns) -> tuple[Path, ...]:
    """NAME-psychds/: the description (schema.org Dataset) and the three tables; gives the folder."""
    folder = dataset.with_name(f"{dataset.stem}-psychds")
    data = folder / "data"
    make_folder(data)
    for table in TABLES:
        target = data / f"description-{table.name}_data.csv"
        write_table(target, table.header, table.rows(columns))
    write_whole(folder / "dataset_description.json", pretty(_description(columns)), what=say("description"))
    return (folder,)


def _description(columns: Columns) -> dict[str, Any]:
    """The content of dataset_description.json."""
    metadata = json.loads(str(columns.values[METADATA]))
    title = columns.attributes["title"] or "GridLab dataset"
    variables: dict[str, dict[str, str]] = {}
    for table in TABLES:
        for name, what, units, meaning in table.columns:
            text = "; ".join(filter(None, (what, meaning)))
            entry = {"@type": "PropertyValue", "name": name, "description": text}
            known = variables.setdefault(name, entry | ({"unitText": units} if units else {}))
            if text not in known["description"]:  # a name that means something else in another table
                known["description"] += f". In {table.name}: {text}"
    value: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": title,
        "description": f"{title}: image similarity answers to grid HITs",
        "variableMeasured": list(variables.values()),
        "creator": [{"@type": "Person", "name": name} for name in metadata["creators"]],
        "keywords": metadata["keywords"],
    }
    for key, name in (("license", "licence"), ("funder", "funding"), ("identifier", "doi")):
        if metadata[name]:
            value[key] = metadata[name]
    return value


def write_cblearn(dataset: Path, columns: Columns) -> tuple[Path, ...]:
    """NAME.cblearn.npz: triplets int32 (T, 3) rows of names, screen int32 (T,), names str (N,)."""
    names = np.array(columns.values["image/name"], dtype=np.str_)
    target, count = dataset.with_suffix(".cblearn.npz"), columns.n_triplets

    def fill(temporary: Path) -> None:
        # Block by block, as all triplets at once may be larger than the memory.
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as file:
            _add(file, "triplets", (count, 3), np.int32, (some for some, _ in triplet_blocks(columns)))
            _add(file, "screen", (count,), np.int32, (rows for _, rows in triplet_blocks(columns)))
            _add(file, "names", names.shape, names.dtype, (names,))

    write_whole(target, fill, what=say("cblearn file"))
    return (target,)


def _add(
    file: zipfile.ZipFile, name: str, shape: tuple[int, ...], kind: npt.DTypeLike, parts: Iterable[Array]
) -> None:
    """Add one array, given in parts along its first axis, as numpy's own `savez` names it."""
    # A date of its own, as the same triplets give the same bytes at any time.
    entry = zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    with file.open(entry, "w", force_zip64=True) as array:
        header = {"descr": npy.dtype_to_descr(np.dtype(kind)), "fortran_order": False, "shape": shape}
        npy.write_array_header_1_0(array, header)
        for part in parts:
            array.write(np.ascontiguousarray(part).tobytes())


def write_psiz(dataset: Path, columns: Columns) -> tuple[Path, ...]:
    """NAME.psiz.npz: for each (n, k) that occurs the arrays of one `psiz.data.Rank`, no pickles.

    "given16rank4_stimulus_set": int32 (S, 17), image rows + 1, as PsiZ keeps 0 for "nothing";
    "…_n_select": k; "…_is_ranked": 1 where the order of the chosen counts; "…_screen": rows of /screen;
    "…_annotator": rows of /annotator. "names": names of the images, so that names[i - 1] is stimulus i.
    Main and shared screens that are not excluded, with 1 to n − 1 cells chosen.
    """
    values = {path: np.asarray(columns.values[path]) for path in _OF_PSIZ}
    n, chosen = values["screen/n"], values["screen/chosen"]
    k = (chosen > 0).sum(axis=1)
    counted = np.isin(values["screen/kind"], (ScreenKind.MAIN, ScreenKind.SHARED))
    counted &= (values["screen/excluded"] == 0) & (k > 0) & (k < n)
    arrays: dict[str, Array] = {"names": np.array(columns.values["image/name"], dtype=np.str_)}
    for given, rank in sorted({(int(a), int(b)) for a, b in zip(n[counted], k[counted], strict=True)}):
        rows = np.flatnonzero(counted & (n == given) & (k == rank))
        name = f"given{given}rank{rank}"
        arrays[f"{name}_stimulus_set"] = _stimulus_set(
            values["screen/probe"][rows],
            values["screen/grid"][rows, :given],
            values["screen/choice_order"][rows, :given],
        )
        arrays[f"{name}_n_select"] = np.array(rank, np.int32)
        arrays[f"{name}_is_ranked"] = columns.ranked[rows].astype(np.int8)
        arrays[f"{name}_screen"] = rows.astype(np.int32)
        arrays[f"{name}_annotator"] = values["session/annotator"][values["screen/session"][rows]]
    target = dataset.with_suffix(".psiz.npz")

    def fill(temporary: Path) -> None:
        with temporary.open("wb") as file:
            np.savez_compressed(file, allow_pickle=False, **arrays)

    write_whole(target, fill, what=say("PsiZ file"))
    return (target,)


def _stimulus_set(
    probe: npt.NDArray[np.int32], grid: npt.NDArray[np.int32], order: npt.NDArray[np.int32]
) -> npt.NDArray[np.int32]:
    """(S, 1 + n) image rows + 1: probe, chosen by order of choosing, the rest by cell.

    probe (S,), grid (S, n) image rows; order (S, n): 1 … k for chosen cells, else 0.
    """
    last = grid.shape[1] + 1
    places = np.argsort(np.where(order > 0, order, last), axis=1, kind="stable")
    return np.concatenate((probe[:, None], np.take_along_axis(grid, places, axis=1)), axis=1) + np.int32(1)
