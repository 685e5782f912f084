"""A study's own entries in the fee table: read from what was typed, and saved in the study."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from gridlab.app.study import OpenStudy, save_study
from gridlab.domain.design import MONEY, PERCENT
from gridlab.domain.money import amount
from gridlab.domain.platforms import DAY, Platform
from gridlab.domain.said import Said, say
from gridlab.store.platforms_file import with_studys_own

_LONGEST = {"name": 200, "source": 1000}


@dataclass(frozen=True, slots=True)
class PlatformTexts:
    """An entry as it is typed; minimum and recommended are pay for an hour in one currency. "": not known."""

    name: str
    fee: str
    vat: str
    minimum: str
    recommended: str
    as_of: str
    source: str


def texts_of(platform: Platform, currency: str) -> PlatformTexts:
    """What stands in the fields for an entry."""
    return PlatformTexts(
        platform.name,
        platform.fee_percent,
        platform.vat_percent or "",
        platform.minimum_hourly.get(currency, ""),
        platform.recommended_hourly.get(currency, ""),
        platform.as_of or "",
        platform.source,
    )


def problems_of(texts: PlatformTexts) -> dict[str, Said]:
    """What is wrong with which field, in words; {} where nothing is."""
    needed = {"name": say("Give it a name."), "source": say("State the source of the figures.")}
    found = {key: wanted for key, wanted in needed.items() if not getattr(texts, key).strip()}
    for key, pattern, optional, allowed in (
        ("fee", PERCENT, False, say('A percentage such as "{example}".', example=33.3)),
        ("vat", PERCENT, True, say('A percentage such as "20", or nothing to use each design\'s own.')),
        ("minimum", MONEY, True, say('An amount such as "{example:.2f}", or nothing.', example=6.0)),
        ("recommended", MONEY, True, say('An amount such as "{example:.2f}", or nothing.', example=9.0)),
    ):
        text = getattr(texts, key).strip()
        if not (optional and not text) and not re.fullmatch(pattern, text, re.ASCII):
            found[key] = allowed
    for key, most in _LONGEST.items():
        if len(getattr(texts, key).strip()) > most:
            found[key] = say("At most {most:,} characters.", most=most)
    minimum, recommended = texts.minimum.strip(), texts.recommended.strip()
    sound = minimum and recommended and not {"minimum", "recommended"} & set(found)
    if sound and amount(recommended) < amount(minimum):
        found["recommended"] = say("Less than the minimum.")
    day = texts.as_of.strip()
    if day and not _is_day(day):
        found["as_of"] = say("A day, like {day}, or nothing where none is known.", day=date(2026, 9, 20))
    return found


def edited_platform(base: Platform, texts: PlatformTexts, currency: str) -> Platform:
    """The entry with what was typed; the texts must be without problems.

    The fee's steps, the least fee, rounding and pay rules in other currencies stay as they are.
    """
    return replace(
        base,
        name=texts.name.strip(),
        source=texts.source.strip(),
        fee_percent=texts.fee.strip(),
        vat_percent=texts.vat.strip() or None,
        as_of=texts.as_of.strip() or None,
        minimum_hourly=_with(base.minimum_hourly, currency, texts.minimum.strip()),
        recommended_hourly=_with(base.recommended_hourly, currency, texts.recommended.strip()),
    )


def save_platform(opened: OpenStudy, key: str, platform: Platform | None) -> OpenStudy:
    """Save an entry of the study, or with None take it back, so that the shipped one counts again.

    Raises GridLabError; the study then stays as it was.
    """
    own = {name: value for name, value in opened.study.platforms.items() if name != key}
    if platform is not None:
        own[key] = _said(platform)
    with_studys_own(own)
    return save_study(opened, replace(opened.study, platforms=dict(sorted(own.items()))))


def _said(platform: Platform) -> dict[str, Any]:
    """What the entry says beyond its defaults, as JSON holds it."""
    values = asdict(platform)
    return {
        each.name: list(value) if isinstance(value := values[each.name], tuple) else value
        for each in fields(Platform)
        if values[each.name] != _default(each)
    }


def _default(each: Field[Any]) -> object:
    """The default, MISSING where there is none."""
    return each.default_factory() if each.default_factory is not MISSING else each.default


def _with(rule: Mapping[str, str], currency: str, text: str) -> dict[str, str]:
    others = {key: value for key, value in rule.items() if key != currency}
    return {**others, currency: text} if text else others


def _is_day(text: str) -> bool:
    if not re.fullmatch(DAY, text, re.ASCII):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
