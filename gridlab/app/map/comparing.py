"""Two maps of the same images side by side, and beside chance: what can be compared, and comparing it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import numpy as np

from gridlab.app.collected import Collected
from gridlab.app.embedding.answers import Source
from gridlab.app.embedding.colours import colours_of
from gridlab.app.embedding.embed import Counted
from gridlab.app.map.contents import ShownMap
from gridlab.app.map.keeping import KeptMap, opening
from gridlab.app.map.matching import rows_in
from gridlab.app.map.plane import Ints, Positions
from gridlab.app.prediction.work import open_workers
from gridlab.app.study import OpenStudy
from gridlab.app.uses import Use
from gridlab.domain.errors import failure
from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.said import NOTHING, Said, say, verbatim
from gridlab.science.alignment import FEWEST, Flags, align
from gridlab.science.embedding.kernels import MU
from gridlab.science.embedding.validation import Setting
from gridlab.science.regrouping import (
    DRAWS,
    Comparison,
    at_once,
    compare_features,
    compare_maps,
    compare_parts,
    ways,
)
from gridlab.store.points_file import read_points

Kind = Literal["map", "group", "design", "block", "colours", "features"]
_MOST_PAIRS = 10
_FEW_WAYS = 20
_WORKERS_FROM = 5_000
"""Triplets from which the regroupings go to processes of their own."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a map is compared with. first, second: the two groups, designs or blocks; first: the other map.
    path: of a features file."""

    kind: Kind
    first: str = ""
    second: str = ""
    path: Path | None = None

    @property
    def said(self) -> Said:
        """What it is called in a list."""
        one, other = verbatim(self.first), verbatim(self.second)
        match self.kind:
            case "map":
                return say("This map and {name}", name=one)
            case "group":
                return say("Groups {one} and {other}", one=one, other=other)
            case "design":
                return say("Designs {one} and {other}", one=one, other=other)
            case "block":
                return say("Blocks {one} and {other}", one=int(self.first) + 1, other=int(self.second) + 1)
            case "colours":
                return say("This map and the images' colours and shapes")
        return say("This map and features from a file…")


@dataclass(frozen=True)
class Compared:
    """Two maps, the second brought onto the first. heads: what each is. ways: how many regroupings there
    are, 0 where none were made of people."""

    one: ShownMap
    other: ShownMap
    heads: tuple[Said, Said]
    comparison: Comparison
    kind: Kind
    ways: int = 0


def pairs_of(kept: Sequence[str], current: str, collected: Collected | None) -> list[Beside]:
    """All that a map can be compared with."""
    found = [Beside("map", name) for name in kept if name != current]
    if collected is not None:
        counted = collected.counted
        groups = collected.texts("session/group")
        used = {groups[session] for session in np.unique(collected.ints("screen/session")[counted]).tolist()}
        designs = collected.texts("design/name")
        in_use = [designs[row] for row in np.unique(collected.design[counted]).tolist()]
        blocks = np.unique(collected.ints("screen/block")[counted]).tolist()
        for kind, values in (
            ("group", sorted(one for one in used if one)),
            ("design", sorted(set(in_use))),
            ("block", [str(one) for one in blocks]),
        ):
            pairs = itertools.islice(itertools.combinations(values, 2), _MOST_PAIRS)
            found += [Beside(kind, *pair) for pair in pairs]  # type: ignore[arg-type]
    return [*found, Beside("colours"), Beside("features")]


def comparing(
    study: OpenStudy, collected: Collected, kept: KeptMap, beside: Beside, seed: int = 0
) -> Use[Compared]:
    """Comparing a map, or parts of the answers, as a use. Raises GridLabError where too little is shared."""
    images = collected.images
    reference = _placed(kept.shown.positions, rows_in(kept.shown, images), len(images))
    setting = setting_of(kept.shown.about)

    def work(cancel: Cancel, progress: Progress) -> Compared:
        small = collected.columns.n_triplets < _WORKERS_FROM
        with open_workers(1 if small else None, None, cancel) as crew:
            chance: dict[str, Any] = {
                "seed": seed,
                "each": Counted(crew, progress, -(-DRAWS // at_once(len(images)))).each,
                "cancel": cancel,
            }
            if beside.kind == "map":
                other = opening(study, beside.first).work(cancel, progress).shown
                where, seen = _placed(other.positions, rows_in(other, images), len(images))
                both = _enough(seen & reference[1])
                found = compare_maps(reference[0], where, both, collected.answers, setting, **chance)
            elif beside.kind in ("colours", "features"):
                _check_without_features(kept)
                features = _features(study, collected, beside, cancel)
                both = _enough(reference[1] & np.isfinite(features).all(axis=1))
                found = compare_features(reference[0], np.nan_to_num(features), both, seed=seed)
            else:
                part = part_of(collected, beside)
                both = _enough(_seen_in_both(collected, part))
                found = compare_parts(collected.answers, part, setting, **chance)
        return _compared(collected, kept, beside, found, reference, both)

    return Use(say("Comparing maps"), work)


def _check_without_features(kept: KeptMap) -> None:
    """Raise GridLabError for a map that begins at features: it is like them in any case."""
    about = kept.shown.about
    if float(about["feature_weight"]) > 0 or about["method"] == "snack":
        raise failure(
            "This map was fitted with features, so it resembles features in any case.",
            safe=say("Nothing was changed."),
            todo=say("Fit a map without features, and compare that one."),
        )


def setting_of(about: Mapping[str, Any]) -> Setting:
    """How a map was fitted, so that others are fitted alike; without features."""
    method = str(about["method"])
    alpha, mu = float(about["alpha"]), float(about["mu"])
    return Setting(
        method if method in ("ste", "tste", "ckl", "soe") else "tste",  # type: ignore[arg-type]
        int(about["dims"]),
        float(about["penalty"]),
        None if math.isnan(alpha) else alpha,
        mu if method == "ckl" and not math.isnan(mu) else MU,
    )


def part_of(collected: Collected, beside: Beside) -> Ints:
    """To which of the two parts each screen of the answers belongs (S,), in their order; -1: to neither."""
    rows = collected.rows
    sessions = collected.ints("screen/session")[rows]
    if beside.kind == "group":
        groups = np.array(collected.texts("session/group"), object)
        values = groups[sessions]
    elif beside.kind == "design":
        values = np.array(collected.texts("design/name"), object)[collected.design[rows]]
    else:
        values = collected.ints("screen/block")[rows].astype(str)
    return np.where(values == beside.first, 0, np.where(values == beside.second, 1, -1)).astype(np.int64)


def _seen_in_both(collected: Collected, part: Ints) -> Flags:
    rows = collected.rows
    probe, grid = collected.ints("screen/probe")[rows], collected.ints("screen/grid")[rows]
    seen = []
    for which in (0, 1):
        own = np.zeros(len(collected.images), np.bool_)
        images = np.concatenate([probe[part == which], grid[part == which].ravel()])
        own[images[images >= 0]] = True
        seen.append(own)
    both: Flags = seen[0] & seen[1]
    return both


def _placed(positions: Positions, found: Sequence[int], count: int) -> tuple[Positions, Flags]:
    """The positions of a map by the images of the study, and which of them it has."""
    rows = np.array(found, np.int64)
    where, seen = np.zeros((count, positions.shape[1])), np.zeros(count, np.bool_)
    where[rows[rows >= 0]] = positions[rows >= 0]
    seen[rows[rows >= 0]] = True
    return where, seen


def _features(study: OpenStudy, collected: Collected, beside: Beside, cancel: Cancel) -> Positions:
    if beside.kind == "colours":
        return colours_of(study.folder, Source(collected.images, collected.answers), cancel)
    assert beside.path is not None
    return np.asarray(read_points(beside.path, collected.images), np.float64)


def _enough(seen: Flags) -> Flags:
    if int(seen.sum()) < FEWEST:
        raise failure(
            "The two have fewer than {fewest} images in common.",
            fewest=FEWEST,
            safe=say("Nothing was changed."),
            todo=say("Compare maps that share images."),
        )
    return seen


def _compared(
    collected: Collected,
    kept: KeptMap,
    beside: Beside,
    found: Comparison,
    reference: tuple[Positions, Flags],
    both: Flags,
) -> Compared:
    """The two maps in the study's images, lying as the open map lies."""
    common = both & reference[1]
    one = found.one
    if beside.kind in ("group", "design", "block") and int(common.sum()) >= FEWEST:
        one = align(reference[0], found.one, common).other
    other = align(one, found.other, both).other
    if found.nearer:
        other = _as_large(other, one, both)
    about = {**kept.shown.about, **{f"heldout_{name}": math.nan for name in ("error", "low", "high")}}
    shown = ShownMap(
        tuple(image.name for image in collected.images),
        tuple(image.sha256 for image in collected.images),
        tuple(image.label for image in collected.images),
        np.zeros(len(collected.images), np.int64),
        one,
        None,
        about,
    )
    people = 0
    if beside.kind in ("group", "design", "block"):
        people = ways(collected.answers.annotator, part_of(collected, beside))
    return Compared(shown, replace(shown, positions=other), _heads(kept, beside), found, beside.kind, people)


