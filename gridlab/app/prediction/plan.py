"""From designs to curves: images, truths, people and numbers of assignments to simulate."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

import gridlab
from gridlab.app.cost.table import Source
from gridlab.app.prediction.asked import SHARES, Asked
from gridlab.app.prediction.observed import observed_in
from gridlab.app.study import OpenStudy
from gridlab.app.truth import StudyTruth, TruthSource, truth_of
from gridlab.domain.cost import triplets_of_assignment
from gridlab.domain.design import Catch, Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image, block_rows
from gridlab.domain.said import Said, say
from gridlab.domain.sampling import check_images
from gridlab.domain.sampling.stream import inputs_of
from gridlab.science.annotators import BEHAVIOURS, Ints
from gridlab.science.prediction.people import Observed, People, people_like

# Screens, answers, embedding and test set all come from here.
_PARTS = ("science", "domain/sampling", "domain/answering.py", "domain/questions.py")


@lru_cache(maxsize=1)
def method_digest() -> str:
    """SHA-256 (hex) of the source of the method, and of the versions of what it computes with."""
    digest = hashlib.sha256()
    root = Path(gridlab.__file__).parent
    for part in _PARTS:
        place = root / part
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    for library in ("numpy", "scipy"):
        digest.update(version(library).encode())
    return digest.hexdigest()


_MEANING = {
    "sigma": say("noise of a choice"),
    "tau": say("difference between persons"),
    "lapses": say("share of screens answered at random"),
}


def truth_in_words(source: TruthSource, images: int, dims: int, file: Path | None) -> Said:
    """What the simulated annotators see. dims: of a truth that is made up."""
    if source == "file":
        name = file.name if file is not None else say("a file")
        return say("The truth is {name}.", name=name)
    if source == "labels":
        return say(
            "Assumes {images:,} images scattered around their labels in {dims} dimensions, "
            "redrawn for each simulated study.",
            images=images,
            dims=dims,
        )
    return say(
        "Assumes {images:,} images scattered at random in {dims} dimensions, redrawn for "
        "each simulated study.",
        images=images,
        dims=dims,
    )


def _words(setting: Setting, asked: Asked) -> Iterator[Said]:
    """What the simulated annotators see; what is fitted to the study's answers, and what is assumed."""
    yield truth_in_words(setting.truth(0).source, setting.all_images, asked.true_dims, asked.truth)
    if setting.all_images > len(setting.rows):
        yield say(
            "Simulated on {some:,} of the {images:,} images, with as many screens per image.",
            some=len(setting.rows),
            images=setting.all_images,
        )
    if asked.dims is None:
        yield say("Maps are fitted as `embed` fits them by itself: with the best of its short list.")
    else:
        yield say(
            "Maps are fitted in {dims} dimensions, with the best of the short list of `embed`.",
            dims=asked.dims,
        )
    people, behaviour = setting.people, setting.people.behaviour
    figures = (
        ("sigma", behaviour.sigma, people.sigma_from, say("repeat screens")),
        ("tau", behaviour.tau, people.tau_from, say("pairs of answers to shared screens")),
        ("lapses", behaviour.lapses, people.lapses_from, say("catch screens")),
    )
    for name, value, count, screens in figures:
        how = (
            say("is fitted to {count:,} {screens} of the study", count=count, screens=screens)
            if count
            else say("is assumed")
        )
        yield say(
            "{name} {value:.2f} ({meaning}) {how}.", name=name, value=value, meaning=_MEANING[name], how=how
        )


def stand_in_images(design: Design, count: int) -> tuple[Image, ...]:
    """`count` images such as the design asks for: with the names it lists and the labels it uses.

    More where it lists more names. Labels go round among the images, as many to each.
    """
    listed = (screen for block in design.blocks for screen in block.sampling.screens)
    names = list(dict.fromkeys(name for screen in listed for name in (screen.probe, *screen.grid)))
    names += [f"image-{number}.png" for number in range(1, max(count - len(names), 0) + 1)]
    labels = list(dict.fromkeys(label for block in design.blocks for label in block.images.labels)) or [""]
    return tuple(
        Image(name, hashlib.sha256(name.encode()).hexdigest(), 1, 1, labels[row % len(labels)])
        for row, name in enumerate(names)
    )


