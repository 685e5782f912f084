"""The form that makes a new study from a folder of images."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import Signal

from gridlab.app.study_view import StudyWish
from gridlab.gui.kit.boxes import Wide, in_the_middle, row
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.choosers import Choose, choose_file, choose_folder
from gridlab.gui.kit.drop import DropArea
from gridlab.gui.kit.entries import Field
from gridlab.gui.kit.fields import TextField
from gridlab.gui.kit.form_table import Fields, Row, Section
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar, ProgressRow
from gridlab.gui.look.language import translate

LABELS = 120
TEXTS = ("images", "title", "folder", "labels")


class NewStudy(DropArea):
    """Images, title and place of a new study; errors stand at their field.

    Signals: create_requested(wish), back_requested().
    """

    create_requested = Signal(StudyWish)
    back_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("New study", "New study"))
        self.working = False
        self._typed: set[str] = set()
        self._wrong: dict[str, str] = {}
        self._fields = Fields((self._section(),), label_width=LABELS, indent=0)
        self.images, self.title, self.folder, self.labels = (
            cast(TextField, self._fields.widget(key)) for key in TEXTS
        )
        for field in (self.images, self.title, self.folder, self.labels):
            field.returnPressed.connect(self._create)
        self._fields.entered.connect(self._entered)
        self.messages = MessageBar()
        self.progress = ProgressRow()
        self.create_button = button(translate("New study", "Create study"), kind="primary")
        self.create_button.clicked.connect(self._create)
        self.back_button = button(translate("New study", "Back"), shortcut="Esc")
        self.back_button.clicked.connect(self.back_requested)
        self._lay_out()

    def _section(self) -> Section:
        link = (
            (False, translate("New study", "Copy into study")),
            (True, translate("New study", "Link to originals")),
        )
        images = translate("New study", "Image folder")
        title = translate("New study", "Study title")
        folder = translate("New study", "New study folder")
        labels = translate("New study", "Labels")
        tables = translate("New study", "Tables (*.csv *.tsv *.txt)")
        rows = (
            _text_row(
                "images",
                translate("New study", "Images"),
                images,
                translate("New study", "Choose or drop a folder"),
                lambda: choose_folder(self, images),
            ),
            Row(
                translate("New study", "Files"),
                (Field("link", translate("New study", "Images"), "choice", choices=link),),
            ),
            _text_row(
                "title",
                translate("New study", "Title"),
                title,
                translate("New study", "Food study"),
            ),
            _text_row(
                "folder",
                translate("New study", "Study folder"),
                folder,
                translate("New study", "A new or empty folder"),
                lambda: choose_folder(self, folder),
            ),
            _text_row(
                "labels",
                labels,
                translate("New study", "Labels from a CSV file"),
                translate("New study", 'Optional CSV with the columns "file" and "label"'),
                lambda: choose_file(self, labels, tables),
            ),
        )
        return Section("study", translate("New study", "New study"), rows)

    def _lay_out(self) -> None:
        promise = translate(
            "New study", "Every file is checked. You'll see which ones can't be used, and why."
        )
        parts = (
            label(translate("New study", "New study"), "display"),
            label(promise, "soft", wraps=True),
            16,
            self._fields,
            12,
            self.messages,
            self.progress,
            row(self.create_button, Wide(), self.back_button),
        )
        self.setLayout(in_the_middle(*parts, narrowest=440, widest=600))

    def begin(self, images: Path | None = None) -> None:
        """Start afresh, with a folder of images where one is known."""
        for field in (self.images, self.title, self.folder, self.labels):
            field.clear()
        self._typed.clear()
        self._mark({})
        self.messages.clear()
        if images is not None:
            self.set_images(images)
        (self.title if images else self.images).setFocus()

    def set_images(self, folder: Path) -> None:
        """Take a folder of images; title and place follow it unless they were typed."""
        self.images.setText(str(folder))
        self.images.setCursorPosition(0)
        self._propose()

    def set_working(self, working: bool) -> None:
        """No second start while a study is being made."""
        self.working = working
        self._fields.setEnabled(not working)
        self.create_button.setEnabled(not working)

    def _entered(self, field: Field) -> None:
        (self._typed.add if self._fields.value(field.key) else self._typed.discard)(field.key)
        if field.key == "images":
            self._propose()

    def _propose(self) -> None:
        self._mark({key: problem for key, problem in self._wrong.items() if key != "images"})
        text = self.images.text().strip()
        if not text:
            return
        images = Path(text)
        if "title" not in self._typed:
            self.title.setText(images.name.replace("-", " ").replace("_", " ").capitalize())
        if "folder" not in self._typed:
            self.folder.setText(str(images.parent / f"{images.name}-study"))
            self.folder.setCursorPosition(0)

    def _mark(self, wrong: dict[str, str]) -> None:
        self._wrong = wrong
        self._fields.mark(wrong)

    def _create(self) -> None:
        images, title, folder, labels = (str(self._fields.value(key)).strip() for key in TEXTS)
        wrong = {}
        if not images or not Path(images).is_dir():
            wrong["images"] = translate("New study", "Choose a folder that exists.")
        if not folder:
            wrong["folder"] = translate("New study", "Choose where to save the study.")
        self._mark(wrong)
        if wrong:
            (self.images if "images" in wrong else self.folder).setFocus()
            return
        self.messages.clear()
        self.create_requested.emit(
            StudyWish(
                folder=Path(folder),
                images=Path(images),
                title=title,
                labels=Path(labels) if labels else None,
                link=bool(self._fields.value("link")),
            )
        )


def _text_row(key: str, name: str, says: str, hint: str, choose: Choose | None = None) -> Row:
    return Row(name, (Field(key, says, hint=hint, choose=choose),))