def _as_large(other: Positions, one: Positions, both: Flags) -> Positions:
    """Drawn as large as the first: what has little in common with it would be shrunk to a point."""
    middle = other[both].mean(axis=0)
    sizes = [float(np.linalg.norm(each[both] - each[both].mean(axis=0))) for each in (one, other)]
    return middle + (other - middle) * (sizes[0] / sizes[1]) if sizes[1] > 0 else other


def _heads(kept: KeptMap, beside: Beside) -> tuple[Said, Said]:
    mine = verbatim(kept.name) if kept.name else say("This map")
    match beside.kind:
        case "map":
            return mine, verbatim(beside.first)
        case "colours":
            return mine, say("Colours and shapes")
        case "features":
            return mine, verbatim(beside.path.name if beside.path is not None else "")
        case "block":
            return say("Block {number}", number=int(beside.first) + 1), say(
                "Block {number}", number=int(beside.second) + 1
            )
    return verbatim(beside.first), verbatim(beside.second)


def result_said(done: Compared) -> tuple[Said, Said]:
    """What came of it, and what is to be thought of it."""
    found = done.comparison
    told = say("The maps share {share:.0%} of their shape.", share=1 - found.distance)
    if not len(found.chance):
        return told, say("Too few people answered to say what is chance.")
    low, high = (float(np.quantile(1 - found.chance, at)) for at in (0.025, 0.975))
    chance = say(
        "{count} random regroupings of the same people share {low:.0%} to {high:.0%}.",
        count=len(found.chance),
        low=low,
        high=high,
    )
    if done.kind == "map":
        chance = say(
            "Maps of random halves of the same people ({count} draws) share {low:.0%} to {high:.0%}.",
            count=len(found.chance),
            low=low,
            high=high,
        )
    elif done.kind in ("colours", "features"):
        chance = say(
            "With the features shuffled among the images it is {low:.0%} to {high:.0%}.", low=low, high=high
        )
    return told, _verdict(done, chance)


def _verdict(done: Compared, chance: Said) -> Said:
    found, beyond = done.comparison, len(done.comparison.beyond)
    few = NOTHING
    if 0 < done.ways < _FEW_WAYS:
        few = say(" Only {ways} different regroupings exist.", ways=done.ways)
    if found.nearer:
        verdict = (
            say("They are more alike than chance (p = {p:.3f}).", p=found.p)
            if found.p <= 0.05
            else say("They are no more alike than chance (p = {p:.3f}).", p=found.p)
        )
    elif found.p <= 0.05:
        verdict = say("They differ more than chance (p = {p:.3f}).", p=found.p)
    else:
        verdict = say("They differ no more than chance (p = {p:.3f}).", p=found.p)
    images = NOTHING
    if not found.nearer:
        images = (
            say("{count} images moved farther than chance explains and are marked.", count=beyond)
            if beyond > 1
            else say("1 image moved farther than chance explains and is marked.")
            if beyond
            else say("No image moved farther than chance.")
        )
    return say("{chance}{few} {verdict} {images}", chance=chance, few=few, verdict=verdict, images=images)
