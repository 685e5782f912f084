"""What of the table is looked at: a search and two choices."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridlab.gui.kit.fields import ChoiceField, TextField
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.pages.sessions.table import purpose_name


class FilterBar(QWidget):
    """changed(text, state, purpose): "" wants all."""

    changed = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.search = TextField(
            says=translate("Sessions", "Search sessions"),
            hint=translate("Sessions", "Code, design or group"),
        )
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(280)
        self.state = ChoiceField(
            (
                ("", translate("Sessions", "All states")),
                ("running", translate("Sessions", "Running")),
                ("partial", translate("Sessions", "Unfinished")),
                ("complete", translate("Sessions", "Complete")),
                ("declined", translate("Sessions", "Declined")),
                ("withdrawn", translate("Sessions", "Withdrawn")),
                ("damaged", translate("Sessions", "Damaged")),
            ),
            says=translate("Sessions", "State"),
        )
        every: list[tuple[object, str]] = [("", translate("Sessions", "All purposes"))]
        every += [(name, purpose_name(name)) for name in ("main", "pilot", "test", "simulated")]
        self.purpose = ChoiceField(every, says=translate("Sessions", "Purpose"))
        for field in (self.state, self.purpose):
            field.setMaximumWidth(160)
            field.setMinimumWidth(136)
            field.value_changed.connect(lambda _value: self._tell())
        self.search.textChanged.connect(lambda _text: self._tell())
        self.count = label("", "small")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search, 2)
        layout.addWidget(self.state, 1)
        layout.addWidget(self.purpose, 1)
        layout.addStretch(1)
        layout.addWidget(self.count)

    @property
    def wants_all(self) -> bool:
        """Whether nothing is filtered out."""
        return not (self.search.text().strip() or self.state.value or self.purpose.value)

    def clear(self) -> None:
        """Want all."""
        for field in (self.state, self.purpose):
            field.set_value("")
        self.search.clear()
        self._tell()

    def show_count(self, shown: int, total: int) -> None:
        """How many of how many are listed, where some are not."""
        text = translate("Sessions", "{shown} of {total} sessions")
        self.count.setText("" if shown == total else text.format(shown=numeral(shown), total=numeral(total)))

    def _tell(self) -> None:
        self.changed.emit(self.search.text(), str(self.state.value), str(self.purpose.value))
