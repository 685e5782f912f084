"""What is read and written for the Design page: pure functions without Qt, run in the background."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError

if TYPE_CHECKING:
    from gridlab.app.designing.kept import KeptDesign, ReadDesigns
    from gridlab.app.study import OpenStudy


def from_gallery(name: str) -> Callable[[], Design]:
    """Read a design of the gallery."""

    def work() -> Design:
        from gridlab.store.design_file import gallery_design

        return gallery_design(name)

    return work


def imported(paths: tuple[Path, ...]) -> Callable[[], tuple[list[Design], list[GridLabError]]]:
    """Read designs from files; those that are refused come with their reasons."""

    def work() -> tuple[list[Design], list[GridLabError]]:
        from gridlab.app.designing.files import import_design

        designs, refused = [], []
        for path in paths:
            try:
                designs.append(import_design(path))
            except GridLabError as error:
                refused.append(error)
        return designs, refused

    return work


def exported(kept: KeptDesign, path: Path) -> Callable[[], Path]:
    """Write a design to a file of its own, whole or not at all."""

    def work() -> Path:
        from gridlab.app.designing.files import export_design

        return export_design(kept, path)

    return work


def looked_at(study: OpenStudy, held: tuple[Design, ...]) -> Callable[[], ReadDesigns]:
    """Read the designs again; which of them sessions hold is known."""

    def work() -> ReadDesigns:
        from gridlab.app.designing.files import read_kept

        return read_kept(study, held)

    return work


def held(study: OpenStudy, designs: tuple[KeptDesign, ...]) -> Callable[[], tuple[Design, ...]]:
    """Which of these designs pilot or main sessions hold."""

    def work() -> tuple[Design, ...]:
        from gridlab.app.designing.files import held_of

        return held_of(study, designs)

    return work


def read_gallery() -> list[Design]:
    """The designs to start from."""
    from gridlab.store.design_file import gallery

    return gallery()
