"""The Settings page: how the program looks, and the number of this station."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridlab.domain.errors import GridLabError
from gridlab.gui.pages.page import Page
from gridlab.gui.study.view import Changed, StudyView
from gridlab.gui.widgets.buttons import SegmentedButtons
from gridlab.gui.widgets.fields import NumberField
from gridlab.gui.widgets.form import Form
from gridlab.gui.widgets.labels import label
from gridlab.gui.widgets.messages import MessageBar

if TYPE_CHECKING:
    from gridlab.store.settings import Settings

LAST_STATION = 99


class SettingsPage(Page):
    """Settings of this machine, applied at once."""

    key: ClassVar[str] = "settings"
    title: ClassVar[str] = "Settings"
    icon_name: ClassVar[str] = "settings"

    theme_chosen = Signal(str)
    station_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.theme = SegmentedButtons(
            (("system", "As the system"), ("light", "Light"), ("dark", "Dark")), says="Theme"
        )
        self.theme.value_changed.connect(lambda value: self.theme_chosen.emit(str(value)))
        self.station = NumberField(says="Number of this station", unit="0 to 99", low=0, high=LAST_STATION)
        self.station.setFixedWidth(160)
        self.station.number_changed.connect(self._station)
        self.messages = MessageBar()
        form = Form(label_width=120)
        form.add_section("Appearance")
        form.add_row("Theme", self.theme)
        form.add_section("This station")
        self._station_row = form.add_row("Number", self.station)
        form.add_row(
            "",
            label(
                "Each station of a lab has a number of its own, so that sessions from all of them "
                "stay balanced when they are merged.",
                "small",
                wraps=True,
            ),
        )
        form.close_up()
        inner = QWidget()
        inner.setMaximumWidth(560)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(16)
        column.addWidget(self.messages)
        column.addWidget(form, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inner)

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        self.theme.set_value(settings.theme)
        self.station.set_number(settings.station)

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        """Settings belong to the machine, not to a study."""

    def show_error(self, error: GridLabError) -> None:
        """A setting could not be saved."""
        self.messages.say_error(error)

    def _station(self, number: int | None) -> None:
        good = number is not None and number <= LAST_STATION
        self._station_row.set_problem("" if good else "Allowed: a whole number from 0 to 99.")
        if good:
            assert number is not None
            self.station_chosen.emit(number)
