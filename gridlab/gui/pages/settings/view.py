"""The Settings page: look, language, station, backup and cache; and what the study says of itself."""

from __future__ import annotations

from typing import ClassVar

from gridlab.domain.codes import next_code
from gridlab.gui.kit.boxes import Wide, boxed, column, row, scrolled
from gridlab.gui.kit.buttons import StepButtons, button
from gridlab.gui.kit.choosers import Choose, choose_folder
from gridlab.gui.kit.entries import Field
from gridlab.gui.kit.fields import TextField, share_history
from gridlab.gui.kit.form_table import Fields, Row, Section
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.language import SYSTEM, languages, translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.page import Page
from gridlab.store.settings import CACHE_MEGABYTES, STATIONS

LONGEST = 5000


class SettingsPage(Page):
    """Fields of this machine's settings, which hold at once, and of the open study."""

    key: ClassVar[str] = "settings"

    def __init__(self) -> None:
        super().__init__()
        self.messages = MessageBar()
        self.step_buttons = StepButtons()
        self.header_widgets = [self.step_buttons]
        self.back_up_now = button(translate("Settings", "Back up now"))
        self.clear = button(translate("Settings", "Clear"))
        self._station_text = label("", "small", wraps=True)
        self._cache_text = label("", "small")
        sections = (Section("machine", "", self._table()), Section("study", "", _study_table()))
        self.fields = Fields(sections, label_width=144, indent=0)
        share_history(self.fields)
        for bound in self.fields.all_bound():
            if isinstance(bound.entry.widget, TextField):
                bound.entry.widget.setMaxLength(LONGEST)
        self._study = self.fields.sections["study"]
        self._study.setContentsMargins(0, 20, 0, 0)
        self._study.hide()
        parts = (self.messages, self.fields, Wide())
        self.setLayout(column(scrolled(column(*parts, spacing=24, margins=(24, 16, 24, 24)), widest=680)))

    def _table(self) -> tuple[Row, ...]:
        as_system = translate("Settings", "System")
        light, dark = translate("Settings", "Light"), translate("Settings", "Dark")
        themes = (("system", as_system), ("light", light), ("dark", dark))
        spoken = ((SYSTEM, as_system), *languages())
        range_text = translate("Settings", "0 to 99")
        none = translate("Settings", "None: there is no second copy")
        usual = translate("Settings", "Default location")
        theme, folder = translate("Settings", "Theme"), translate("Settings", "Folder")
        program = translate("Settings", "Program language")
        number = translate("Settings", "Station number")
        room = translate("Settings", "Thumbnail cache size")
        backups = translate("Settings", "Backup folder")
        pictures = translate("Settings", "Thumbnail folder")
        least, most = CACHE_MEGABYTES

        def asks(title: str) -> Choose:
            return lambda: choose_folder(self, title)

        return (
            Row(translate("Settings", "Appearance")),
            Row(theme, (Field("theme", theme, "choice", choices=themes),)),
            Row(translate("Settings", "Language"), (Field("language", program, "list", choices=spoken),)),
            Row(translate("Settings", "This station")),
            Row(
                translate("Settings", "Number"),
                (Field("station", number, "number", range_text, high=STATIONS - 1),),
            ),
            Row("", beside=lambda: self._station_text, under=True),
            Row(translate("Settings", "Backup")),
            Row(
                folder,
                (Field("backup", backups, "name", hint=none, choose=asks(backups)),),
                beside=lambda: self.back_up_now,
                note=_backup_text(),
            ),
            Row(translate("Settings", "Thumbnails")),
            Row(
                translate("Settings", "Cache size"),
                (Field("cache_megabytes", room, "number", "MB", low=least, high=most),),
            ),
            Row(folder, (Field("cache_folder", pictures, "name", hint=usual, choose=asks(pictures)),)),
            Row("", beside=lambda: boxed(row(Wide(self._cache_text), self.clear)), under=True),
        )

    def show_place(self, station: int, *, has_study: bool) -> None:
        """Show which codes this station proposes, and the fields of the study where one is open."""
        self._study.setVisible(has_study)
        text = translate(
            "Settings",
            "Give each station its own number, so that merged sessions stay balanced. This one "
            "proposes codes such as {code}.",
        )
        self._station_text.setText(text.format(code=next_code((), station)))

    def show_cache(self, size_bytes: int) -> None:
        """Show how much the thumbnails take."""
        text = translate("Settings", "{megabytes} MB in use.")
        self._cache_text.setText(text.format(megabytes=numeral(size_bytes / 1000000.0, ",.1f")))


def _backup_text() -> str:
    return translate(
        "Settings",
        "Every finished session is copied here and verified. Use another disk. The Sessions "
        "page restores what the study has lost.",
    )


def _study_table() -> tuple[Row, ...]:
    rules = (
        ("resume", translate("Settings", "Resume")),
        ("new", translate("Settings", "New session")),
        ("refuse", translate("Settings", "Refuse")),
    )
    comes_back = translate("Settings", "Rule for returning annotators")
    what_is_offered = translate(
        "Settings",
        "What happens when a code with an unfinished session comes back. “Refuse” allows one "
        "session per code and design.",
    )
    names, words = translate("Settings", "Names, separated by ;"), translate("Settings", "Separated by ;")
    example = translate("Settings", "Of the data, e.g. CC BY 4.0")
    who, where = (
        translate("Settings", "Who answers questions"),
        translate("Settings", "Where it can be found"),
    )
    metadata = (
        Field("creators", translate("Settings", "Creators"), "parts", hint=names),
        Field("contact", translate("Settings", "Contact"), hint=who),
        Field("licence", translate("Settings", "Licence"), hint=example),
        Field("keywords", translate("Settings", "Keywords"), "parts", hint=words),
        Field("funding", translate("Settings", "Funding")),
        Field("ethics", translate("Settings", "Ethics approval")),
        Field("preregistration", translate("Settings", "Preregistration"), hint=where),
        Field("doi", translate("Settings", "DOI"), hint=translate("Settings", "Of the data or the paper")),
    )
    return (
        Row(translate("Settings", "This study")),
        Row(translate("Settings", "Title"), (Field("title", translate("Settings", "Study title")),)),
        Row(
            translate("Settings", "Returning annotators"),
            (Field("returning", comes_back, "choice", choices=rules),),
            note=what_is_offered,
        ),
        Row(translate("Settings", "In the dataset")),
        *(Row(field.says, (field,)) for field in metadata),
    )
