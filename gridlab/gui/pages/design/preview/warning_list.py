"""Warnings beside the preview: the most serious one at once, the others on request, each with its fix."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gridlab.domain.warnings import DesignWarning, Severity
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import Glyph
from gridlab.gui.look.language import translate
from gridlab.gui.look.palette import current_palette
from gridlab.gui.look.saying import told

_GROUND: dict[Severity, str] = {"serious": "bad_bg", "warn": "warn_bg", "note": "panel"}
_INK: dict[Severity, str] = {"serious": "bad", "warn": "warn", "note": "soft"}
_ICON: dict[Severity, str] = {"serious": "circle-alert", "warn": "triangle-alert", "note": "info"}
TALLEST = 200


class WarningRow(QWidget):
    """One warning: its reason, the button that mends it, and at the end of the first one how many more."""

    fix_requested = Signal(object)

    def __init__(self, warning: DesignWarning) -> None:
        super().__init__()
        self.warning = warning
        self._glyph = Glyph(_ICON[warning.severity], 18, _INK[warning.severity])
        self.reason = label(told(warning.reason), wraps=True, selectable=True)
        self.reason.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 4, 8)
        self._row.setSpacing(12)
        self._row.addWidget(self._glyph)
        self._row.addWidget(self.reason, 1)
        self.setAccessibleName(told(warning.reason))
        if warning.fix is not None:
            fix = button(told(warning.fix.label), kind="link", says=told(warning.fix.step))
            fix.clicked.connect(lambda: self.fix_requested.emit(warning.fix))
            self._row.addWidget(fix)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_palette()
        severity = self.warning.severity
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.colour("line"), 1) if severity == "note" else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour(_GROUND[severity]))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()


class WarningList(QWidget):
    """Hidden while there is nothing to warn of. Notes alone are one quiet line until they are asked for.

    fix_requested: a Fix, whose design is the edit.
    """

    fix_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("WarningList", "Warnings about the design"))
        self.warnings: tuple[DesignWarning, ...] = ()
        self._open = False
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows.setObjectName("sheet")
        self._scroll.setWidget(self._rows)
        self._said = label("", "small")
        self.more = button("", kind="link")
        self.more.clicked.connect(lambda: self.unfold(not self._open))
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 0, 0)
        foot.addWidget(self._said)
        foot.addStretch(1)
        foot.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll)
        layout.addLayout(foot)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def rows(self) -> list[WarningRow]:
        """The warnings that are shown now."""
        return [row for row in self._rows.findChildren(WarningRow) if row.parent() is self._rows]

    def show_warnings(self, warnings: Sequence[DesignWarning]) -> None:
        """Show these, the most serious first."""
        fresh = tuple(warnings)
        if fresh != self.warnings:
            self.warnings = fresh
            self._fill()

    def unfold(self, unfolded: bool) -> None:
        """Show all warnings, or the first one alone."""
        self._open = unfolded
        self._fill()

    def _fill(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        first = 1 if self.warnings and self.warnings[0].severity != "note" else 0
        shown = self.warnings if self._open else self.warnings[:first]
        for warning in shown:
            row = WarningRow(warning)
            row.fix_requested.connect(self.fix_requested)
            self._column.addWidget(row)
        self._column.addStretch(1)
        self._tell(len(shown), first)
        self.setVisible(bool(self.warnings))
        self._scroll.setVisible(bool(shown))
        self._fit()

    def _tell(self, shown: int, first: int) -> None:
        rest = len(self.warnings) - first
        self.more.setVisible(rest > 0)
        notes = not first and not self._open
        self._said.setVisible(notes)
        one, many = (
            translate("WarningList", "1 note on this design"),
            translate("WarningList", "{count} notes on this design"),
        )
        self._said.setText(one if rest == 1 else many.format(count=rest))
        if self._open:
            text = translate("WarningList", "Show less")
        elif notes:
            text = translate("WarningList", "Show")
        else:
            text = translate("WarningList", "{count} more").format(count=rest)
        self.more.setText(text)
        self.more.setAccessibleName(text)

    def _fit(self) -> None:
        """As high as the rows are in this width, up to a limit; then they scroll."""
        wide = max(200, self.width() - 2)
        high = sum(row.heightForWidth(wide) for row in self.rows)
        high += 8 * max(0, len(self.rows) - 1)
        self._scroll.setFixedHeight(min(high + 2, TALLEST))
        self.updateGeometry()

    def resizeEvent(self, event: object) -> None:
        self._fit()
