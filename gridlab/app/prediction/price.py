"""What the assignments of a predicted design cost, as the cost table says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from gridlab.app.cost.observed_pace import pace_of_study
from gridlab.app.cost.row import CostRow
from gridlab.app.cost.table import cost_rows
from gridlab.app.prediction.asked import Source
from gridlab.domain.design import Design
from gridlab.domain.hit_time import ObservedPace
from gridlab.domain.platforms import Platforms
from gridlab.domain.said import Said
from gridlab.store.platforms_file import shipped_platforms, with_studys_own

_SAID = frozenset({"fees_stale", "fees_undated", "platform_closed", "currency"})


@dataclass(frozen=True, slots=True)
class Priced:
    """Fee tables and pace that prices follow from."""

    platforms: Platforms
    observed: Mapping[str, ObservedPace]

    def cost(self, design: Design, assignments: int) -> tuple[Decimal, str]:
        """What so many assignments cost in all, and the currency."""
        bill = self._row(design, assignments).invoice
        return bill.cost, bill.currency

    def notes(self, design: Design) -> tuple[Said, ...]:
        """What should be said beside the cost: of its fees, and of the time where that is paid for."""
        said = _SAID | ({"seconds_assumed"} if design.payment.hourly_pay is not None else set())
        return tuple(each.text for each in self._row(design, 1).warnings if each.kind in said)

    def _row(self, design: Design, assignments: int) -> CostRow:
        (row,) = cost_rows(
            [design], platforms=self.platforms, assignments=assignments, observed=self.observed
        )
        return row


def pricing(source: Source) -> Priced:
    """The fees that hold for a source: a study's own over those shipped, with its sessions' pace."""
    if source.study is None:
        return Priced(shipped_platforms(), {})
    return Priced(with_studys_own(source.study.study.platforms), pace_of_study(source.study))