MOST_IMAGES = 10_000
"""Of more so many are drawn and simulated, with as many screens for each: the error is the same."""
MOST_SCREENS = 20_000
MOST_TRIPLETS = 1_000_000
"""No more are simulated in one cell: a minute's work, and the error hardly changes from there on."""


@dataclass(frozen=True)
class Setting:
    """What designs are judged in: an image set, a truth for each seed, people. known: what tells it apart
    from other settings, beside the seed. all_images: how many images there are, those included, of which
    `images` may be a part."""

    images: tuple[Image, ...]
    truth: Callable[[int], StudyTruth]
    people: People
    known: dict[str, Any] = field(compare=False)
    all_images: int = 0

    @property
    def share(self) -> float:
        """Of the images that are included, those that are simulated."""
        return len(self.rows) / max(self.all_images, 1)

    def simulated(self, assignments: int) -> int:
        """How many assignments are simulated in place of so many."""
        return max(round(assignments * self.share), 1)

    @cached_property
    def rows(self) -> Ints:
        """The images that the common test set asks about: all included ones."""
        return np.array(block_rows(self.images), dtype=np.int64)


@dataclass(frozen=True)
class Curve:
    """One design in its setting. assignments: growing numbers to simulate. key: digest of all that a cell's
    figures follow from but its assignments and seed."""

    design: Design
    source: Source
    setting: Setting
    assignments: tuple[int, ...]
    key: str


@dataclass(slots=True)
class Plan:
    """All curves, what they assume, and why designs were left out."""

    curves: list[Curve] = field(default_factory=list)
    assumptions: list[Said] = field(default_factory=list)
    refused: list[GridLabError] = field(default_factory=list)

    def leave_out(self, name: str, error: GridLabError) -> None:
        """A design has no curve."""
        self.refused.append(error)
        self.assumptions.append(say("{name} is skipped: {what}", name=name, what=error.what))


def planned(sources: Sequence[Source], asked: Asked) -> Plan:
    """The curves of the designs, in their order.

    Designs that the images do not serve, or that cannot be read, are left out and named. Raises GridLabError
    where none is left.
    """
    asked.check()
    plan = Plan()
    for source in sources:
        of_study = None if source.study is None else _study_setting(source.study, asked)
        if of_study is not None:
            plan.assumptions += _words(of_study, asked)
        for name, error in source.refused:
            plan.leave_out(name, error)
        for design in source.designs:
            try:
                setting = of_study or _stand_in_setting(design, asked)
                curve, notes = _curve(design, source, setting, asked)
            except GridLabError as error:
                plan.leave_out(design.name, error)
                continue
            plan.curves.append(curve)
            if of_study is None:
                count = setting.all_images
                plan.assumptions.append(say("Without a study {count:,} images are assumed.", count=count))
                plan.assumptions += _words(setting, asked)
            plan.assumptions += notes
    if not plan.curves:
        raise (
            plan.refused[0]
            if plan.refused
            else GridLabError(
                say("There is no design to predict."),
                safe=say("Nothing was changed."),
                todo=say("Make one on the Design page, or name a gallery design."),
            )
        )
    plan.assumptions = list(dict.fromkeys(plan.assumptions))
    return plan


def _curve(design: Design, source: Source, setting: Setting, asked: Asked) -> tuple[Curve, list[Said]]:
    if source.study is None:
        # Catch screens that need no labels: those of stand-ins mean nothing.
        blocks = tuple(replace(block, catch=Catch("identical")) for block in design.blocks)
        design = replace(design, blocks=blocks)
    if len(setting.rows) < 3:
        raise GridLabError(
            say("A prediction needs at least three images."),
            todo=say("Add images to the study."),
            safe=say("Nothing was changed."),
        )
    check_images(design, setting.images)
    numbers, left_out = _numbers(design, asked, setting.share)
    notes = []
    if left_out:
        notes.append(
            say(
                "{name} is simulated up to {most:,} assignments, not {wanted:,}. The error hardly "
                "changes beyond.",
                name=design.name,
                most=numbers[-1],
                wanted=max(left_out),
            )
        )
    return Curve(design, source, setting, tuple(numbers), _key(design, setting, asked)), notes


