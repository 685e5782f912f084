"""How each map was turned when it was last seen, kept on this machine."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gridlab.app.map.keeping import KeptMap
from gridlab.app.map.plane import STRAIGHT, Orientation
from gridlab.domain.errors import GridLabError
from gridlab.store.settings import read_settings

_TEXT = re.compile(r"([0-9]{1,3}),([0-9]{1,3}),([0-9]{1,3}(?:\.[0-9]{1,6})?)(m?)", re.ASCII)
_MOST = 50


class Orientations:
    """Orientations by study and name of the map; that of a map not kept yet goes with the program."""

    def __init__(self) -> None:
        self._noted: dict[str, Orientation] = {}

    def of(self, study: str, kept: KeptMap) -> Orientation:
        """How the map was turned; straight where that is not known or does not fit any more."""
        key = _key(study, kept.name)
        found = self._noted.get(key)
        if found is None and kept.name:
            try:
                found = _parsed(read_settings().windows.get(key, ""))
            except GridLabError:
                found = None
        return found if found is not None and found.fits(kept.shown.dims) else STRAIGHT

    def note(self, study: str, kept: KeptMap, orientation: Orientation) -> None:
        """The map is turned so now."""
        self._noted.pop(_key(study, kept.name), None)
        self._noted[_key(study, kept.name)] = orientation

    @property
    def remembered(self) -> Mapping[str, str]:
        """The orientations of kept maps, as texts for the settings."""
        texts = {key: _written(one) for key, one in self._noted.items() if not key.endswith(" ")}
        return dict(list(texts.items())[-_MOST:])


def _key(study: str, name: str) -> str:
    return f"map {study[:8]} {name}"


def _written(one: Orientation) -> str:
    turn = str(round(one.turn, 3)).removesuffix(".0")
    return f"{one.across},{one.up},{turn}{'m' if one.mirrored else ''}"


def _parsed(text: str) -> Orientation | None:
    found = _TEXT.fullmatch(text)
    if found is None:
        return None
    return Orientation(int(found[1]), int(found[2]), float(found[3]), bool(found[4]))
