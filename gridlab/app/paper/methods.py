"""The Methods text of a study: sections of sentences, as plain text, Markdown or LaTeX."""

from __future__ import annotations

import importlib.metadata
import math
import platform
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

import numpy as np

from gridlab import __version__
from gridlab.app.paper.facts import DesignFacts, Facts, MapFacts, RuleFacts, Spread
from gridlab.domain.cost import hourly_wage, pay_of_assignment
from gridlab.domain.design import Block
from gridlab.domain.money import rounded
from gridlab.domain.screen import ScreenKind
from gridlab.store.platforms_file import shipped_platforms

Form = Literal["text", "markdown", "latex"]
FORMS: tuple[Form, ...] = get_args(Form)
_LIBRARIES = ("numpy", "scipy", "h5py", "PySide6-Essentials")
_MOST_ANSWERS = 12
_NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)
_PROBES = {
    "left": "to the left of the grid",
    "right": "to the right of the grid",
    "top": "above the grid",
    "center": "in the middle of the grid",
}
_SAMPLED = {
    "balanced": "Over every round of as many main screens as there were images, each image was the probe "
    "once and stood in the grids equally often.",
    "random": "The images of each screen were drawn at random.",
    "listed": "The images of each screen were listed in advance.",
}
_CAUGHT = {
    "identical": "in which the probe itself was one of the cells",
    "label": "in which exactly the images to be chosen shared the probe's label",
}
_OBJECTIVES = {
    "ste": "stochastic triplet embedding (STE)",
    "tste": "t-distributed stochastic triplet embedding (t-STE)",
    "ckl": "the crowd kernel (CKL)",
    "soe": "soft ordinal embedding (SOE)",
    "snack": "SNaCK",
}
_UNITS = {"response_ms": " ms", "median_ms": " ms"}
_SOURCES = {"lab": "in the laboratory", "web": "on the web", "simulated": "by simulation"}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what is said below it, a paragraph each."""

    heading: str
    paragraphs: tuple[str, ...]


def sections_of(facts: Facts) -> tuple[Section, ...]:
    """The Methods text, section by section; a section without a sentence is not there."""
    many, simulated = len(facts.designs) > 1, facts.purpose == "simulated"
    drafts = (
        ("Participants", [_people(facts), *_asked(facts), _flow(facts), _said_of_it(facts)]),
        ("Stimuli", [_images(facts)]),
        ("Task", [_task(one, many) for one in facts.designs]),
        ("Apparatus", [_apparatus(facts)]),
        (
            "Duration" if simulated else "Duration and pay",
            [_pay(one, many, simulated) for one in facts.designs],
        ),
        ("Exclusions", [_exclusions(facts)]),
        ("Answers", [_answers(facts), _agreement(facts)]),
        ("Embedding", [_map(one) for one in facts.maps]),
        ("Software", [_software(facts)]),
    )
    found = ((heading, tuple(text for text in paragraphs if text)) for heading, paragraphs in drafts)
    return tuple(Section(heading, paragraphs) for heading, paragraphs in found if paragraphs)


def written(sections: Sequence[Section], form: Form = "text") -> str:
    """The text in one form, with a final newline."""
    parts: list[str] = []
    for section in sections:
        if form == "latex":
            parts.append(f"\\subsection*{{{_latex(section.heading)}}}")
            parts += [_latex(text) for text in section.paragraphs]
        else:
            parts.append(f"## {section.heading}" if form == "markdown" else section.heading.upper())
            parts += section.paragraphs
    return "\n\n".join(parts) + "\n"


def _people(facts: Facts) -> str:
    started = sum(count for status, count in facts.statuses.items() if status != "damaged")
    simulated = facts.purpose == "simulated"
    who = "simulated annotators" if simulated else "people"
    text = [f"{_count(facts.annotators, who[:-1] if simulated else 'person', who).capitalize()} gave answers"]
    text[0] += f" in {_count(facts.statuses.get('complete', 0), 'complete session')}"
    if facts.statuses.get("partial"):
        text[0] += f" and {_count(facts.statuses['partial'], 'session')} that ended early"
    if facts.months and not simulated:
        text[0] += f" ({_between(facts.months)})"
    text[0] += "."
    if len(facts.sources) > 1 or "web" in facts.sources:
        where = [f"{count:,} {_SOURCES.get(source, source)}" for source, count in facts.sources.items()]
        text.append(f"Of these sessions, {_listed(where)} took place.")
    gone = [
        f"{facts.statuses[status]:,} {said}"
        for status, said in (("declined", "did not consent"), ("withdrawn", "withdrew"))
        if facts.statuses.get(status)
    ]
    if gone:
        text.append(f"Of {_count(started, 'session')} begun, {_listed(gone)}.")
    if facts.groups:
        listed = [f"{count:,} in group “{group}”" for group, count in sorted(facts.groups.items())]
        text.append(f"Sessions by group: {_listed(listed)}.")
    if any(one.design.pages.consent for one in facts.designs) and not simulated:
        text.append("Everyone gave informed consent before the first screen.")
    return " ".join(text)


def _asked(facts: Facts) -> Iterable[str]:
    """What people answered to exported questions: numbers by their median and range, choices by counts."""
    for question, answers in facts.asked:
        try:
            numbers = [float(text.replace(",", ".")) for text in answers]
        except ValueError:
            counted = Counter(answers).most_common()
            if len(counted) > _MOST_ANSWERS:  # free text says nothing in counts
                continue
            yield f"{question}: {_listed(f'“{text}” {count:,}' for text, count in counted)}."
            continue
        if numbers:
            median, low, high = np.median(numbers), min(numbers), max(numbers)
            yield f"{question}: median {median:g}, from {low:g} to {high:g} (n = {len(numbers):,})."


def _said_of_it(facts: Facts) -> str:
    """What the researcher noted about ethics, preregistration and funding."""
    noted = (
        ("Ethics", facts.metadata.ethics),
        ("Preregistration", facts.metadata.preregistration),
        ("Funding", facts.metadata.funding),
    )
    return " ".join(f"{name}: {text.strip().rstrip('.')}." for name, text in noted if text.strip())


def _flow(facts: Facts) -> str:
    """Where people and screens went, from the first session to the triplets."""
    if facts.counted_annotators == facts.annotators and facts.counted_screens == _yielding(facts):
        return ""
    return (
        f"After exclusions (see below), {_count(facts.counted_sessions, 'session')} of "
        f"{_count(facts.counted_annotators, 'annotator')} and "
        f"{facts.counted_screens:,} of {_yielding(facts):,} answered main screens remained."
    )


def _yielding(facts: Facts) -> int:
    return facts.kinds[ScreenKind.MAIN] + facts.kinds[ScreenKind.SHARED]


def _images(facts: Facts) -> str:
    text = f"The stimuli were {_count(facts.images, 'image')}"
    if facts.sizes:
        small, large = facts.sizes
        same = small == large
        text += f" of {_size(small)} pixels" if same else f", from {_size(small)} to {_size(large)} pixels"
    if facts.labels:
        shown = [f"{label} ({count:,})" for label, count in facts.labels[:12]]
        more = len(facts.labels) - len(shown)
        text += f", labelled {_listed([*shown, *([f'{more:,} other labels'] if more else [])])}"
    return text + "."


def _task(one: DesignFacts, many: bool) -> str:
    design = one.design
    begin = f"Design “{design.name}” ({_count(one.sessions, 'session')}): " if many else ""
    text = " ".join(block_text(block, len(design.blocks) > 1) for block in design.blocks)
    rules = []
    if len(design.blocks) > 1:
        rules.append("Blocks were answered " + ("in turn" if design.order == "rotated" else "in this order"))
        rules[-1] += ", the first one rotating over sessions." if design.order == "rotated" else "."
    if design.session.break_every:
        rules.append(f"A break was offered after every {_count(design.session.break_every, 'screen')}.")
    rules.append("Going back was possible." if design.session.allow_back else "Going back was not possible.")
    return f"{begin}{text} {' '.join(rules)} Design id: {one.id[:12]}."


def block_text(block: Block, several: bool) -> str:
    """What the screens of a block show and ask, how many they are, and how they are sampled."""
    grid, counts = block.grid, block.screens
    question = block.question.replace("{choose}", str(grid.choose)).replace("\n", " ")
    least = f"{grid.choose_min} to {grid.choose}" if grid.choose_min != grid.choose else f"{grid.choose}"
    shape = f"{grid.rows} × {grid.columns}"
    text = f"In block “{block.name}”, each" if several else "Each"
    text += f" screen showed a probe image {_PROBES[block.layout.probe]} of {block.n} images ({shape}); "
    text += f"annotators chose {least} of them (“{question}”)"
    text += ", in order of similarity." if grid.ranked else "."
    kinds = [
        (counts.main, "main screen"),
        (counts.shared, "screen that was the same for everyone"),
        (counts.repeat, "repeated screen"),
        (counts.catch, "catch screen"),
    ]
    named = [_count(number, kind, _plural(kind)) for number, kind in kinds if number]
    practice = f" after {_count(counts.practice, 'practice screen')}" if counts.practice else ""
    text += f" A session had {_listed(named)}{practice}."
    if counts.catch:
        text += f" Catch screens were screens {_CAUGHT[block.catch.kind]}."
    text += f" {_SAMPLED[block.sampling.method]}"
    timing = block.timing
    if timing.limit_seconds is not None:
        text += f" Screens ended after {timing.limit_seconds:g} s."
    if timing.blank_ms:
        text += f" A blank of {timing.blank_ms} ms came before each screen."
    return text


def _apparatus(facts: Facts) -> str:
    if facts.purpose == "simulated" or not facts.displays:
        return ""
    displays = sorted(facts.displays.items(), key=lambda item: (-item[1], item[0]))
    shown = [f"{width} × {height} ({count:,})" for (width, height), count in displays[:4] if width > 0]
    text = ""
    if shown:
        rest = len(displays) - len(shown)
        more = [_count(rest, "other size")] if rest else []
        text = f"Displays measured, in device-independent pixels (sessions): {_listed([*shown, *more])}."
    if facts.systems:
        systems = sorted(facts.systems.items(), key=lambda item: (-item[1], item[0]))
        text += f" Systems: {_listed([f'{system} ({count:,})' for system, count in systems[:4]])}."
    return text.strip()


def _pay(one: DesignFacts, many: bool, simulated: bool) -> str:
    design, payment = one.design, one.design.payment
    text = [f"“{design.name}”:" if many else ""]
    if one.minutes.count:
        text.append(f"A complete session took a median of {_spread(one.minutes, 'min')}.")
    if one.seconds.count:
        text.append(f"A screen took a median of {_spread(one.seconds, 's')}.")
    seconds = max(one.minutes.median * 60, 1.0) if one.minutes.count else math.nan
    if one.minutes.count and not simulated:
        pay = pay_of_assignment(payment, seconds)
        if payment.hourly_pay is not None:
            text.append(f"Annotators were paid {payment.hourly_pay} {payment.currency} an hour.")
        elif pay:
            wage = rounded(hourly_wage(pay, seconds), payment.currency)
            text.append(
                f"The reward was {_money(rounded(pay, payment.currency))} {payment.currency} "
                f"({_platform(payment.platform)}), or {_money(wage)} {payment.currency} an hour at the "
                "median duration."
            )
    return " ".join(part for part in text if part) if len(text) > 1 else ""


def _platform(key: str) -> str:
    """What people call it; its key where this version does not know it."""
    known = shipped_platforms().get(key)
    return known.name if known is not None else key


def _exclusions(facts: Facts) -> str:
    if not facts.rules:
        return "No session and no screen was excluded."
    text = [*(_rule(rule) for rule in facts.rules), "Nothing was deleted."]
    if not facts.is_locked:
        text.append("The rules were not locked, so agreement and errors are of all answers, none excluded.")
    return " ".join(text)


def _rule(rule: RuleFacts) -> str:
    gone = []
    if rule.sessions:
        gone.append(f"{_count(rule.sessions, 'session')} of {_count(rule.annotators, 'annotator')}")
    if rule.screens:
        gone.append(_count(rule.screens, "screen"))
    what = "by a decision"
    if rule.rule != "decision":
        unit = next((unit for word, unit in _UNITS.items() if word in rule.rule), "")
        what = f"by the rule {rule.rule} {rule.value:g}{unit}"
    why = f" (“{rule.reason.rstrip('.')}”)" if rule.reason else ""
    day = rule.decided[:10]
    when = f", decided {day}" + (", after the rules had been locked" if rule.is_after else "")
    verb = "was" if gone and _is_one(rule) else "were"
    return f"{_listed(gone or ['Nothing']).capitalize()} {verb} excluded {what}{why}{when}."


def _is_one(rule: RuleFacts) -> bool:
    return rule.sessions + rule.screens == 1


def _answers(facts: Facts) -> str:
    kinds = [(ScreenKind.MAIN, "main"), (ScreenKind.SHARED, "shared"), (ScreenKind.REPEAT, "repeated")]
    kinds.append((ScreenKind.CATCH, "catch"))
    named = [f"{facts.kinds[kind]:,} {word}" for kind, word in kinds if facts.kinds[kind]]
    text = [f"In all, {_listed(named)} screens were answered." if named else ""]
    if facts.timed_out:
        verb = "was" if facts.timed_out == 1 else "were"
        text.append(f"{_count(facts.timed_out, 'screen').capitalize()} {verb} ended by the time limit.")
    text.append(
        f"The {facts.counted_screens:,} main screens that counted gave {facts.triplets:,} triplets "
        f"({facts.unique:,} different questions)."
    )
    if facts.catch.count:
        text.append(f"Annotators passed a median of {100 * facts.catch.median:.0f} % of their catch screens.")
    return " ".join(part for part in text if part)


def _agreement(facts: Facts) -> str:
    if facts.ceiling is None:
        return ""
    low, high = (100 * end for end in (facts.ceiling.low, facts.ceiling.high))
    ends = facts.disagreement
    interval = "" if math.isnan(ends[0]) else f" (95 % interval {100 * ends[0]:.1f} to {100 * ends[1]:.1f} %)"
    return (
        f"On {_count(facts.ceiling.screens, 'screen')} that two or more people answered, two people "
        f"disagreed on {high:.1f} % of the triplets{interval}, which puts the lowest possible error of a "
        f"map between {low:.1f} and {high:.1f} %"
        + ("." if facts.is_locked or not facts.rules else ", exclusions ignored.")
    )


def _map(one: MapFacts) -> str:
    """How a kept map was made, and how well it tells what it never saw."""
    about = one.attributes
    method = str(about["method"])
    name = _OBJECTIVES.get(method, method)
    settings = [f"λ = {_number(about['penalty']):g}"]
    if method in ("tste", "snack"):
        settings.insert(0, f"α = {_number(about['alpha']):g}")
    if method == "ckl":
        settings.insert(0, f"μ = {_number(about['mu']):g}")
    text = [
        f"The map “{one.name}” places {_count(int(about['n_images']), 'image')} in "
        f"{_count(int(about['dims']), 'dimension')} by {name} ({', '.join(settings)}), fitted to "
        f"{int(about['n_triplets']):,} triplets of {_count(int(about['n_screens']), 'screen')}."
    ]
    if one.tried > 1:
        text.append(
            f"This setting was chosen among {_count(one.tried, 'setting')} by calibrated log-loss in "
            f"cross-validation over whole screens{_won(one)}."
        )
    weight = _number(about["feature_weight"])
    if weight > 0:
        text.append(
            f"Features of the images were its prior (weight {weight:g}), so it must not be used to compare "
            "people's map with features or to test labels that features predict."
        )
    error, low, high = (_number(about[f"heldout_{end}"]) for end in ("error", "low", "high"))
    if not math.isnan(error):
        interval = "" if math.isnan(low) else f" (95 % interval {low:.3f} to {high:.3f})"
        text.append(
            f"It told {error:.3f} of the triplets of held-out screens wrongly{interval}; chance is 0.5."
        )
    people = _number(about["heldout_annotators_error"])
    if not math.isnan(people):
        text.append(f"On annotators who were left out as a whole the error was {people:.3f}.")
    return " ".join(text)


def _won(one: MapFacts) -> str:
    chosen, other = one.logloss
    return "" if math.isnan(chosen) else f" ({chosen:.3f} nats a triplet; the best of the others {other:.3f})"


def _number(value: str | float) -> float:
    return float(value)


def _software(facts: Facts) -> str:
    """What the sessions were run with, and what counts them now."""
    now = f"GridLab {__version__}, Python {platform.python_version()}, {_listed(_versions())}"
    ran = f"Sessions ran with {_listed(facts.generators)}. " if facts.generators else ""
    return f"{ran}Designed, analysed and exported with {now}."


def _versions() -> list[str]:
    found = []
    for name in _LIBRARIES:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def _spread(spread: Spread, unit: str) -> str:
    digits = 1 if spread.median >= 1 else 2
    return (
        f"{spread.median:.{digits}f} {unit} (quartiles {spread.low:.{digits}f} and {spread.high:.{digits}f})"
    )


def _money(amount: Decimal) -> str:
    return f"{amount:f}"


def _size(size: tuple[int, int]) -> str:
    return f"{size[0]} × {size[1]}"


def _between(months: Sequence[str]) -> str:
    return months[0] if len(months) == 1 else f"{months[0]} to {months[-1]}"


def _count(number: int, one: str, many: str = "") -> str:
    """A number and its noun; numbers to twelve in words."""
    shown = _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
    return f"{shown} {one if number == 1 else many or _plural(one)}"


def _plural(noun: str) -> str:
    head, _, tail = noun.partition(" that was ")
    return f"{head}s that were {tail}" if tail else f"{noun}s"


def _listed(parts: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    found = list(parts)
    return " and ".join(filter(None, (", ".join(found[:-1]), *found[-1:])))


_LATEX: Mapping[int, str] = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
        "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}",
        ">": r"\textgreater{}", "×": r"$\times$", "“": "``", "”": "''",
    }
)  # fmt: skip


def _latex(text: str) -> str:
    return text.translate(_LATEX)
