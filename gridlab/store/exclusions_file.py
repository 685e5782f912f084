"""exclusions.json: the rules and decisions about what not to count."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from pathlib import Path

from gridlab.domain.errors import Problem
from gridlab.domain.exclusion import Exclusions, locked_rules
from gridlab.domain.said import Said, say
from gridlab.store.atomic import write_whole
from gridlab.store.disk import inside, is_there, read, shown
from gridlab.store.json_text import Refused, canonical, parse_json, pretty
from gridlab.store.typed_json import validated
from gridlab.store.versions import head_of, upgraded

FORMAT = "gridlab-exclusions"
LIMIT_BYTES = 64 * 2**20
FILE_NAME = "exclusions.json"


def parse_exclusions(data: bytes, *, what: Said = say("exclusions file")) -> Exclusions:
    """The rules and decisions that a JSON text says. Raises GridLabError naming path, value, allowed."""
    value = parse_json(data, what=what, limit_bytes=LIMIT_BYTES)
    bare, _ = upgraded(value, FORMAT, what)
    exclusions = validated(Exclusions, json.dumps(bare), what)
    for index, rule in enumerate(exclusions.rules):
        if rule.rule == "catch_share_below" and rule.value > 1:
            raise Refused(what, [Problem(f"$.rules[{index}].value", rule.value, say("a share from 0 to 1"))])
    return exclusions


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
    return hashlib.sha256(canonical(rules)).hexdigest() if rules else ""


def write_exclusions(folder: Path, exclusions: Exclusions) -> Exclusions:
    """Write exclusions.json whole or not at all; returns it as it will be read back. Raises GridLabError."""
    exclusions = parse_exclusions(exclusions_bytes(exclusions))
    write_whole(folder / FILE_NAME, exclusions_bytes(exclusions), what=say("exclusions file"))
    return exclusions
