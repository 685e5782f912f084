"""What can be done with the designs of a study: pure functions without Qt, run in the background."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gridlab.domain.design import Design

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy


def saved(study: OpenStudy, design: Design) -> Callable[[], Design]:
    """Save a design; a frozen one becomes the next version, so look at the name that comes back."""

    def work() -> Design:
        from gridlab.app.designs import save_design

        return save_design(study, design)

    return work


def added(study: OpenStudy, gallery_name: str) -> Callable[[], Design]:
    """Copy a design of the gallery into the study."""

    def work() -> Design:
        from gridlab.app.designs import add_gallery_design

        return add_gallery_design(study, gallery_name)

    return work


def duplicated(study: OpenStudy, name: str) -> Callable[[], Design]:
    """Copy a design under the next free name."""

    def work() -> Design:
        from gridlab.app.designs import duplicate_design

        return duplicate_design(study, name)

    return work


def renamed(study: OpenStudy, name: str, new: str) -> Callable[[], Design]:
    """Give a design another name."""

    def work() -> Design:
        from gridlab.app.designs import rename_design

        return rename_design(study, name, new)

    return work


def deleted(study: OpenStudy, name: str) -> Callable[[], None]:
    """Remove a design that has no pilot or main sessions."""

    def work() -> None:
        from gridlab.app.designs import delete_design

        delete_design(study, name)

    return work


def read_gallery() -> list[Design]:
    """The designs to start from."""
    from gridlab.store.design_file import gallery

    return gallery()
