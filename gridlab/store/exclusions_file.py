"""exclusions.json: the rules and decisions about what not to count."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gridlab.domain.errors import Problem
from gridlab.domain.exclusion import LONGEST_MS, RULE, Exclusions, Rule, locked_rules
from gridlab.domain.said import Said, say
from gridlab.store.atomic import write_whole
from gridlab.store.disk import inside, is_there, read, shown
from gridlab.store.json_text import Refused, canonical, parse_json, pretty
from gridlab.store.locks import study_locked
from gridlab.store.typed_json import validated
from gridlab.store.versions import head_of, upgraded

FORMAT = "gridlab-exclusions"
LIMIT_BYTES = 64 * 2**20
FILE_NAME = "exclusions.json"


def parse_exclusions(data: bytes, *, what: Said = say("exclusions file")) -> Exclusions:
    """The rules and decisions that a JSON text says. Raises GridLabError naming path, value, allowed."""
    value = parse_json(data, what=what, limit_bytes=LIMIT_BYTES)
    bare, version = upgraded(value, FORMAT, what)
    problems = _rule_problems(bare, version)
    if problems:
        raise Refused(what, problems)
    return validated(Exclusions, json.dumps(bare), what)


def _rule_problems(bare: dict[str, Any], version: int) -> list[Problem]:
    """Values that the measure of their rule cannot have, and what a version did not know."""
    found = []
    rules = bare.get("rules")
    for index, rule in enumerate(rules if isinstance(rules, list) else ()):
        if not isinstance(rule, dict) or not re.fullmatch(RULE, str(rule.get("rule"))):
            continue
        typed = Rule(rule["rule"], decided="")
        value = rule.get("value", 0)
        if version == 1 and not typed.is_of_version_1:
            allowed = say("a rule of version 1")
            found.append(Problem(f"$.rules[{index}].rule", rule["rule"], allowed))
        elif version == 1 and "undone" in rule:
            found.append(Problem(f"$.rules[{index}].undone", rule["undone"], say("no such key in version 1")))
        elif isinstance(value, int | float) and not _is_allowed(typed, value):
            found.append(Problem(f"$.rules[{index}].value", value, typed.measure.allowed))
    return found


def _is_allowed(rule: Rule, value: float) -> bool:
    if rule.is_of_version_1 and rule.asks == "timed_out":
        return 0 <= value <= LONGEST_MS  # it was never looked at
    return dataclasses.replace(rule, value=value).is_allowed


def exclusions_bytes(exclusions: Exclusions) -> bytes:
    """The text of exclusions.json: stable order, final newline."""
    return pretty(head_of(FORMAT) | dataclasses.asdict(exclusions))


def read_exclusions(folder: Path) -> Exclusions:
    """The rules and decisions of the study in `folder`; none where there is no file. Raises GridLabError."""
    path = inside(folder, folder / FILE_NAME)
    if not is_there(path):
        return Exclusions()
    data = read(path, what=say("exclusions file"), limit_bytes=LIMIT_BYTES)
    return parse_exclusions(data, what=say("exclusions file {path}", path=shown(path)))


def locked_sha256(exclusions: Exclusions) -> str:
    """SHA-256 (hex) of the RFC 8785 JSON of the list of locked rules; "" where none are locked."""
    rules = [dataclasses.asdict(rule) for rule in locked_rules(exclusions)]
    for rule in rules:
        del rule["undone"]  # what was locked is not changed by it
    return hashlib.sha256(canonical(rules)).hexdigest() if rules else ""


def write_exclusions(folder: Path, exclusions: Exclusions) -> Exclusions:
    """Write exclusions.json whole or not at all; returns it as it will be read back. Raises GridLabError."""
    exclusions = parse_exclusions(exclusions_bytes(exclusions))
    write_whole(folder / FILE_NAME, exclusions_bytes(exclusions), what=say("exclusions file"))
    return exclusions


def change_exclusions(folder: Path, change: Callable[[Exclusions], Exclusions]) -> Exclusions:
    """Write exclusions.json anew, whole or not at all, alone among all programs; returns it as it is now.

    Raises GridLabError.
    """
    with study_locked(folder):
        before = read_exclusions(folder)
        after = change(before)
        return before if after == before else write_exclusions(folder, after)
