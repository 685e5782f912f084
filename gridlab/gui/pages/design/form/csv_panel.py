"""What a CSV of listed screens gives, before it is taken: how many screens, the first ones, the faults."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gridlab.domain.errors import GridLabError
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.fields import TextArea
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.saying import told
from gridlab.gui.pages.design.form.ending import lay_out_panel

if TYPE_CHECKING:
    from gridlab.domain.design import ListedScreen
    from gridlab.store.listed_csv import ListedCsv

PREVIEWED = 50
HEIGHT = 168


class CsvPanel(QWidget):
    """taken(screens): the screens are to be the block's. cancelled()."""

    taken = Signal(object)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._screens: tuple[ListedScreen, ...] = ()
        self.name = ""
        self._heading = label("", "strong", wraps=True)
        self.message = MessageBar(closable=False, stacked=True)
        self.rows = TextArea(says=translate("Design", "Rows of the file"), height=HEIGHT)
        self.rows.setReadOnly(True)
        self.take = button("")
        self.take.clicked.connect(lambda: self.taken.emit(self._screens))
        lay_out_panel(self, (self._heading, self.message, self.rows), self.take, self.cancelled)

    def begin(self, path: Path) -> None:
        """The file is being read."""
        self.name = path.name
        self._screens = ()
        self._heading.setText(translate("Design", "Reading {file} …").format(file=path.name))
        self.message.clear()
        self.rows.hide()
        self.take.hide()

    def show_found(self, found: ListedCsv) -> None:
        """What the file gives: faults first, by line, then its screens."""
        self._screens = found.screens
        good = len(found.screens)
        self._heading.setText(
            translate("Design", "{file}: {count} screens").format(file=self.name, count=numeral(good))
            if good != 1
            else translate("Design", "{file}: 1 screen").format(file=self.name)
        )
        if found.faulty:
            self.message.say(
                "warn",
                translate("Design", "{count} rows make no screen.").format(count=numeral(found.faulty))
                if found.faulty != 1
                else translate("Design", "1 row makes no screen."),
                translate("Design", "They are left out if you go on."),
            )
        else:
            self.message.clear()
        lines = [
            translate("Design", "Line {line}: {what}").format(line=fault.line, what=told(fault.what))
            for fault in found.faults
        ]
        lines += ["{}  |  {}".format(one.probe, "  ".join(one.grid)) for one in found.screens[:PREVIEWED]]
        if good > PREVIEWED:
            lines.append(translate("Design", "… and {count} more").format(count=numeral(good - PREVIEWED)))
        self.rows.set_text("\n".join(lines))
        self.rows.setVisible(bool(lines))
        self.take.setText(
            translate("Design", "Use {count} screens").format(count=numeral(good))
            if good != 1
            else translate("Design", "Use 1 screen")
        )
        self.take.setAccessibleName(self.take.text())
        self.take.setVisible(good > 0)
        if good:
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, error: GridLabError) -> None:
        """The file could not be read."""
        self._heading.setText(self.name)
        self.message.say_error(error)