def _numbers(design: Design, asked: Asked, share: float) -> tuple[list[int], list[int]]:
    """Growing numbers of assignments, and those that are too many to simulate."""
    screens = sum(block.screens.yielding for block in design.blocks)
    triplets = triplets_of_assignment(design)
    if triplets == 0:
        raise GridLabError(
            say("The design {name!r} yields no triplets: it has no main or shared screen.", name=design.name),
            safe=say("Nothing was changed."),
            todo=say("Give it main or shared screens."),
        )
    wanted = asked.assignments or tuple(math.ceil(design.payment.assignments * share) for share in SHARES)
    most = max(int(min(MOST_SCREENS // screens, MOST_TRIPLETS // triplets) / share), 1)
    numbers = sorted({number for number in wanted if number <= most})
    left_out = sorted({number for number in wanted if number > most})
    if left_out and asked.assignments is None:
        # A curve up to what can be simulated in place of one that begins beyond it.
        numbers = sorted({*numbers, *(math.ceil(most * share / SHARES[-1]) for share in SHARES)})
    return numbers or [most], left_out


def _study_setting(study: OpenStudy, asked: Asked) -> Setting:
    images = study.study.images
    known: dict[str, Any] = {
        "truth": "made up",
        "labels": _digest([image.label for image in images]),
        "included": _digest([image.included for image in images]),
    }
    own = None if asked.truth is None else truth_of(images, asked.truth)
    if own is not None:
        known["truth"] = hashlib.sha256(own.points.tobytes()).hexdigest()
    return _setting(images, own, asked, observed_in(study), known)


def _stand_in_setting(design: Design, asked: Asked) -> Setting:
    if asked.truth is not None:
        raise GridLabError(
            say("A truth file goes with the images of a study, and {name!r} has none.", name=design.name),
            todo=say("Leave the truth out, or predict the designs of a study."),
            safe=say("Nothing was changed."),
        )
    images = stand_in_images(design, asked.images)
    # Labels of stand-ins mean nothing, so they do not make a truth.
    bare = tuple(replace(image, label="") for image in images)
    known = {"truth": "made up", "images": "stand-ins"}
    setting = _setting(bare, None, asked, Observed(), known)
    return replace(setting, images=_drawn(images, None)[0])


def _setting(
    images: Sequence[Image],
    own: StudyTruth | None,
    asked: Asked,
    observed: Observed,
    known: dict[str, Any],
) -> Setting:
    some, own_of_some = _drawn(images, own)

    def truth(seed: int) -> StudyTruth:
        return own_of_some or truth_of(some, seed=seed, dims=asked.true_dims)

    people = assumed = People(BEHAVIOURS["noisy"])
    if images:
        seen = own or truth_of(images, seed=0, dims=asked.true_dims)
        people = people_like(observed, seen.points, assumed=assumed.behaviour)
    return Setting(some, truth, people, known, sum(image.included for image in images))


def _drawn(images: Sequence[Image], own: StudyTruth | None) -> tuple[tuple[Image, ...], StudyTruth | None]:
    """At most MOST_IMAGES of the included images, of each label its share, with their truth."""
    rows = [row for row, image in enumerate(images) if image.included]
    if len(rows) <= MOST_IMAGES:
        return tuple(images), own
    rows.sort(key=lambda row: images[row].label)
    drawn = sorted(rows[place * len(rows) // MOST_IMAGES] for place in range(MOST_IMAGES))
    some = tuple(images[row] for row in drawn)
    return some, None if own is None else replace(own, points=own.points[drawn])


def _key(design: Design, setting: Setting, asked: Asked) -> str:
    blocks = []
    for block in design.blocks:
        rows = block_rows(setting.images, block.images.labels)
        inputs = inputs_of(block, [setting.images[row] for row in rows])
        blocks.append({"inputs": inputs.digest, "n": block.n, "rows": _digest(rows)})
    return _digest(
        {
            "method": method_digest(),
            "blocks": blocks,
            "images": len(setting.images),
            "setting": setting.known,
            "people": asdict(setting.people.behaviour),
            "dims": asked.dims,
            "all images": setting.all_images,
        }
    )


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
