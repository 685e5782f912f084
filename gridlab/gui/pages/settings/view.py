"""The Settings page: look, language, station, backup and cache; and what the study says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from gridlab.domain.codes import next_code
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.choosers import choose_folder
from gridlab.gui.kit.fields import ChoiceField, NumberField, TextField
from gridlab.gui.kit.form import Form, FormRow
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.language import SYSTEM, languages, translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.pages.page import Page

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

    def _form(self) -> Form:
        form = Form(label_width=144)
        form.add_section(translate("Settings", "Appearance"))
        form.add_row(translate("Settings", "Theme"), self.theme)
        form.add_row(translate("Settings", "Language"), self.language)
        form.add_section(translate("Settings", "This station"))
        self._rows["station"] = form.add_row(translate("Settings", "Number"), self.station)
        form.add_row("", self._station_text, under=True)
        form.add_section(translate("Settings", "Backup"))
        self.back_up_now = button(translate("Settings", "Back up now"))
        self._rows["backup"] = form.add_row(
            translate("Settings", "Folder"), self.backup, self._chooser(self.backup), self.back_up_now
        )
        form.add_row("", label(_backup_text(), "small", wraps=True), under=True)
        form.add_section(translate("Settings", "Thumbnails"))
        self._rows["cache_megabytes"] = form.add_row(translate("Settings", "Room"), self.cache_size)
        self._rows["cache_folder"] = form.add_row(
            translate("Settings", "Folder"),
            self.cache_place,
            self._chooser(self.cache_place),
        )
        self.clear = button(translate("Settings", "Clear"))
        form.add_row("", self._cache_text, self.clear, under=True)
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

    def show_problem(self, name: str, problem: str, field: QWidget | None = None) -> None:
        """Say what is wrong with what stands in a field, "" for nothing."""
        self._rows[name].set_problem(problem, (field,) if field is not None else ())

    def show_study(self, study: Study | None) -> None:
        """Show what the open study says; None: none is open."""
        self.study.setVisible(study is not None)
        if study is not None:
            self.study.show_study(study)

    def _chooser(self, field: TextField) -> QWidget:
        says = translate("Settings", "Choose: {what}").format(what=field.accessibleName())
        made = button(translate("Settings", "Choose…"), says=says)

        def choose() -> None:
            chosen = choose_folder(self, field.accessibleName())
            if chosen is not None:
                field.setText(str(chosen))
                field.editingFinished.emit()

        made.clicked.connect(choose)
        return made


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
        self.title = TextField(says=translate("Settings", "Title of the study"))
        self.returning = SegmentedButtons(
            (
                ("resume", translate("Settings", "Resume")),
                ("new", translate("Settings", "New session")),
                ("refuse", translate("Settings", "Refuse")),
            ),
            says=translate("Settings", "A code that comes back"),
        )
        self.metadata = {name: TextField(says=text, hint=hint) for name, text, hint in _metadata()}
        form = Form(label_width=144)
        form.add_section(translate("Settings", "This study"))
        form.add_row(translate("Settings", "Title"), self.title)
        form.add_row(translate("Settings", "Code that returns"), self.returning)
        form.add_row("", label(_returning_text(), "small", wraps=True), under=True)
        form.add_section(translate("Settings", "In the dataset"))
        for name, text, _ in _metadata():
            form.add_row(text, self.metadata[name])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(form)
        self.title.setMaxLength(LONGEST)
        self.title.textEdited.connect(lambda text: self._tell("title", text))
        self.returning.value_changed.connect(lambda value: self._tell("returning", value))
        for name, field in self.metadata.items():
            field.setMaxLength(LONGEST)
            field.textEdited.connect(lambda text, name=name: self._tell(name, _value(name, text)))

    def show_study(self, study: Study) -> None:
        """Show what the study says; a field that is being typed in is left alone."""
        self.returning.set_value(study.returning)
        texts = {"title": study.title}
        for name in self.metadata:
            value = getattr(study.metadata, name)
            texts[name] = "; ".join(value) if name in LISTS else value
        for name, text in texts.items():
            field = self.title if name == "title" else self.metadata[name]
            if not field.hasFocus() and field.text() != text:
                field.setText(text)
                field.setCursorPosition(0)

    def _tell(self, name: str, value: object) -> None:
        self.changed.emit({name: value})


def _value(name: str, text: str) -> object:
    if name in LISTS:
        return tuple(part.strip() for part in text.split(";") if part.strip())
    return text.strip()


def _returning_text() -> str:
    return translate(
        "Settings",
        "What is offered when a code comes back that has an unfinished session. Refuse allows one session "
        "for each code and design.",
    )


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
