"""A Markdown text as its number of words; unfolded, its editor and how the annotator will read it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from gridlab.domain.contrast import ScreenColours, screen_colours
from gridlab.domain.design import Design
from gridlab.gui.background import pause
from gridlab.gui.kit.boxes import Wide, boxed, column, row
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.entries import AreaEntry, Field
from gridlab.gui.kit.fields import TextArea, TextField
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import one_or_many
from gridlab.gui.look.palette import current_palette
from gridlab.gui.screen.controls import dress_scroll_bars
from gridlab.gui.screen.question_text import text_direction

SETTLE_MS = 60
EDITOR_HEIGHT = 148
PREVIEW_HEIGHT = 190


class MarkdownPreview(QWidget):
    """The session's own rendering of a Markdown text, on the design's ground."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(PREVIEW_HEIGHT)
        self._colours = screen_colours("#ffffff", "#2f62d9")
        self._shown: tuple[object, ...] = ()
        self._scroll = QScrollArea(self)
        self._scroll.setAccessibleName(translate("Design", "Text preview"))
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scroll.installEventFilter(self)
        self.setLayout(column(self._scroll, margins=(2, 2, 2, 2)))

    def show_text(self, text: str, language: str, colours: ScreenColours) -> None:
        """Render a text as a session in that language and those colours does."""
        if self._shown == (text, language, colours):
            return
        from gridlab.gui.session.markdown_text import MarkdownText

        self._shown = (text, language, colours)
        self._colours = colours
        place = self._scroll.verticalScrollBar().value()
        inside = QWidget()
        inside.setObjectName("sheet")
        read = MarkdownText(text, language, colours)
        inside.setLayout(column(read, Wide(), margins=(12, 12, 12, 12)))
        self._scroll.setWidget(inside)
        dress_scroll_bars(self._scroll, colours)
        self._scroll.verticalScrollBar().setValue(place)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        focused = self._scroll.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current_palette().colour("accent" if focused else "line"), 2 if focused else 1))
        painter.setBrush(QColor(self._colours.background))
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        painter.end()


def _caption(language: str) -> str:
    if text_direction(language) == Qt.LayoutDirection.RightToLeft:
        return translate("Design", "As annotators see it, right to left")
    return translate("Design", "As annotators see it")


class MarkdownEntry(AreaEntry):
    """The number of words with Edit; below it, once it is unfolded, the editor and the preview."""

    def __init__(self, field: Field) -> None:
        self._says = field.says
        self._language = "en"
        self._colours = screen_colours("#ffffff", "#2f62d9")
        self.summary = TextField(
            says=translate("Design", "{field}, summary").format(field=field.says),
            hint=translate("Design", "None"),
        )
        self.summary.setReadOnly(True)
        self.summary.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.toggle = button("")
        area = TextArea(says=field.says, height=EDITOR_HEIGHT)
        super().__init__(field, area, boxed(row(Wide(self.summary), self.toggle)))
        self.preview: MarkdownPreview | None = None
        self._caption = label(_caption("en"), "small")
        self._inside = column(area, self._caption, margins=(0, 4, 0, 8))
        self.body = self.below = boxed(self._inside)
        self.body.hide()
        self.toggle.clicked.connect(lambda: self.unfold(self.body.isHidden()))
        self._settle = pause(self, SETTLE_MS, self._render)
        # The document's signal: the field's own is silent while a design is shown.
        area.document().contentsChanged.connect(self._changed)
        self.unfold(False)
        self._changed()

    def unfold(self, wanted: bool) -> None:
        """Show or hide editor and preview."""
        if wanted and self.preview is None:
            self.preview = MarkdownPreview()
            self._inside.addWidget(self.preview)
            self.grown.emit()
        self.body.setVisible(wanted)
        text = translate("Design", "Done") if wanted else translate("Design", "Edit")
        self.toggle.setText(text)
        self.toggle.setAccessibleName(f"{text}: {self._says}")
        if wanted:
            self._render()
            self.area.setFocus()

    @property
    def is_open(self) -> bool:
        """Whether editor and preview are shown."""
        return not self.body.isHidden()

    def follow(self, design: Design, block: int) -> None:
        """Take language and colours from the design."""
        layout = design.blocks[block].layout
        if (design.language, layout.background, layout.accent) == (
            self._language,
            self._colours.background,
            self._colours.accent,
        ):
            return
        self._language = design.language
        self._colours = screen_colours(layout.background, layout.accent)
        self._caption.setText(_caption(design.language))
        if self.is_open:
            self._settle.start()

    def _changed(self) -> None:
        words = len(self.area.text.split())
        said = one_or_many(words, translate("Design", "1 word"), translate("Design", "{count} words"))
        self.summary.setText(said if words else "")
        if self.is_open:
            self._settle.start()

    def _render(self) -> None:
        if self.preview is not None and self.is_open:
            self.preview.show_text(self.area.text, self._language, self._colours)

    def reveal(self) -> None:
        if not self.is_open:
            self.unfold(True)
