"""The panel of the selected image: its picture, what is known of it, and what may be changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QCompleter, QLabel, QSizePolicy, QWidget

from gridlab.app.image_steps import tidy, uses_of
from gridlab.app.study_view import DesignEntry
from gridlab.domain.images import Image
from gridlab.domain.visible import visible
from gridlab.gui.background import pause
from gridlab.gui.kit.boxes import Wide, column, grounded, row
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.fields import CheckField, TextArea, TextField, mark_wrong
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.palette import current_palette
from gridlab.gui.look.saying import told
from gridlab.gui.pages.images.cards import paint_picture
from gridlab.store.images.labels_csv import problem_of_alt, problem_of_label

WIDTH = 304
PICTURE = QSize(256, 176)


class _Picture(QWidget):
    """The picture on a quiet ground, as large as fits."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(PICTURE)
        self._pixmap: QPixmap | None = None
        self._is_lost = False

    def show_pixmap(self, pixmap: QPixmap | None, *, lost: bool = False) -> None:
        """Show a picture, or that there is none."""
        self._pixmap, self._is_lost = pixmap, lost
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(tokens.colour("line"), 1))
        painter.setBrush(tokens.colour("panel"))
        room = QRectF(self.rect())
        painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        paint_picture(painter, room.adjusted(8, 8, -8, -8), self._pixmap, lost=self._is_lost)
        painter.end()


