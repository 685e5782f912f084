"""What the form of a design says: steps of the history, hints, remarks in fields, summaries of folds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QLocale, Qt

from gridlab.app.designing.form import Key
from gridlab.domain.cost import triplets_of_screen
from gridlab.domain.design import Block, Design
from gridlab.domain.design_edit import Path, limits_at
from gridlab.domain.fields import allowed_at
from gridlab.domain.platforms import Platform
from gridlab.domain.said import Said
from gridlab.gui.kit.entries import Field
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral, one_or_many, screens_text, shown, triplets_text
from gridlab.gui.look.saying import told
from gridlab.gui.screen.question_text import text_direction

_MONEY = ("reward", "bonus", "show_up_fee")


def allowed_text(allowed: Said) -> str:
    """What may stand in a field, with amounts as they are typed here and not as files have them."""
    typed = {
        allowed_at(Design, ("payment", "reward")): translate(
            "Design", 'an amount such as "{example}"'
        ).format(example=shown("1.50")),
        allowed_at(Design, ("payment", "vat_percent")): translate(
            "Design", 'a percentage such as "{example}"'
        ).format(example=shown("12.5")),
    }
    return translate("Design", "Allowed: {what}.").format(what=typed.get(allowed) or told(allowed))


def hint_of(path: Path, field: Field) -> str:
    """What a field means and what may stand in it; the domain says both beside the value."""
    limits = limits_at(path)
    meaning = translate("Meanings", limits.meaning) if limits is not None and limits.meaning else ""
    if field.kind in ("choice", "area", "markdown", "labels", "listed"):
        return meaning
    return f"{meaning} {allowed_text(allowed_at(Design, path))}".strip()


def units_of(design: Design, block: Block, platforms: Mapping[str, Platform]) -> Iterator[tuple[Key, str]]:
    """Remarks in fields that follow from other fields: of how many, in which currency, which language."""
    yield ("block", ("grid", "choose")), _of_how_many(block)
    yield ("design", ("language",)), _language(design.language)
    currency = design.payment.currency
    for key in _MONEY:
        yield ("design", ("payment", key)), currency
    an_hour = translate("Design", "{currency} per hour").format(currency=currency)
    yield ("design", ("payment", "hourly_pay")), an_hour
    platform = platforms.get(design.payment.platform)
    billed = ", ".join(platform.currencies) if platform is not None else ""
    of_these = translate("Design", "of {currencies}").format(currencies=billed) if billed else ""
    yield ("design", ("payment", "currency")), of_these


def _of_how_many(block: Block) -> str:
    if not 1 <= block.grid.choose < block.n:
        return translate("Design", "of {n}").format(n=max(block.n, 0))
    return translate("Design", "of {n} · {triplets}").format(
        n=block.n, triplets=triplets_text(triplets_of_screen(block))
    )


def _language(tag: str) -> str:
    locale = QLocale(tag)
    name = QLocale.languageToString(locale.language()) if locale.language() != QLocale.Language.C else ""
    if text_direction(tag) == Qt.LayoutDirection.RightToLeft:
        return translate("Design", "{language}, right to left").format(language=name).strip(", ")
    return name


def summary_of(section: str, design: Design, block: Block) -> str:
    """What a folded part of the form holds, in short; "" where there is nothing to say."""
    make = _SUMMARIES.get(section)
    return make(design, block) if make is not None else ""


def _grid_more(_design: Design, block: Block) -> str:
    if block.grid.choose_min == block.grid.choose:
        return ""
    return translate("Design", "at least {count}").format(count=block.grid.choose_min)


def _timing(_design: Design, block: Block) -> str:
    timing = block.timing
    shortest = f"{numeral(timing.minimum_ms)} ms"
    if timing.limit_seconds is None:
        return shortest
    limit = translate("Design", "limit {seconds} s").format(seconds=numeral(timing.limit_seconds, "g"))
    return f"{shortest} · {limit}"


def _images(_design: Design, block: Block) -> str:
    labels = block.images.labels
    if not labels:
        return translate("Design", "All")
    return one_or_many(len(labels), translate("Design", "1 label"), translate("Design", "{count} labels"))


def _pages(design: Design, _block: Block) -> str:
    texts = {
        translate("Design", "Consent"): design.pages.consent,
        translate("Design", "Debriefing"): design.pages.debrief,
        translate("Design", "Code"): design.pages.completion_code,
    }
    return " · ".join(name for name, text in texts.items() if text) or translate("Design", "None")


def _session(design: Design, _block: Block) -> str:
    every = design.session.break_every
    if every:
        return translate("Design", "Break every {count} screens").format(count=every)
    return translate("Design", "No breaks")


def _payment(design: Design, _block: Block) -> str:
    payment = design.payment
    return f"{payment.currency} {shown(payment.reward)} × {numeral(payment.assignments)}"


_SUMMARIES: dict[str, Callable[[Design, Block], str]] = {
    "grid": lambda _design, block: translate("Design", "{n} choose {k}").format(
        n=block.n, k=block.grid.choose
    ),
    "grid.more": _grid_more,
    "layout": lambda _design, block: f"{block.layout.probe_size} · {block.layout.cell_size} px",
    "wording": lambda _design, block: block.question.replace("\n", " ")[:80],
    "wording.more": lambda design, _block: "" if design.language == "en" else design.language,
    "screens": lambda _design, block: screens_text(block.screens.yielding),
    "timing": _timing,
    "images": _images,
    "blocks": lambda design, _block: str(len(design.blocks)),
    "pages": _pages,
    "questions": lambda design, _block: str(len(design.questions) or translate("Design", "None")),
    "session": _session,
    "payment": _payment,
    "name": lambda design, _block: design.name,
}
