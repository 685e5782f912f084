"""What the study says about itself: title, rule for codes that come back, and the dataset's metadata."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridlab.domain.study import Study
from gridlab.gui.kit.buttons import SegmentedButtons
from gridlab.gui.kit.fields import TextField
from gridlab.gui.kit.form import Form
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate

LISTS = ("creators", "keywords")
PAUSE_MS = 600
LONGEST = 5000


class StudySection(QWidget):
    """Fields of the open study; changed(dict) a moment after the last keystroke."""

    changed = Signal(object)

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
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._waiting: dict[str, object] = {}
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
        self.title.textEdited.connect(lambda text: self._change("title", text))
        self.returning.value_changed.connect(lambda value: self._change("returning", value))
        for name, field in self.metadata.items():
            field.setMaxLength(LONGEST)
            field.textEdited.connect(lambda text, name=name: self._change(name, _value(name, text)))

    def show_study(self, study: Study) -> None:
        """Show what the study says; a field that is being typed in is left alone."""
        self.returning.set_value(study.returning)
        texts = {"title": study.title}
        for name in self.metadata:
            value = getattr(study.metadata, name)
            texts[name] = "; ".join(value) if name in LISTS else value
        for name, text in texts.items():
            field = self.title if name == "title" else self.metadata[name]
            if not field.hasFocus() and name not in self._waiting and field.text() != text:
                field.setText(text)
                field.setCursorPosition(0)

    def save_now(self) -> None:
        """Tell what waits."""
        if self._pause.isActive():
            self._pause.stop()
            self._tell()

    def _change(self, name: str, value: object) -> None:
        self._waiting[name] = value
        self._pause.start()

    def _tell(self) -> None:
        changes, self._waiting = self._waiting, {}
        if changes:
            self.changed.emit(changes)


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
