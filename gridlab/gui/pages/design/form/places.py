"""Where a fault is told: at the field that can mend it, or at the list whose item it is in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from gridlab.domain.design_edit import Path
from gridlab.gui.pages.design.form.table import FieldSpec, Scope

Key = tuple[Scope, Path]
_ITEM = re.compile(r"\$\.(blocks|questions)\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Cursor:
    """The block and the question that the form shows."""

    block: int = 0
    question: int = 0

    def whole(self, key: Key) -> Path:
        """A field's path in the design."""
        scope, path = key
        if scope == "block":
            return ("blocks", self.block, *path)
        return ("questions", self.question, *path) if scope == "question" else path


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The fault is in an item that is not shown."""

    items: Literal["blocks", "questions"]
    index: int


def place_of(json_path: str, cursor: Cursor, specs: Iterable[FieldSpec]) -> Key | Elsewhere | None:
    """The field of a JSON path, or of the nearest place around it; None where there is none at all."""
    scope: Scope = "design"
    inside = json_path.removeprefix("$")
    item = _ITEM.match(json_path)
    if item is not None:
        blocks, index = item[1] == "blocks", int(item[2])
        if index != (cursor.block if blocks else cursor.question):
            return Elsewhere("blocks" if blocks else "questions", index)
        scope = "block" if blocks else "question"
        inside = json_path[item.end() :]
    mine = [spec for spec in specs if spec.scope == scope]
    for spec in mine:
        path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in spec.path)
        if inside == path or path.startswith(f"{inside}.") or inside.startswith((f"{path}.", f"{path}[")):
            return spec.key
    first = inside.strip(".").split(".")[0].split("[")[0]
    return next((spec.key for spec in mine if spec.path[0] == first), None)
