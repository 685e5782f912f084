"""The table of `gridlab cost`: its columns, the cells of a row, and the fees that stand behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from gridlab.cli.report import Column

if TYPE_CHECKING:
    from gridlab.app.cost.row import CostRow

COLUMNS = (
    Column("Design", "design"),
    Column("HITs", "assignments", True),
    Column("Triplets", "triplets", True),
    Column("Different", "different", True),
    Column("Bits at most", "bits", True),
    Column("Currency", "currency"),
    Column("Cost", "cost", True),
    Column("Reward", "reward", True),
    Column("Fee", "fee", True),
    Column("Wage / h", "wage", True, "wage_style"),
    Column("HIT time", "time", True),
    Column("Per 1,000", "per_1000", True),
    Column("s / screen", "seconds", True),
    Column("known from", "source"),
)
_STYLES = {"wage_below_minimum": "red", "wage_below_recommended": "yellow"}


def cells_of(row: CostRow) -> dict[str, Any]:
    """The cells of a row: an estimated count bears a ~, a wage below the platform's rule a mark."""
    from gridlab.domain.money import shown

    bill, currency = row.invoice, row.invoice.currency
    kinds = {warning.kind for warning in row.warnings}
    style = next((_STYLES[kind] for kind in _STYLES if kind in kinds), "")
    each = row.cost_per_1000_triplets
    return {
        "design": row.design,
        "assignments": bill.assignments,
        "triplets": row.triplets,
        "different": _different(row),
        "bits": f"{row.bits_per_screen:.1f}",
        "currency": currency,
        "cost": _grouped(shown(bill.cost, currency)),
        "reward": shown(bill.reward, currency),
        "fee": shown(bill.fee, currency),
        "wage": shown(row.hourly_wage, currency) + (" !" if style else ""),
        "wage_style": style,
        "time": _minutes(row.time.hit_seconds),
        "per_1000": None if each is None else shown(each, currency),
        "seconds": _seconds(row),
        "source": _source(row),
    }


def fees_of(rows: Sequence[CostRow]) -> list[str]:
    """One line for each platform: whose fees, how high, as of when."""
    lines = []
    for row in rows:
        terms = row.terms
        vat = "" if terms.vat_percent is None else f", VAT {terms.vat_percent} %"
        dated = f"as of {terms.as_of}" if terms.as_of else "without a date"
        stale = " (stale)" if row.fees_stale else ""
        if terms.has_figures:
            more = ""
            if terms.many_from is not None:
                more += f", {terms.many_percent} % more from {terms.many_from:,} assignments on"
            if terms.minimum_fee.strip("0."):
                more += f", at least {terms.minimum_fee} each"
            lines.append(f"Fees: {terms.name}: {terms.fee_percent} %{more}{vat}, {dated}{stale}.")
        else:
            lines.append(f"Fees: {terms.name}: none.")
    return list(dict.fromkeys(lines))


def _different(row: CostRow) -> str | None:
    if row.unique_triplets is None:
        return None
    return f"{row.unique_triplets:,}" if row.unique_counted else f"~{row.unique_triplets:,}"


def _grouped(amount: str) -> str:
    whole, point, cents = amount.partition(".")
    return f"{int(whole):,}{point}{cents}"


def _minutes(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"


def _seconds(row: CostRow) -> str:
    time = row.time
    interval = "" if time.low is None else f" ({time.low:.1f}–{time.high:.1f})"
    return f"{time.seconds_per_screen:.1f}{interval}"


def _source(row: CostRow) -> str:
    if row.time.source != "sessions":
        return row.time.source
    return f"{row.time.sessions} session{'s' if row.time.sessions != 1 else ''}"