class _Alt(TextArea):
    """Alternative text; Ctrl+Enter takes it as if it were left."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class DetailPanel(QWidget):
    """image: the one that is shown.

    Signals: edited(image, as it is to be), wanted(image) when its picture is to be read.
    """

    edited = Signal(Image, Image)
    wanted = Signal(Image)

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "panel")
        self.setAccessibleName(translate("Images", "The selected image"))
        self.setFixedWidth(WIDTH)
        self.image: Image | None = None
        self._labels: tuple[str, ...] = ()
        # While an arrow key is held down no picture is read
        self._ask = pause(self, 60, self._ask_picture)
        self._picture = _Picture()
        self._name = label("", "strong", wraps=True, selectable=True)
        self._size = label("", "small")
        self._sha256 = label("", "small", selectable=True)
        self.copy_button = button(
            "", kind="quiet", icon_name="copy", says=translate("Images", "Copy SHA-256")
        )
        self.show_button = button(translate("Images", "Show file"), icon_name="folder-open")
        self.label = TextField(says=translate("Images", "Label"), hint=translate("Images", "No label"))
        self.alt = _Alt(
            says=translate("Images", "Alternative text"),
            hint=translate("Images", "Description for people who can't see it"),
            height=76,
        )
        self.included_field = CheckField(translate("Images", "Use in new sessions"))
        self._problem = label("", "bad", wraps=True)
        self._used = label("", "small", wraps=True)
        self._empty = label(
            translate("Images", "Select an image to see it here and describe it."), "soft", wraps=True
        )
        self._body = QWidget()
        self._lay_out()
        self._connect()
        self.show_image(None, 0)

    def _lay_out(self) -> None:
        for text in (self._name, self._sha256):
            text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        label_heading = label(translate("Images", "Label"), "section")
        label_heading.setBuddy(self.label)
        alt_heading = label(translate("Images", "Alternative text"), "section")
        alt_heading.setBuddy(self.alt)
        body = column(
            self._picture,
            4,
            self._name,
            row(Wide(self._size), self.show_button),
            row(Wide(self._sha256), self.copy_button),
            4,
            label_heading,
            self.label,
            4,
            alt_heading,
            self.alt,
            4,
            self._problem,
            self.included_field,
            self._used,
            spacing=4,
        )
        body.setAlignment(self._picture, Qt.AlignmentFlag.AlignHCenter)
        self._body.setLayout(body)
        self.setLayout(column(self._empty, self._body, Wide(), margins=(24, 16, 24, 16)))

    def _connect(self) -> None:
        self.label.editingFinished.connect(self.commit)
        self.alt.left.connect(self.commit)
        self.included_field.clicked.connect(self._switched)
        self.copy_button.clicked.connect(self._copy)

    @property
    def picture_pixels(self) -> int:
        """How wide and high its picture is at most, in the display's pixels."""
        return round(max(PICTURE.width(), PICTURE.height()) * self.devicePixelRatioF())

    def set_labels(self, labels: Sequence[str]) -> None:
        """Labels in use, offered while one is typed."""
        if tuple(labels) != self._labels:
            self._labels = tuple(labels)
            completer = QCompleter(list(self._labels), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            earlier = self.label.completer()
            self.label.setCompleter(completer)
            if earlier is not None:
                earlier.deleteLater()

    def show_image(self, image: Image | None, selected: int, pixmap: QPixmap | None = None) -> None:
        """Show an image; None where none or several are selected. pixmap: its thumbnail for the moment."""
        self.commit()
        is_new = image is None or self.image is None or image.sha256 != self.image.sha256
        self.image = image
        self._body.setVisible(image is not None)
        self._empty.setVisible(image is None)
        several = translate("Images", "{count} images are selected.").format(count=numeral(selected))
        none = translate("Images", "Select an image to see it here and describe it.")
        self._empty.setText(several if selected > 1 else none)
        if image is None:
            return
        # A name without spaces breaks anywhere: it has no hyphens, and the break is no part of it.
        parts = [image.name[at : at + 12] for at in range(0, len(image.name), 12)]
        QLabel.setText(self._name, "\u200b".join(visible(part) for part in parts))
        self._name.setAccessibleName(image.name)
        self._size.setText(f"{numeral(image.width)} × {numeral(image.height)} px")
        self._sha256.setText(f"SHA-256 {image.sha256[:16]}…")
        self._sha256.setToolTip(image.sha256)
        if self.label.text() != image.label:
            self.label.setText(image.label)
        if self.alt.toPlainText() != image.alt:
            self.alt.setPlainText(image.alt)
        self.included_field.setChecked(image.included)
        self._say_problem("", "")
        if is_new:
            self._picture.show_pixmap(pixmap)
            self._ask.start()

    def show_picture(self, image: Image, pixmap: QPixmap | None) -> None:
        """The picture came, or cannot be read."""
        if self.image is not None and image.sha256 == self.image.sha256:
            if pixmap is not None:
                pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            self._picture.show_pixmap(pixmap, lost=pixmap is None)

    def show_uses(self, designs: Sequence[DesignEntry]) -> None:
        """Which designs may show it, and which list it by name."""
        if self.image is None:
            return
        named, drawn = uses_of(self.image, designs)
        parts = []
        if named:
            parts.append(translate("Images", "Listed in {designs}.").format(designs=", ".join(named)))
        if drawn:
            parts.append(translate("Images", "Used by {designs}.").format(designs=", ".join(drawn)))
        self._used.setText("\n".join(parts) or translate("Images", "No design uses it."))

    def commit(self) -> None:
        """Take what was typed."""
        image = self.image
        if image is None:
            return
        text, alt = tidy(self.label.text()), tidy(self.alt.toPlainText())
        wrong_label, wrong_alt = problem_of_label(text), problem_of_alt(alt)
        self._say_problem(wrong_label, wrong_alt)
        self._edit(
            replace(
                image,
                label=image.label if wrong_label else text,
                alt=image.alt if wrong_alt else alt,
            )
        )

    def _edit(self, changed: Image) -> None:
        image, self.image = self.image, changed  # told once, however often it is looked at meanwhile
        if image is not None and changed != image:
            self.edited.emit(image, changed)

    def _say_problem(self, wrong_label: str, wrong_alt: str) -> None:
        mark_wrong(self.label, bool(wrong_label))
        mark_wrong(self.alt, bool(wrong_alt))
        problem = told(wrong_label or wrong_alt)
        self._problem.setText(f"{problem[:1].upper()}{problem[1:]}." if problem else "")
        self._problem.setVisible(bool(problem))

    def _switched(self) -> None:
        if self.image is not None:
            self._edit(replace(self.image, included=self.included_field.isChecked()))

    def _ask_picture(self) -> None:
        if self.image is not None:
            self.wanted.emit(self.image)

    def _copy(self) -> None:
        if self.image is not None:
            QGuiApplication.clipboard().setText(self.image.sha256)
