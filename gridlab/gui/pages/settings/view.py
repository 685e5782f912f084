"""The Settings page: look, language, station, backup and cache; and what the study says of itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridlab.domain.codes import next_code
from gridlab.gui.kit.boxes import Wide, boxed, column, row, scrolled
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.choosers import choose_button, choose_folder
from gridlab.gui.kit.entries import Field
from gridlab.gui.kit.fields import NumberField, TextField
from gridlab.gui.kit.form_table import Fields, Row, Section
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.language import SYSTEM, languages, translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.page import Page

if TYPE_CHECKING:
    from gridlab.domain.study import Study
    from gridlab.store.settings import Settings

LAST_STATION = 99
CACHE_MEGABYTES = (10, 1_000_000)
LISTS = ("creators", "keywords")
LONGEST = 5000


class SettingsPage(Page):
    """Fields of this machine's settings, which hold at once, and of the open study."""

    key: ClassVar[str] = "settings"

    def __init__(self) -> None:
        super().__init__()
        self.messages = MessageBar()
        self.study = StudySection()
        self.back_up_now = button(translate("Settings", "Back up now"))
        self.clear = button(translate("Settings", "Clear"))
        self._station_text = label("", "small", wraps=True)
        self._cache_text = label("", "small")
        self.fields = Fields((Section("settings", "", self._table()),), label_width=144, indent=0)
        self.theme = cast(SegmentedButtons, self.fields.widget("theme"))
        self.station = cast(NumberField, self.fields.widget("station"))
        self.backup = cast(TextField, self.fields.widget("backup"))
        self._rows = {bound.spec.key: bound.row for bound in self.fields.all_bound()}
        parts = (self.messages, self.fields, self.study, Wide())
        self.setLayout(column(scrolled(column(*parts, spacing=24, margins=(24, 16, 24, 24)), widest=680)))
        self.study.hide()

    def _table(self) -> tuple[Row, ...]:
        as_system = translate("Settings", "As the system")
        light, dark = translate("Settings", "Light"), translate("Settings", "Dark")
        themes = (("system", as_system), ("light", light), ("dark", dark))
        spoken = ((SYSTEM, as_system), *languages())
        range_text = translate("Settings", "0 to 99")
        none = translate("Settings", "None: no second copy is kept")
        usual = translate("Settings", "The usual place of this system")
        theme, folder = translate("Settings", "Theme"), translate("Settings", "Folder")
        program = translate("Settings", "Language of the program")
        number = translate("Settings", "Number of this station")
        room = translate("Settings", "Room for thumbnails")
        backups = translate("Settings", "Folder for backups")
        pictures = translate("Settings", "Folder of the thumbnails")
        most = CACHE_MEGABYTES[1]
        return (
            Row(translate("Settings", "Appearance")),
            Row(theme, (Field("theme", theme, "choice", choices=themes),)),
            Row(translate("Settings", "Language"), (Field("language", program, "list", choices=spoken),)),
            Row(translate("Settings", "This station")),
            Row(
                translate("Settings", "Number"),
                (Field("station", number, "number", range_text, high=LAST_STATION),),
            ),
            Row("", beside=lambda: self._station_text, under=True),
            Row(translate("Settings", "Backup")),
            Row(
                folder,
                (Field("backup", backups, "name", hint=none),),
                beside=lambda: self._chooser("backup", backups, self.back_up_now),
                note=_backup_text(),
            ),
            Row(translate("Settings", "Thumbnails")),
            Row(
                translate("Settings", "Room"),
                (Field("cache_megabytes", room, "number", "MB", high=most),),
            ),
            Row(
                folder,
                (Field("cache_folder", pictures, "name", hint=usual),),
                beside=lambda: self._chooser("cache_folder", pictures),
            ),
            Row("", beside=lambda: boxed(row(Wide(self._cache_text), self.clear)), under=True),
        )

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        self.fields.show_values(lambda key: getattr(settings, key))
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

    def show_study(self, study: Study | None) -> None:
        """Show what the open study says; None: none is open."""
        self.study.setVisible(study is not None)
        if study is not None:
            self.study.show_study(study)

    def _chooser(self, key: str, what: str, *more: QWidget) -> QWidget:
        def take(folder: Path) -> None:
            field = cast(TextField, self.fields.widget(key))
            field.setText(str(folder))
            field.editingFinished.emit()

        says = translate("Settings", "Choose: {what}").format(what=what)
        made = choose_button(says, lambda: choose_folder(self, what), take)
        if not more:
            return made
        both = boxed(row(made, *more))
        both.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return both


