"""What this machine keeps of a study by the names of its designs: it follows a name that is changed.

Sessions and publications know their design by its id, so nothing of them has to follow.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from gridlab.domain.errors import GridLabError
from gridlab.domain.series import numbered
from gridlab.store.planned_codes import keep_codes, planned_codes
from gridlab.store.settings import change_settings, read_settings


def follow_name(study: str, old: str, new: str) -> None:
    """A design of the study with this id is called otherwise: in the list of codes, and in what colours lines
    have. Raises GridLabError.
    """
    codes = planned_codes(study)
    if any(one.design == old for one in codes):
        keep_codes(study, (replace(one, design=new) if one.design == old else one for one in codes))
    numbers = _kept(study)
    if old in numbers:
        numbers[new] = numbers.pop(old)
        _keep(study, numbers)


def line_numbers(study: str, names: Iterable[str]) -> dict[str, int]:
    """The number of each design, which gives its line's colour: kept as long as the design is there, and
    after that until another needs it. One that cannot be kept holds for now.
    """
    before = _kept(study)
    numbers = numbered(before, names)
    if numbers != before:
        with suppress(GridLabError):
            _keep(study, numbers)
    return numbers


def _key(study: str) -> str:
    return f"lines {study}"


def _kept(study: str) -> dict[str, int]:
    """What is remembered beside the windows' places; nothing where that cannot be read."""
    with suppress(GridLabError, ValueError):
        found = json.loads(read_settings().windows.get(_key(study), "{}"))
        if isinstance(found, dict) and all(type(one) is int and one >= 0 for one in found.values()):
            return found
    return {}


def _keep(study: str, numbers: dict[str, int]) -> None:
    text = json.dumps(numbers, ensure_ascii=False)
    change_settings(lambda kept: replace(kept, windows={**kept.windows, _key(study): text}))
