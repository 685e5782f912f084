"""Remarks inside fields that follow from other fields: of how many, in which currency, which language."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt

from gridlab.domain.cost import triplets_of_screen
from gridlab.domain.design import Block, Design
from gridlab.gui.look.language import translate
from gridlab.gui.look.words import triplets_text
from gridlab.gui.pages.design.form.places import Key
from gridlab.gui.pages.design.form.supply import FormSupply
from gridlab.gui.screen.question_text import text_direction

_MONEY = ("reward", "bonus", "show_up_fee")


def unit_of(key: Key, design: Design, block: Block, supply: FormSupply) -> str | None:
    """What stands at the end of a field now; None where it is always the same."""
    scope, path = key
    if key == ("block", ("grid", "choose")):
        return _choose(block)
    if scope == "design" and path[0] == "payment":
        return _payment(str(path[1]), design, supply)
    if key == ("design", ("language",)):
        return _language(design.language)
    return None


def _choose(block: Block) -> str:
    if not 1 <= block.grid.choose < block.n:
        return translate("Design", "of {n}").format(n=max(block.n, 0))
    return translate("Design", "of {n} · {triplets}").format(
        n=block.n, triplets=triplets_text(triplets_of_screen(block))
    )


def _payment(key: str, design: Design, supply: FormSupply) -> str | None:
    currency = design.payment.currency
    if key in _MONEY:
        return currency
    if key == "hourly_pay":
        return translate("Design", "{currency} an hour").format(currency=currency)
    if key == "currency":
        platform = supply.platforms.get(design.payment.platform)
        billed = platform.currencies if platform is not None else ()
        return translate("Design", "of {currencies}").format(currencies=", ".join(billed)) if billed else ""
    return None


def _language(tag: str) -> str:
    locale = QLocale(tag)
    name = QLocale.languageToString(locale.language()) if locale.language() != QLocale.Language.C else ""
    if text_direction(tag) == Qt.LayoutDirection.RightToLeft:
        return translate("Design", "{language}, right to left").format(language=name).strip(", ")
    return name