def _backup_text() -> str:
    return translate(
        "Settings",
        "Every finished session is copied here and read back, best on another disk. Sessions brings back "
        "what the study has lost.",
    )


class StudySection(QWidget):
    """Fields of the open study: title, rule for codes that come back, and the dataset's metadata."""

    changed = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self.fields = Fields((Section("study", "", _study_table()),), label_width=144, indent=0)
        self.setLayout(column(self.fields))
        self.title = cast(TextField, self.fields.widget("title"))
        self.returning = cast(SegmentedButtons, self.fields.widget("returning"))
        self.metadata = {name: cast(TextField, self.fields.widget(name)) for name, _, _ in _metadata()}
        for field in (self.title, *self.metadata.values()):
            field.setMaxLength(LONGEST)
        self._typed = ""
        self.fields.entered.connect(self._note)
        self.fields.completed.connect(self._tell)

    def show_study(self, study: Study) -> None:
        """Show what the study says; a field that is being typed in is left alone."""

        def value_of(key: str) -> object:
            if self.fields.widget(key).hasFocus():
                raise LookupError(key)
            value = getattr(study if key in ("title", "returning") else study.metadata, key)
            return "; ".join(value) if key in LISTS else value

        self.fields.show_values(value_of)

    def _note(self, field: Field) -> None:
        self._typed = field.key

    def _tell(self, _left: bool) -> None:
        self.changed.emit({self._typed: _value(self._typed, self.fields.value(self._typed))})


def _study_table() -> tuple[Row, ...]:
    rules = (
        ("resume", translate("Settings", "Resume")),
        ("new", translate("Settings", "New session")),
        ("refuse", translate("Settings", "Refuse")),
    )
    comes_back = translate("Settings", "A code that comes back")
    what_is_offered = translate(
        "Settings",
        "What is offered when a code comes back that has an unfinished session. Refuse allows one session "
        "for each code and design.",
    )
    return (
        Row(translate("Settings", "This study")),
        Row(translate("Settings", "Title"), (Field("title", translate("Settings", "Title of the study")),)),
        Row(
            translate("Settings", "Code that returns"),
            (Field("returning", comes_back, "choice", choices=rules),),
            note=what_is_offered,
        ),
        Row(translate("Settings", "In the dataset")),
        *(Row(text, (Field(name, text, hint=hint),)) for name, text, hint in _metadata()),
    )


def _value(name: str, text: str) -> object:
    if name in LISTS:
        return tuple(part.strip() for part in text.split(";") if part.strip())
    return text.strip()


def _metadata() -> tuple[tuple[str, str, str], ...]:
    """Name, label and hint of each field."""
    return (
        ("creators", translate("Settings", "Creators"), translate("Settings", "Names, separated by ;")),
        ("contact", translate("Settings", "Contact"), translate("Settings", "Who answers questions")),
        ("licence", translate("Settings", "Licence"), translate("Settings", "Of the data, e.g. CC BY 4.0")),
        ("keywords", translate("Settings", "Keywords"), translate("Settings", "Separated by ;")),
        ("funding", translate("Settings", "Funding"), ""),
        ("ethics", translate("Settings", "Ethics approval"), ""),
        ("preregistration", translate("Settings", "Preregistration"), translate("Settings", "Where it lies")),
        ("doi", translate("Settings", "DOI"), translate("Settings", "Of the data or the paper")),
    )
