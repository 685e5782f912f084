"""The gallery: designs to start from, shown in place of the form until one is taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout

from gridlab.app.study_view import DesignEntry
from gridlab.domain.design import Design
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.escape import EscapePart
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate
from gridlab.gui.pages.design.list import ENTRY_ROLE, DesignModel, make_design_view


class GalleryView(EscapePart):
    """Cards of the gallery's designs; one click or Enter takes a copy into the study."""

    taken = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Design", "Gallery of designs"))
        self.model = DesignModel()
        self.view = make_design_view(self.model, translate("Design", "Designs to start from"), 232)
        self.view.setWrapping(True)
        self.view.setFlow(QListView.Flow.LeftToRight)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setGridSize(QSize(244, 60))
        self.view.activated.connect(self._take)
        self.view.clicked.connect(self._take)
        back = button(translate("Design", "Back"), shortcut="Esc")
        back.clicked.connect(self.closed)
        self.escaped.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(label(translate("Design", "Start from"), "strong"))
        about = translate("Design", "a design of the gallery; change anything later")
        head.addWidget(label(about, "soft"), 1)
        head.addWidget(back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)

    def set_designs(self, designs: Sequence[Design]) -> None:
        """Offer these designs."""
        self.model.set_entries([DesignEntry(design.name, design) for design in designs])

    def begin(self) -> None:
        """Put the focus on the first design."""
        if self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus()

    def _take(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE)
        if entry is not None:
            self.taken.emit(entry.name)
