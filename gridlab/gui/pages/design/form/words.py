"""What the form says: names of steps for the history, what is folded away in short, what a field allows."""

from __future__ import annotations

from typing import Any

from gridlab.domain.design import Block, Design
from gridlab.domain.design_edit import Path, limits_at
from gridlab.domain.fields import allowed_at
from gridlab.domain.said import Said
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral, shown
from gridlab.gui.look.saying import told
from gridlab.gui.pages.design.form.meanings import meaning_of
from gridlab.gui.pages.design.form.table import FieldSpec

_LONGEST = 40
_LONG_KINDS = ("area", "lines", "markdown", "labels", "listed")


def step_name(spec: FieldSpec, value: Any, block: str = "") -> str:
    """An edit in words: "Change rows to 5". block: its name where the design has several."""
    said = _value_text(spec, value)
    known = {"field": spec.says[:1].lower() + spec.says[1:], "Field": spec.says, "value": said}
    if said:
        text = translate("Design", "Change {field} to {value}").format(**known)
    else:
        text = translate("Design", "Change {field}").format(**known)
    if not block:
        return text
    return translate("Design", "{step} in {block}").format(step=text, block=block)


def _value_text(spec: FieldSpec, value: Any) -> str:
    """A value as a step's name has it, "" where it is too long for one."""
    if spec.kind in _LONG_KINDS:
        return ""
    if spec.kind in ("choice", "list"):
        return next((text for one, text in spec.choices if one == value), str(value))
    if value is None:
        return spec.hint.lower()
    text = numeral(value, "g") if isinstance(value, float) else str(value)
    text = shown(text) if is_amount(spec) else text
    if not text or len(text) > _LONGEST or "\n" in text:
        return ""
    return f"{text} {spec.unit}" if spec.unit not in ("", "¤") else text


def is_amount(spec: FieldSpec) -> bool:
    """Whether a text is an amount of money or a percentage."""
    return spec.kind == "text" and spec.unit in ("¤", "%")


def allowed_text(allowed: Said) -> str:
    """What may stand in a field, with amounts as they are typed here and not as files have them."""
    typed = {
        allowed_at(Design, ("payment", "reward")): translate(
            "Design", 'an amount as a decimal string such as "{example}"'
        ).format(example=shown("1.50")),
        allowed_at(Design, ("payment", "vat_percent")): translate(
            "Design", 'a percentage as a decimal string such as "{example}"'
        ).format(example=shown("12.5")),
    }
    return translate("Design", "Allowed: {what}.").format(what=typed.get(allowed) or told(allowed))


def hint_of(path: Path, spec: FieldSpec) -> str:
    """What a field means and what may stand in it."""
    limits = limits_at(path)
    meaning = meaning_of(limits.meaning) if limits is not None else ""
    if spec.kind in ("choice", "area", "markdown", "labels", "listed"):
        return meaning
    return f"{meaning} {allowed_text(allowed_at(Design, path))}".strip()


def _count(number: int, one: str, many: str) -> str:
    return one if number == 1 else many.format(count=numeral(number))


def _words(number: int) -> str:
    return _count(number, translate("Design", "1 word"), translate("Design", "{count} words"))


def summary_of(section: str, design: Design, block: Block) -> str:
    """What a folded part of the form holds, in short; "" where there is nothing to say."""
    make = _SUMMARIES.get(section)
    return make(design, block) if make is not None else ""


def _grid(_design: Design, block: Block) -> str:
    return translate("Design", "{n} choose {k}").format(n=block.n, k=block.grid.choose)


def _layout(_design: Design, block: Block) -> str:
    return f"{block.layout.probe_size} · {block.layout.cell_size} px"


def _wording(_design: Design, block: Block) -> str:
    return block.question.replace("\n", " ")[:80]


def _screens(_design: Design, block: Block) -> str:
    screens = block.screens.main + block.screens.shared
    return _count(screens, translate("Design", "1 screen"), translate("Design", "{count} screens"))


def _grid_more(_design: Design, block: Block) -> str:
    if block.grid.choose_min == block.grid.choose:
        return ""
    return translate("Design", "at least {count}").format(count=block.grid.choose_min)


def _wording_more(design: Design, _block: Block) -> str:
    return "" if design.language == "en" else design.language


def _timing(_design: Design, block: Block) -> str:
    timing = block.timing
    parts = [f"{numeral(timing.minimum_ms)} ms"]
    if timing.limit_seconds is not None:
        parts.append(
            translate("Design", "limit {seconds} s").format(seconds=numeral(timing.limit_seconds, "g"))
        )
    return " · ".join(parts)


def _images(_design: Design, block: Block) -> str:
    labels = block.images.labels
    if not labels:
        return translate("Design", "All")
    return _count(len(labels), translate("Design", "1 label"), translate("Design", "{count} labels"))


def _blocks(design: Design, _block: Block) -> str:
    return str(len(design.blocks))


def _pages(design: Design, _block: Block) -> str:
    texts = {
        translate("Design", "Consent"): design.pages.consent,
        translate("Design", "Debriefing"): design.pages.debrief,
        translate("Design", "Code"): design.pages.completion_code,
    }
    return " · ".join(name for name, text in texts.items() if text) or translate("Design", "None")


def _questions(design: Design, _block: Block) -> str:
    return str(len(design.questions)) if design.questions else translate("Design", "None")


def _session(design: Design, _block: Block) -> str:
    every = design.session.break_every
    if every:
        return translate("Design", "Break every {count} screens").format(count=every)
    return translate("Design", "No breaks")


def _payment(design: Design, _block: Block) -> str:
    payment = design.payment
    return f"{payment.currency} {shown(payment.reward)} × {numeral(payment.assignments)}"


def _name(design: Design, _block: Block) -> str:
    return design.name


_SUMMARIES = {
    "grid": _grid,
    "grid.more": _grid_more,
    "layout": _layout,
    "wording": _wording,
    "wording.more": _wording_more,
    "screens": _screens,
    "timing": _timing,
    "images": _images,
    "blocks": _blocks,
    "pages": _pages,
    "questions": _questions,
    "session": _session,
    "payment": _payment,
    "name": _name,
}
