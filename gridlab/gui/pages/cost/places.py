"""Where figures and numbers of the Cost page go, asked with the system's chooser."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from gridlab.gui.kit.choosers import choose_new_file
from gridlab.gui.look.language import translate
from gridlab.gui.pages.cost.asking import Mode

FIGURES = "PDF (*.pdf);;SVG (*.svg);;PNG, 300 dpi (*.png)"


def figure_place(parent: QWidget, study: Path, mode: Mode) -> Path | None:
    """The file of a figure; its suffix says which kind. None when the chooser was closed."""
    return _place(parent, translate("Cost", "Save the figure"), FIGURES, study, f"cost-{mode}.pdf")


def numbers_place(parent: QWidget, study: Path) -> Path | None:
    """The file of the numbers. None when the chooser was closed."""
    return _place(parent, translate("Cost", "Save the numbers"), "CSV (*.csv)", study, "cost.csv")


def _place(parent: QWidget, title: str, kinds: str, study: Path, name: str) -> Path | None:
    chosen = choose_new_file(parent, title, kinds, study / "exports" / name)
    if chosen is None or chosen.suffix:
        return chosen
    return chosen.with_suffix(Path(name).suffix)
