"""A design as the study keeps it, and what came of putting it into its file; loads nothing heavy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from gridlab.domain.design import Design, Payment
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import NOTHING, Said


@dataclass(frozen=True, slots=True)
class KeptDesign:
    """One design of a study. design: None for a file that cannot be read, then `problem` says why.

    text: what stands in its file where that is not the text that GridLab would write: a file written by
    hand comes back byte for byte. Two are equal when they say the same, however it is written.
    """

    name: str
    design: Design | None
    problem: Said = NOTHING
    text: bytes | None = field(default=None, compare=False, repr=False)

    def called(self, name: str) -> KeptDesign:
        """The same under another name, to be written anew."""
        design = self.design
        return self if design is None else KeptDesign(name, replace(design, name=name))


def same_file(one: KeptDesign | None, other: KeptDesign | None) -> bool:
    """Whether both stand in the same file with the same bytes, or in none."""
    if one is None or other is None:
        return one is other
    return one is other or (one == other and one.text == other.text)


def bare(design: Design) -> Design:
    """A design without what stays editable once there are sessions: its name and payment."""
    return replace(design, name="design", payment=Payment())


@dataclass(frozen=True, slots=True)
class Put:
    """What came of a change of a file.

    kept: what the file holds now as the history knows it; found: as it would be read. failure: the change
    was not made, or not surely. frozen: not made, as sessions were run meanwhile. changed: not made, as
    another program changed the file to what `found` says, or removed it.
    """

    kept: KeptDesign | None
    found: KeptDesign | None
    failure: GridLabError | None = None
    frozen: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True)
class ReadDesigns:
    """The designs as found in the study's folder, and (bare) those that sessions hold."""

    designs: tuple[KeptDesign, ...] = ()
    held: tuple[Design, ...] = ()


def is_held(design: Design | None, held: Iterable[Design]) -> bool:
    """Whether pilot or main sessions hold a design."""
    if design is None or not held:
        return False
    wanted = bare(design)
    return any(one == wanted for one in held)
