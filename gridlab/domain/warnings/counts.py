"""Warnings about numbers: screens of each kind, cells to choose, and what an hour pays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from gridlab.domain.cost import hourly_wage, pay_of_assignment, triplets_of_screen
from gridlab.domain.design import Block, Design
from gridlab.domain.design_edit import with_value
from gridlab.domain.design_rules import REPEATS_NEED
from gridlab.domain.money import Money, amount, cents_of, shown
from gridlab.domain.platforms import Platform
from gridlab.domain.said import Said, say
from gridlab.domain.warnings.values import At, DesignWarning, Fix, Severity

CATCH_PERCENT = 10
FEWEST_REPEATS = 3


def choose(at: At) -> Iterator[DesignWarning]:
    """More than half of the cells are chosen."""
    block, n, k = at.block, at.block.n, at.block.grid.choose
    if 2 * k <= n or block.grid.ranked:  # a ranking tells of each one that is chosen
        return
    half = n // 2
    grid = replace(block.grid, choose=half, choose_min=min(block.grid.choose_min, half))
    fewer = replace(block, grid=grid)
    reason = say(
        "Choosing {k} of {n} means finding the {others} least similar, for {triplets} per "
        "screen. {half} of {n} gives {fewer}.",
        k=k,
        n=n,
        others=n - k,
        triplets=_triplets(block),
        half=half,
        fewer=triplets_of_screen(fewer),
    )
    choosing = say("Choose {half}", half=half)
    fix = Fix(choosing, choosing, at.with_block(fewer))
    yield at.warning("choose_more_than_half", "warn", reason, "grid.choose", fix)


def _others(block: Block) -> int:
    return block.screens.yielding + block.screens.repeat


def catch(design: Design) -> Iterator[DesignWarning]:
    """No catch screens, or too many."""
    shown = sum(block.screens.catch for block in design.blocks)
    all_of = shown + sum(_others(block) for block in design.blocks)
    if shown == 0:
        reason = say(
            "Without catch screens you can't tell careless people from those who see it differently."
        )
        wanted = max(1, min(2, _most_catch(design.blocks[0])))
        added = _with_screens(design, 0, catch=wanted)
        fix = Fix(say("Add {wanted}", wanted=wanted), say("Add catch screens"), added)
        yield DesignWarning("no_catch", "warn", reason, "$.blocks[0].screens.catch", fix)
    elif 100 * shown > CATCH_PERCENT * all_of:
        fewer = design
        for index, block in enumerate(design.blocks):
            fewer = _with_screens(fewer, index, catch=min(block.screens.catch, _most_catch(block)))
        left = sum(block.screens.catch for block in fewer.blocks)
        reason = say(
            "{catch} of {all_of} screens are catch screens ({percent:.1f} %). Above {most} % "
            "people notice them, and you pay for screens that give no triplets.",
            catch=shown,
            all_of=all_of,
            percent=100 * shown / all_of,
            most=CATCH_PERCENT,
        )
        lower = Fix(say("Set {left}", left=left), say("Use fewer catch screens"), fewer) if left else None
        yield DesignWarning("catch_share", "warn", reason, "$.blocks[0].screens.catch", lower)


def _most_catch(block: Block) -> int:
    """The most catch screens that are at most a tenth of a block's screens."""
    return CATCH_PERCENT * _others(block) // (100 - CATCH_PERCENT)


def shared(design: Design) -> Iterator[DesignWarning]:
    """No shared screens."""
    if any(block.screens.shared for block in design.blocks):
        return
    reason = say("Without shared screens you can't measure how well annotators agree.")
    block, fix = design.blocks[0], None
    wanted = max(2, block.screens.main // 10)
    left = block.screens.main - wanted
    if block.sampling.method != "listed" and left >= max(REPEATS_NEED, block.screens.repeat):
        mended = _with_screens(design, 0, main=left, shared=wanted)
        fix = Fix(say("Add {wanted} shared screens", wanted=wanted), say("Add shared screens"), mended)
    yield DesignWarning("no_shared", "note", reason, "$.blocks[0].screens.shared", fix)


def repeats(design: Design) -> Iterator[DesignWarning]:
    """Too few repeat screens."""
    shown = sum(block.screens.repeat for block in design.blocks)
    if shown >= FEWEST_REPEATS:
        return
    block, fix = design.blocks[0], None
    wanted = block.screens.repeat + FEWEST_REPEATS - shown
    if block.screens.main >= max(REPEATS_NEED, wanted):
        label, step = say("Set {wanted}", wanted=wanted), say("Repeat {wanted} screens", wanted=wanted)
        fix = Fix(label, step, _with_screens(design, 0, repeat=wanted))
    said = {0: say("No repeat screens"), 1: say("Only 1 repeat screen")}.get(
        shown, say("Only {repeats} repeat screens", repeats=shown)
    )
    reason = say(
        "{said}: use at least {fewest_repeats} to see how well people agree with themselves.",
        said=said,
        fewest_repeats=FEWEST_REPEATS,
    )
    yield DesignWarning("few_repeats", "note", reason, "$.blocks[0].screens.repeat", fix)


def _with_screens(design: Design, index: int, **counts: int) -> Design:
    screens = replace(design.blocks[index].screens, **counts)
    return with_value(design, ("blocks", index, "screens"), screens)


def _triplets(block: Block) -> Said:
    count = triplets_of_screen(block)
    return say("1 triplet") if count == 1 else say("{count} triplets", count=count)


def wage(design: Design, terms: Platform, hit_seconds: float) -> Iterator[DesignWarning]:
    """Whether an hour pays less than the platform's minimum, else less than it recommends.

    hit_seconds: how long a HIT takes, as the cost table has it.
    """
    payment, currency = design.payment, design.payment.currency
    paid = hourly_wage(pay_of_assignment(payment, hit_seconds), hit_seconds)
    rules: tuple[tuple[str, Severity, Said, Mapping[str, str]], ...] = (
        ("wage_below_minimum", "serious", say("asks for at least"), terms.minimum_hourly),
        ("wage_below_recommended", "warn", say("recommends"), terms.recommended_hourly),
    )
    for code, severity, word, rule in rules:
        if currency not in rule or paid >= amount(rule[currency]):
            continue
        reason = say(
            "The reward pays {wage} per hour. {name} {word} {rule}.",
            wage=Money(paid, currency).said(),
            name=terms.name,
            word=word,
            rule=Money(amount(rule[currency]), currency).said(),
        )
        reward = _enough(payment.reward, paid, amount(rule[currency]), hit_seconds, currency)
        label = say("Set {reward}", reward=Money(Decimal(reward), currency).said())
        raised = with_value(design, ("payment", "reward"), reward)
        fix = Fix(label, say("Raise the reward"), raised)
        yield DesignWarning(code, severity, reason, "$.payment.reward", fix)
        return


def _enough(reward: str, wage: Fraction, wanted: Decimal, hit_seconds: float, currency: str) -> str:
    """The least reward in steps of five of the smallest coin with which an hour pays what is wanted."""
    step = Fraction(5, 10 ** cents_of(currency)) if cents_of(currency) else Fraction(5)
    missing = (Fraction(wanted) - wage) * Fraction(hit_seconds) / 3600
    steps = -(-(Fraction(reward) + missing) // step)
    return shown(steps * step, currency)
