"""What is planned of a design before anybody answers it: the text of a preregistration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gridlab import __version__
from gridlab.app.cost.table import Source
from gridlab.app.exclusions import LOCK, Entry, entries_of
from gridlab.app.paper.methods import Section, block_text
from gridlab.app.prediction.asked import Asked, PredictedRow
from gridlab.app.prediction.predict import predict
from gridlab.app.study import OpenStudy
from gridlab.domain.cost import triplets_of_assignment
from gridlab.domain.design import Design
from gridlab.domain.exclusion import DECISION, Exclusions
from gridlab.domain.images import set_digest
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.store.design_file import design_id
from gridlab.store.exclusions_file import locked_sha256, read_exclusions
from gridlab.store.sessions.list import list_sessions


@dataclass(frozen=True, slots=True)
class Plan:
    """A design and what is known of it before the first main session. answered: main sessions that are there
    already. predicted: the error to expect of all planned assignments, None where it was not asked for;
    assumptions: what it rests on. day: when it was planned, "" for not said."""

    study: OpenStudy
    design: Design
    exclusions: Exclusions
    answered: int
    predicted: PredictedRow | None = None
    assumptions: tuple[str, ...] = ()
    day: str = ""


def plan_of(
    study: OpenStudy,
    design: Design,
    *,
    is_predicted: bool = True,
    day: str = "",
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> Plan:
    """What a study plans with a design; predicting its error takes seconds to minutes.

    Raises GridLabError, Cancelled.
    """
    row, assumptions = None, tuple[str, ...]()
    if is_predicted:
        asked = Asked(assignments=(design.payment.assignments,))
        found = predict([Source((design,), study)], asked, progress=progress, cancel=cancel)
        row, assumptions = found.rows[0], tuple(map(str, found.assumptions))
    mine = [one for one in list_sessions(study.folder) if one.purpose == "main" and not one.copy]
    answered = sum(one.answered > 0 for one in mine)
    return Plan(study, design, read_exclusions(study.folder), answered, row, assumptions, day)


def plan_sections(plan: Plan) -> tuple[Section, ...]:
    """The text of a plan, section by section."""
    drafts = (
        ("Study", _study(plan)),
        ("Design", _design(plan)),
        ("Planned answers", _planned(plan)),
        ("Error to expect", _expected(plan)),
        ("Exclusions", _rules(plan)),
    )
    return tuple(Section(heading, tuple(text for text in texts if text)) for heading, texts in drafts)


def _study(plan: Plan) -> Iterator[str]:
    about = plan.study.study.metadata
    yield f"Title: {plan.study.study.title or plan.study.folder.name}."
    if plan.day:
        yield f"Date: {plan.day}."
    for name, value in (
        ("Ethics", about.ethics),
        ("Preregistration", about.preregistration),
        ("Funding", about.funding),
    ):
        if value.strip():
            yield f"{name}: {value.strip().rstrip('.')}."
    already = "No main session had answers"
    if plan.answered:
        already = f"{plan.answered:,} main sessions already had answers"
    yield f"{already} when this was made by GridLab {__version__}."


def _design(plan: Plan) -> Iterator[str]:
    design = plan.design
    yield f"Design “{design.name}”. Id: {design_id(design)}."
    for block in design.blocks:
        yield block_text(block, len(design.blocks) > 1)
    seeds = ", ".join(str(block.sampling.seed) for block in design.blocks)
    yield f"Screens are dealt by GridLab's own sampling from the design and the seed {seeds}."


def _planned(plan: Plan) -> Iterator[str]:
    design, count = plan.design, plan.design.payment.assignments
    images = [image for image in plan.study.study.images if image.included]
    main, shared = (
        sum(getattr(block.screens, kind) for block in design.blocks) for kind in ("main", "shared")
    )
    triplets = triplets_of_assignment(design)
    alike = f" and {shared:,} that are the same for everyone" if shared else ""
    yield (
        f"{count:,} annotators answer one HIT each: {main:,} main screens{alike} a HIT, "
        f"{count * (main + shared):,} in all, which give {count * triplets:,} triplets."
    )
    digest = set_digest(image.sha256 for image in images)
    yield f"{len(images):,} images; SHA-256 of the image set: {digest}."


def _expected(plan: Plan) -> Iterator[str]:
    row = plan.predicted
    if row is None:
        yield "The error was not predicted."
        return
    ends = ""
    if row.error_low is not None and row.error_high is not None:
        ends = f" (95 % interval {row.error_low:.3f} to {row.error_high:.3f})"
    yield (
        f"A map of all planned answers is expected to tell {row.error:.3f}{ends} of the triplets of "
        "other people wrongly; chance is 0.5."
    )
    yield from plan.assumptions


def _rules(plan: Plan) -> Iterator[str]:
    rules = [one for one in entries_of(plan.exclusions) if one.kind not in (DECISION, LOCK)]
    standing = [one for one in rules if not one.undone]
    if not standing:
        yield "No rule of exclusion is planned."
    for one in standing:
        yield _rule(one)
    locked = plan.exclusions.locked
    if locked is None:
        yield "The rules are not locked."
        return
    yield f"The rules were locked on {locked[:10]}. SHA-256 of the locked rules: " + (
        f"{locked_sha256(plan.exclusions)}." if rules else "none, as there are none."
    )


def _rule(one: Entry) -> str:
    why = f": {one.reason.rstrip('.')}" if one.reason else ""
    after = ", after the lock" if one.after else ""
    return f"Left out is what has {one.kind} {one.value or 0:g}{why} (decided {one.decided[:10]}{after})."
