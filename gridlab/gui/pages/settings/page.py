"""The Settings page: look, language, station, backup and cache; and what the study says of itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from gridlab.app.study_view import StudyView
from gridlab.app.uses import Changed
from gridlab.domain.codes import next_code
from gridlab.domain.errors import GridLabError
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.choosers import choose_folder
from gridlab.gui.kit.fields import ChoiceField, NumberField, TextField
from gridlab.gui.kit.form import Form, FormRow
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.language import SYSTEM, languages, translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.words import sessions_text
from gridlab.gui.pages.page import Page
from gridlab.gui.pages.settings.control import chosen_folder
from gridlab.gui.pages.settings.study_section import StudySection

if TYPE_CHECKING:
    from gridlab.app.backup import BackedUp
    from gridlab.store.settings import Settings

LAST_STATION = 99
CACHE_MEGABYTES = (10, 1_000_000)


class SettingsPage(Page):
    """Settings hold at once. chosen(name, value): one setting of this machine."""

    key: ClassVar[str] = "settings"
    title: ClassVar[str] = "Settings"
    icon_name: ClassVar[str] = "settings"

    chosen = Signal(str, object)
    described = Signal(object)
    cache_asked = Signal()
    cache_cleared = Signal()
    backup_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = SegmentedButtons(
            (
                ("system", translate("Settings", "As the system")),
                ("light", translate("Settings", "Light")),
                ("dark", translate("Settings", "Dark")),
            ),
            says=translate("Settings", "Theme"),
        )
        self.language = ChoiceField(
            ((SYSTEM, translate("Settings", "As the system")), *languages()),
            says=translate("Settings", "Language of the program"),
        )
        self.station = NumberField(
            says=translate("Settings", "Number of this station"),
            unit=translate("Settings", "0 to 99"),
            high=LAST_STATION,
        )
        self.backup = TextField(
            says=translate("Settings", "Folder for backups"),
            hint=translate("Settings", "None: no second copy is kept"),
        )
        self.cache_size = NumberField(
            says=translate("Settings", "Room for thumbnails"), unit="MB", high=CACHE_MEGABYTES[1]
        )
        self.cache_place = TextField(
            says=translate("Settings", "Folder of the thumbnails"),
            hint=translate("Settings", "The usual place of this system"),
        )
        self.messages = MessageBar()
        self.study = StudySection()
        self._station_text = label("", "small", wraps=True)
        self._cache_text = label("", "small")
        self._rows: dict[str, FormRow] = {}
        self._lay_out(self._form())
        self._wire()

    def _form(self) -> Form:
        form = Form(label_width=144)
        form.add_section(translate("Settings", "Appearance"))
        form.add_row(translate("Settings", "Theme"), self.theme)
        form.add_row(translate("Settings", "Language"), self.language)
        form.add_section(translate("Settings", "This station"))
        self._rows["station"] = form.add_row(translate("Settings", "Number"), self.station)
        form.add_row("", self._station_text, under=True)
        form.add_section(translate("Settings", "Backup"))
        now = button(translate("Settings", "Back up now"))
        now.clicked.connect(self.backup_asked)
        self._rows["backup"] = form.add_row(
            translate("Settings", "Folder"), self.backup, self._chooser("backup", self.backup), now
        )
        form.add_row("", label(_backup_text(), "small", wraps=True), under=True)
        form.add_section(translate("Settings", "Thumbnails"))
        self._rows["cache_megabytes"] = form.add_row(translate("Settings", "Room"), self.cache_size)
        self._rows["cache_folder"] = form.add_row(
            translate("Settings", "Folder"),
            self.cache_place,
            self._chooser("cache_folder", self.cache_place),
        )
        clear = button(translate("Settings", "Clear"))
        clear.clicked.connect(self.cache_cleared)
        form.add_row("", self._cache_text, clear, under=True)
        return form

    def _lay_out(self, form: Form) -> None:
        inner = QWidget()
        inner.setObjectName("sheet")
        inner.setMaximumWidth(680)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(24)
        column.addWidget(self.messages)
        column.addWidget(form)
        column.addWidget(self.study)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self.study.hide()

    def _wire(self) -> None:
        self.theme.value_changed.connect(lambda value: self.chosen.emit("theme", value))
        self.language.value_changed.connect(lambda value: self.chosen.emit("language", value))
        self.station.number_changed.connect(lambda number: self._number("station", number, 0, LAST_STATION))
        self.cache_size.number_changed.connect(
            lambda number: self._number("cache_megabytes", number, *CACHE_MEGABYTES)
        )
        for name, field in (("backup", self.backup), ("cache_folder", self.cache_place)):
            field.editingFinished.connect(lambda name=name, field=field: self._folder(name, field))
        self.study.changed.connect(self.described)

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        self.theme.set_value(settings.theme)
        self.language.set_value(settings.language)
        self.station.set_number(settings.station)
        self.cache_size.set_number(settings.cache_megabytes)
        for field, text in ((self.backup, settings.backup), (self.cache_place, settings.cache_folder)):
            field.setText(text)
            field.setCursorPosition(0)
        text = translate(
            "Settings",
            "Each station of a lab has a number of its own, so that sessions from all of them stay balanced "
            "when they are merged. This one proposes codes such as {code}.",
        )
        self._station_text.setText(text.format(code=next_code((), settings.station)))

    def show_cache(self, size_bytes: int) -> None:
        """Show how much the thumbnails take."""
        text = translate("Settings", "{megabytes} MB are used now.")
        self._cache_text.setText(text.format(megabytes=numeral(size_bytes / 1000000.0, ",.1f")))

    def show_backup(self, report: BackedUp | None) -> None:
        """A backup was made; None: no folder is chosen."""
        if report is None:
            self.messages.say("info", translate("Settings", "Choose a folder for backups first."))
            return
        text = translate("Settings", "In the backup, and read back: {count}.")
        self.messages.say("ok", text.format(count=sessions_text(len(report.kept))))

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        self.study.show()
        self.study.show_study(view.open.study)

    def show_closed(self) -> None:
        """No study is open."""
        self.study.hide()

    def show_error(self, error: GridLabError) -> None:
        """A setting could not be saved."""
        self.messages.say_error(error)

    def entered(self) -> None:
        self.cache_asked.emit()

    def left(self) -> None:
        self.study.save_now()

    def _number(self, name: str, number: int | None, low: int, high: int) -> None:
        good = number is not None and low <= number <= high
        allowed = translate("Settings", "Allowed: a whole number from {low} to {high}.")
        self._rows[name].set_problem("" if good else allowed.format(low=low, high=numeral(high)))
        if good:
            self.chosen.emit(name, number)

    def _folder(self, name: str, field: TextField) -> None:
        folder = chosen_folder(field.text())
        missing = bool(folder) and not Path(folder).is_dir()
        self._rows[name].set_problem(
            translate("Settings", "There is no such folder now.") if missing else "", (field,)
        )
        if not missing:
            self.chosen.emit(name, folder)

    def _chooser(self, name: str, field: TextField) -> QWidget:
        says = translate("Settings", "Choose: {what}").format(what=field.accessibleName())
        made = button(translate("Settings", "Choose…"), says=says)

        def choose() -> None:
            chosen = choose_folder(self, field.accessibleName())
            if chosen is not None:
                field.setText(str(chosen))
                self._folder(name, field)

        made.clicked.connect(choose)
        return made


def _backup_text() -> str:
    return translate(
        "Settings",
        "Every finished session is copied here and read back, best on another disk. Sessions brings back "
        "what the study has lost.",
    )
