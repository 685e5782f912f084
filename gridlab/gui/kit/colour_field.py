"""A colour by its text or from a small palette that unfolds below its field."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QWidget

from gridlab.gui.kit.boxes import Wide, column, row
from gridlab.gui.kit.buttons import PaintedButton
from gridlab.gui.kit.fields import TextField
from gridlab.gui.look.language import translate
from gridlab.gui.look.painting import painting
from gridlab.gui.look.palette import SWATCHES, current_palette

_SIDE = 24


class Swatch(PaintedButton):
    """A square of one colour; chosen ones are framed, and Tab or an arrow puts the ring of focus around."""

    def __init__(self, colour: str, *, says: str) -> None:
        super().__init__("")
        self.colour = colour
        """What it shows, "" for no colour."""
        self.setAccessibleName(says)
        self.setToolTip(says)
        self.setFixedSize(_SIDE, _SIDE)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def set_colour(self, colour: str) -> None:
        """Show another colour, "" for none."""
        if colour != self.colour:
            self.colour = colour
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_palette()
        with painting(self) as painter:
            area = QRectF(self.rect())
            painter.setPen(QPen(tokens.colour("faint"), 1))
            painter.setBrush(QColor(self.colour) if self.colour else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(4.5, 4.5, -4.5, -4.5), 4, 4)
            if self.hasFocus() or self.isChecked():
                painter.setPen(QPen(tokens.colour("accent" if self.hasFocus() else "soft"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)


class ColourField(TextField):
    """A colour as #rrggbb with a swatch of it inside, which opens the palette."""

    def __init__(self, *, says: str) -> None:
        super().__init__(says=says)
        self.setMaxLength(7)
        self.setTextMargins(24, 0, 0, 0)
        self.swatch = Swatch("", says=translate("Fields", "Palette for {field}").format(field=says))
        self.setLayout(row(self.swatch, Wide(), margins=(7, 0, 0, 0)))
        self.textChanged.connect(self._follow)

    def _follow(self, text: str) -> None:
        good = text.startswith("#") and len(text) == 7 and QColor.isValidColorName(text)
        self.swatch.set_colour(text if good else "")


class Palette(QWidget):
    """Rows of colours; the arrows go from one to the next, and each is chosen as it is reached."""

    picked = Signal(str)

    def __init__(self, *, says: str) -> None:
        super().__init__()
        self.setAccessibleName(says)
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for down, colours in enumerate(SWATCHES):
            for at, colour in enumerate(colours):
                swatch = Swatch(colour, says=colour)
                swatch.setCheckable(True)
                self._group.addButton(swatch)
                grid.addWidget(swatch, down, at)
        grid.setColumnStretch(len(SWATCHES[0]), 1)
        self._group.buttonToggled.connect(self._toggled)

    def set_colour(self, colour: str) -> None:
        """Frame the colour where it is one of these; tells nobody."""
        self._group.blockSignals(True)
        self._group.setExclusive(False)
        for swatch in self._group.buttons():
            swatch.setChecked(isinstance(swatch, Swatch) and swatch.colour == colour.lower())
        self._group.setExclusive(True)
        self._group.blockSignals(False)

    def take_focus(self) -> None:
        """Put the focus on the colour that is framed, else on the first."""
        swatch = self._group.checkedButton() or self._group.buttons()[0]
        swatch.setFocus(Qt.FocusReason.TabFocusReason)

    def _toggled(self, swatch: QAbstractButton, down: bool) -> None:
        if down and isinstance(swatch, Swatch):
            self.picked.emit(swatch.colour)


class ColourChoice(QWidget):
    """The field and, unfolded by its swatch or Alt+Down, the palette below it; Esc folds it."""

    entered = Signal(str)

    def __init__(self, *, says: str) -> None:
        super().__init__()
        self.field = ColourField(says=says)
        self.palette_row = Palette(says=translate("Fields", "Palette for {field}").format(field=says))
        self.palette_row.hide()
        self.field.textEdited.connect(self.entered)
        self.field.textChanged.connect(self.palette_row.set_colour)
        self.field.swatch.clicked.connect(lambda: self.unfold(self.palette_row.isHidden()))
        self.palette_row.picked.connect(self._pick)
        self.setLayout(column(self.field, self.palette_row, spacing=4))
        only_there = Qt.ShortcutContext.WidgetShortcut
        QShortcut("Alt+Down", self.field, lambda: self.unfold(True), context=only_there)

    def unfold(self, wanted: bool) -> None:
        """Show or hide the palette."""
        self.palette_row.setVisible(wanted)
        if wanted:
            self.palette_row.take_focus()
        else:
            self.field.setFocus()

    def _pick(self, colour: str) -> None:
        self.field.setText(colour)
        self.entered.emit(colour)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.palette_row.isHidden():
            self.unfold(False)
        else:
            event.ignore()
