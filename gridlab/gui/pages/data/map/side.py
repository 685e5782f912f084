"""What stands beside the map: how it was fitted, how well it tells answers, and the image that is chosen."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridlab.app.columns import UNKNOWN, Column
from gridlab.app.embedding.embed import held_once_said
from gridlab.app.map.contents import ShownMap
from gridlab.app.map.evidence import Neighbour
from gridlab.app.map.plane import Orientation
from gridlab.app.map.words import CHANCE, method_said, tried_said, won_said
from gridlab.domain.said import Said, say
from gridlab.gui.kit.boxes import Wide, boxed, column, row, scrolled
from gridlab.gui.kit.columns import ColumnModel, ColumnTable
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.saying import told

WIDE = 316
_NAMED = 8


def _columns(names: Sequence[str]) -> tuple[Column[Neighbour], ...]:
    return (
        Column(
            "name", translate("Map", "Image"), lambda one: names[one.row], cell_tip=lambda one: names[one.row]
        ),
        Column(
            "chosen",
            translate("Map", "Chosen"),
            _share,
            order=lambda one: len(one.chose) / len(one.screens) if one.screens else None,
            number=True,
            width=76,
            tip=translate("Map", "How often one was chosen where the other was the probe."),
        ),
        Column(
            "distance",
            translate("Map", "Distance"),
            value=lambda one: one.distance,
            digits=2,
            number=True,
            width=76,
            tip=translate("Map", "In all dimensions of the map, not only in the two that are drawn."),
        ),
    )


class MapSide(QWidget):
    """Signal: neighbour_chosen(row of the map)."""

    neighbour_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDE)
        self._shown: ShownMap | None = None
        self.method = label("", "soft", wraps=True)
        self.error = label("", "number")
        self.between = label("", "soft", wraps=True)
        self.won = label("", "soft", wraps=True)
        self.drawn = label("", "soft", wraps=True)
        self.cost = label("", "soft", wraps=True)
        self.rules = label(
            translate("Map", "Errors ignore exclusions until their rules are locked on the Annotators tab."),
            "small",
            wraps=True,
        )
        self.name = label("", "strong", wraps=True)
        self.facts = label("", "soft", wraps=True)
        self.evidence = label("", "soft", wraps=True, selectable=True)
        self.table: ColumnTable | None = None
        self._place = column(spacing=0)
        self.chosen = boxed(column(self.name, self.facts, self.evidence, self._place, spacing=6))
        self.hint = label(
            translate("Map", "Click an image to see its neighbours and who chose them."), "soft", wraps=True
        )
        parts = column(
            label(translate("Map", "Held-out error"), "section"),
            self.error,
            self.between,
            self.method,
            self.won,
            self.drawn,
            self.cost,
            self.rules,
            8,
            label(translate("Map", "Image"), "section"),
            self.hint,
            self.chosen,
            Wide(),
            spacing=6,
            margins=(16, 8, 8, 8),
        )
        self.setLayout(row(Wide(scrolled(parts))))
        self.show_image(-1, ())

    def show_map(self, shown: ShownMap, orientation: Orientation) -> None:
        """Say how a map was fitted, and what its error lies between."""
        self._shown = shown
        about = shown.about
        error, low, high = (float(about[f"heldout_{one}"]) for one in ("error", "low", "high"))
        self.error.setText("–" if math.isnan(error) else numeral(error, ".3f"))
        lines = []
        if not math.isnan(low):
            text = translate("Map", "95 % interval {low} to {high}")
            lines.append(text.format(low=numeral(low, ".3f"), high=numeral(high, ".3f")))
        others = float(about["heldout_annotators_error"])
        if not math.isnan(others):
            text = translate("Map", "On people it has not seen {error}")
            lines.append(text.format(error=numeral(others, ".3f")))
        lines.append(translate("Map", "Chance is {chance}").format(chance=numeral(CHANCE, ".1f")))
        least, most = float(about["noise_ceiling"]), float(about["noise_ceiling_high"])
        if math.isnan(least):
            lines.append(translate("Map", "Best possible: too few shared screens to say"))
        else:
            text = translate("Map", "Best possible {least} to {most}")
            lines.append(text.format(least=numeral(least, ".3f"), most=numeral(most, ".3f")))
        if int(about.get("heldout_folds", 0)) == 1:
            lines.append(told(held_once_said()))
        self.between.setText("\n".join(lines))
        fitted = translate("Map", "{method}, {screens} screens, {triplets} triplets")
        self.method.setText(
            fitted.format(
                method=told(method_said(shown)),
                screens=numeral(int(about["n_screens"])),
                triplets=numeral(int(about["n_triplets"])),
            )
        )
        self.won.setText(told(won_said(shown.tried)))
        self.won.setVisible(bool(self.won.text()))
        self.won.setToolTip("\n".join(_tried_lines(shown)))
        share = translate("Map", "The two axes hold {share} of the variance.")
        self.drawn.setText(share.format(share=numeral(shown.share_of(orientation), ".0%")))

    def show_cost(self, whole: float, drawn: float) -> None:
        """Show what the drawing loses: errors on the answers by all dimensions and by the two axes."""
        said = translate("Map", "The drawing contradicts {drawn} of the answers, all dimensions {whole}.")
        self.cost.setText(said.format(drawn=numeral(drawn, ".1%"), whole=numeral(whole, ".1%")))

    def show_image(self, row: int, near: Sequence[Neighbour]) -> None:
        """Show an image (a row of the map) with its neighbours, -1 for none."""
        self.hint.setVisible(row < 0)
        self.chosen.setVisible(row >= 0)
        shown = self._shown
        if row < 0 or shown is None:
            return
        self.name.setText(shown.names[row])
        seen = translate("Map", "seen on {count} screens").format(count=numeral(int(shown.seen[row])))
        known = shown.uncertainty
        parts = [shown.labels[row], seen]
        if known is not None and not math.isnan(float(known[row])):
            said = translate("Map", "uncertainty {value}")
            parts.append(said.format(value=numeral(float(known[row]), ".2f")))
        self.facts.setText(" · ".join(part for part in parts if part))
        self._show_table(shown, near)
        self._tell(near[0] if near else None)

    def _show_table(self, shown: ShownMap, near: Sequence[Neighbour]) -> None:
        if self.table is not None:
            self.table.setParent(None)
            self.table.deleteLater()
        model = ColumnModel(_columns(shown.names), lambda one: one.row)
        self.table = ColumnTable(model, translate("Map", "Nearest images"), row_height=28)
        self.table.setFixedHeight(28 * (_NAMED + 1) + 12)
        model.set_rows(tuple(near))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._pick())
        self._place.addWidget(self.table)

    def _pick(self) -> None:
        chosen = self.table.chosen if self.table is not None else None
        if chosen is not None:
            self._tell(chosen)
            self.neighbour_chosen.emit(chosen.row)

    def _tell(self, one: Neighbour | None) -> None:
        """Who chose a neighbour, and who did not."""
        if one is None or self._shown is None:
            self.evidence.clear()
            return
        name = self._shown.names[one.row]
        if not one.screens:
            said = translate(
                "Map", "{name} was never on a screen with it as the probe, nor the other way round."
            )
            self.evidence.setText(said.format(name=name))
            return
        chose = _people(one.chose) or translate("Map", "nobody")
        lines = [translate("Map", "{name}: chosen by {people}").format(name=name, people=chose)]
        if one.passed:
            passed = translate("Map", "Not chosen by {people}")
            lines.append(passed.format(people=_people(one.passed)))
        self.evidence.setText("\n".join(lines))


def _tried_lines(shown: ShownMap) -> list[str]:
    """Each setting with its log-loss and error on held-out screens, the chosen one marked."""
    line = translate("Map", "{mark} {name}: log-loss {loss}, error {error}")
    return [
        line.format(
            mark="✓" if one.chosen else "–",
            name=told(tried_said(one)),
            loss=numeral(one.logloss, ".4f"),
            error=numeral(one.heldout_error, ".3f"),
        )
        for one in shown.tried
    ]


def _share(one: Neighbour) -> Said:
    if not one.screens:
        return UNKNOWN
    return say("{part} of {whole}", part=len(one.chose), whole=len(one.screens))


def _people(codes: Sequence[str]) -> str:
    """Codes, each once with how often."""
    unknown = translate("Map", "somebody not known")
    counts = {code or unknown: codes.count(code) for code in codes}
    shown = [code if many == 1 else f"{code} (×{many})" for code, many in sorted(counts.items())]
    more = len(shown) - _NAMED
    rest = [translate("Map", "and {count} more").format(count=more)] if more > 0 else []
    return ", ".join([*shown[:_NAMED], *rest])
