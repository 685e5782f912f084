"""Tables as a library gives them: columns by name, and rows whose fields are keys and attributes alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


class Table(Mapping[str, Array]):
    """Columns of one length: `table.code`, `table["code"]`; `len(table)` is the number of columns, `rows`
    that of rows. Texts are arrays of `str` objects."""

    def __init__(self, columns: Mapping[str, Array]) -> None:
        self._columns = dict(columns)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(next(iter(self._columns.values()))) if self._columns else 0

    def __getitem__(self, name: str) -> Array:
        return self._columns[name]

    def __getattr__(self, name: str) -> Array:
        if name.startswith("_") or name not in self._columns:
            raise AttributeError(
                f"the table has no column {name!r}; it has {', '.join(self.__dict__.get('_columns', ()))}"
            )
        return self._columns[name]

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._columns]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __repr__(self) -> str:
        columns = ", ".join(f"{name} {column.shape}" for name, column in self._columns.items())
        return f"<Table of {self.rows:,} rows: {columns}>"


class Row(dict[str, Any]):
    """One row of a report: `row.annotator`, `row["annotator"]`; None where something is not known."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"the row has no {name!r}; it has {', '.join(self)}") from None

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self]


def column_of(values: Any) -> Array:
    """A column of a file as an array; texts as objects."""
    if isinstance(values, np.ndarray):
        return values
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column
