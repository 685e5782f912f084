"""The form that makes a new study from a folder of images."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridlab.app.study_view import StudyWish
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.choosers import choose_file, choose_folder
from gridlab.gui.kit.drop import DropArea
from gridlab.gui.kit.fields import TextField
from gridlab.gui.kit.form import Form, FormRow
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar, ProgressRow
from gridlab.gui.look.language import translate


class NewStudy(DropArea):
    """Images, title and place of a new study; errors stand at their field."""

    create_requested = Signal(object)
    back_requested = Signal()
    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("New study", "New study"))
        self.images = TextField(
            says=translate("New study", "Folder of images"),
            hint=translate("New study", "Choose or drop a folder"),
        )
        self.title = TextField(
            says=translate("New study", "Title of the study"), hint=translate("New study", "Food study")
        )
        self.folder = TextField(
            says=translate("New study", "Folder of the new study"),
            hint=translate("New study", "A new or empty folder"),
        )
        self.labels = TextField(
            says=translate("New study", "Labels from a CSV file"),
            hint=translate("New study", "Optional; columns file, label"),
        )
        self.link = SegmentedButtons(
            (
                (False, translate("New study", "Copied into the study")),
                (True, translate("New study", "Left there")),
            ),
            says=translate("New study", "Images"),
        )
        self.messages = MessageBar()
        self.progress = ProgressRow()
        self.progress.cancel_requested.connect(self.cancel_requested)
        self.create_button = button(translate("New study", "Create study"), kind="primary")
        self.create_button.clicked.connect(self._create)
        self.back_button = button(translate("New study", "Back"), shortcut="Esc")
        self.back_button.clicked.connect(self.back_requested)
        self._form, self._images_row, self._folder_row = self._build_form()
        self.working = False
        self._title_typed = self._folder_typed = False
        self.title.textEdited.connect(lambda text: setattr(self, "_title_typed", bool(text)))
        self.folder.textEdited.connect(lambda text: setattr(self, "_folder_typed", bool(text)))
        self.images.textEdited.connect(self._propose)
        for field in (self.images, self.title, self.folder, self.labels):
            field.returnPressed.connect(self._create)
        self._lay_out()

    def _build_form(self) -> tuple[Form, FormRow, FormRow]:
        form = Form(label_width=120)
        images = form.add_row(
            translate("New study", "Images"),
            self.images,
            self._chooser(
                self._choose_images,
                translate("New study", "Choose the folder of images"),
            ),
        )
        form.add_row(translate("New study", "Files"), self.link)
        form.add_row(translate("New study", "Title"), self.title)
        folder = form.add_row(
            translate("New study", "Study folder"),
            self.folder,
            self._chooser(self._choose_place, translate("New study", "Choose the study folder")),
        )
        form.add_row(
            translate("New study", "Labels"),
            self.labels,
            self._chooser(
                self._choose_labels,
                translate("New study", "Choose the file of labels"),
            ),
        )
        form.close_up()
        return form, images, folder

    def _chooser(self, act: object, what: str) -> QWidget:
        made = button(translate("New study", "Choose…"), says=what)
        made.clicked.connect(act)
        return made

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.create_button)
        buttons.addStretch(1)
        buttons.addWidget(self.back_button)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(label(translate("New study", "New study"), "display"))
        column.addWidget(
            label(
                translate(
                    "New study", "Every image is checked; what cannot be used is listed with the reason."
                ),
                "soft",
                wraps=True,
            )
        )
        column.addSpacing(16)
        column.addWidget(self._form)
        column.addSpacing(8)
        column.addWidget(self.messages)
        column.addWidget(self.progress)
        column.addLayout(buttons)
        column.addStretch(3)
        middle = QWidget()
        middle.setLayout(column)
        middle.setMaximumWidth(600)
        middle.setMinimumWidth(440)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(middle, 8)
        row.addStretch(1)

    def begin(self, images: Path | None = None) -> None:
        """Start afresh, with a folder of images where one is known."""
        for field in (self.images, self.title, self.folder, self.labels):
            field.clear()
        self._title_typed = self._folder_typed = False
        self.messages.clear()
        for row in (self._images_row, self._folder_row):
            row.set_problem("")
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
        self._form.setEnabled(not working)
        self.create_button.setEnabled(not working)

    def _propose(self) -> None:
        self._images_row.set_problem("")
        text = self.images.text().strip()
        if not text:
            return
        images = Path(text)
        if not self._title_typed:
            self.title.setText(images.name.replace("-", " ").replace("_", " ").capitalize())
        if not self._folder_typed:
            self.folder.setText(str(images.parent / f"{images.name}-study"))
            self.folder.setCursorPosition(0)

    def _create(self) -> None:
        images, folder = self.images.text().strip(), self.folder.text().strip()
        faults = [
            self._images_row if not images or not Path(images).is_dir() else None,
            self._folder_row if not folder else None,
        ]
        self._images_row.set_problem(
            translate("New study", "Choose a folder that is there.") if faults[0] else "", (self.images,)
        )
        self._folder_row.set_problem(
            translate("New study", "Say where the study is to lie.") if faults[1] else "", (self.folder,)
        )
        if any(faults):
            (self.images if faults[0] else self.folder).setFocus()
            return
        self.messages.clear()
        labels = self.labels.text().strip()
        self.create_requested.emit(
            StudyWish(
                folder=Path(folder),
                images=Path(images),
                title=self.title.text().strip(),
                labels=Path(labels) if labels else None,
                link=bool(self.link.value),
            )
        )

    def _choose_images(self) -> None:
        chosen = choose_folder(self, translate("New study", "Folder of images"))
        if chosen is not None:
            self.set_images(chosen)

    def _choose_place(self) -> None:
        chosen = choose_folder(self, translate("New study", "Folder of the new study"))
        if chosen is not None:
            self.folder.setText(str(chosen))
            self._folder_typed = True

    def _choose_labels(self) -> None:
        chosen = choose_file(
            self, translate("New study", "Labels"), translate("New study", "Tables (*.csv *.tsv *.txt)")
        )
        if chosen is not None:
            self.labels.setText(str(chosen))
