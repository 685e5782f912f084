"""The Publish page: where annotators come from, the sessions, the codes; then what is to be copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from gridlab.app.web.addresses import Way, way_of
from gridlab.gui.kit.boxes import Wide, column, scrolled
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.choosers import choose_folder
from gridlab.gui.kit.entries import ListEntry
from gridlab.gui.kit.form_table import Fields, Row
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar, ProgressRow
from gridlab.gui.look.language import translate
from gridlab.gui.look.saying import told
from gridlab.gui.page import Page
from gridlab.gui.pages.publish.results import Results
from gridlab.gui.pages.publish.table import LABELS, sections, sink_texts, way_texts


class PublishPage(Page):
    """A form, and above it what came of it. left(): back to the design."""

    key: ClassVar[str] = "publish"

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.main_action: QPushButton = button(
            translate("Publish", "Publish"), kind="primary", icon_name="globe", shortcut="Ctrl+Return"
        )
        back = button(translate("Publish", "Back to the design"), icon_name="arrow-left", shortcut="Esc")
        back.clicked.connect(self.left)
        self.header_widgets = [back]
        self._way_text = label("", "small", wraps=True)
        self._sink_text = label("", "small", wraps=True)
        place = translate("Publish", "Choose where the new folder goes")
        self.fields = Fields(
            sections(
                Row("", beside=lambda: self._way_text, under=True),
                Row("", beside=lambda: self._sink_text, under=True),
                lambda: choose_folder(self, place),
            ),
            label_width=LABELS,
            indent=0,
        )
        self.fields.entry("way").show("prolific")
        self.fields.entry("sink").show("serve")
        self.show_choice()
        self.messages = MessageBar()
        self.progress = ProgressRow()
        self.results = Results()
        self._notes_title = label(translate("Publish", "Worth knowing before you publish"), "section")
        self.notes = label("", wraps=True, selectable=True)
        notes = column(self._notes_title, self.notes, spacing=4)
        self.show_warnings(())
        parts = (self.messages, self.progress, self.results, notes, self.fields, Wide())
        self.body = scrolled(column(*parts, spacing=20, margins=(24, 16, 24, 24)), widest=760)
        self.setLayout(column(self.body))

    @property
    def way(self) -> Way:
        """The channel that is chosen."""
        return way_of(str(self.fields.value("way")))

    def offer(self, designs: list[str], chosen: str) -> None:
        """Offer the designs that can be published."""
        entry = self.fields.entry("design")
        assert isinstance(entry, ListEntry)
        entry.offer(tuple((name, name) for name in designs))
        entry.show(chosen if chosen in designs else designs[0] if designs else None)
        self.main_action.setEnabled(bool(designs))

    def show_choice(self) -> None:
        """Say what the channel and the place of answers that are chosen mean."""
        sink = str(self.fields.value("sink"))
        self._way_text.setText(way_texts()[self.way.key])
        self._sink_text.setText(sink_texts()[sink])
        made = self.fields.made("post")
        if made is not None:
            made.row.set_visible(sink == "post")

    def show_warnings(self, warnings: Sequence[str]) -> None:
        """Say what is worth knowing of what would be published."""
        self.notes.setText("\n".join(f"• {told(text)}" for text in warnings))
        for part in (self._notes_title, self.notes):
            part.setVisible(bool(warnings))

    def show_busy(self, busy: bool) -> None:
        """While it is published nothing else is."""
        self.main_action.setEnabled(not busy)
        self.fields.setEnabled(not busy)

    def to_top(self) -> None:
        """What came of it stands at the top."""
        self.body.verticalScrollBar().setValue(0)

    def escape(self) -> None:
        self.left.emit()

    def take_focus(self) -> None:
        self.fields.focus_on("way")
