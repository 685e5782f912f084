"""The form for a platform's fees and pay rules: the study's own entry over the one that ships."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from gridlab.app.cost.platform_edit import PlatformTexts, edited_platform, problems_of, texts_of
from gridlab.app.cost.uses import FeeWish
from gridlab.domain.platforms import Platform, Platforms
from gridlab.gui.kit.boxes import Wide, column, row
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.entries import Field
from gridlab.gui.kit.fields import ChoiceField, TextField
from gridlab.gui.kit.form_table import Fields, Row, Section
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import day, shown, typed, typed_day
from gridlab.gui.look.saying import told

WIDTH = 336


_NUMBERS = ("fee", "vat", "minimum", "recommended")
_TEXTS = ("name", *_NUMBERS, "as_of", "source")


def _table() -> tuple[Row, ...]:
    platform, read = translate("Cost", "Platform"), day(date(2026, 9, 20))
    return (
        Row(platform, (Field("platform", platform, "list"),)),
        Row(translate("Cost", "Name"), (Field("name", translate("Cost", "Platform name")),)),
        Row(translate("Cost", "Fee"), (Field("fee", translate("Cost", "Fee"), unit="%"),)),
        Row(translate("Cost", "VAT on fee"), (Field("vat", translate("Cost", "VAT on the fee"), unit="%"),)),
        Row(translate("Cost", "Minimum"), (Field("minimum", translate("Cost", "Minimum pay per hour")),)),
        Row(
            translate("Cost", "Recommended"),
            (Field("recommended", translate("Cost", "Recommended pay per hour")),),
        ),
        Row(
            translate("Cost", "As of"),
            (Field("as_of", translate("Cost", "Date of the source"), hint=read),),
        ),
        Row(translate("Cost", "Source"), (Field("source", translate("Cost", "Source of the figures")),)),
    )


class FeesForm(QScrollArea):
    """Signals: save_requested(FeeWish) for a sound entry, closed()."""

    save_requested = Signal(FeeWish)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._platforms: Platforms = {}
        self._own: frozenset[str] = frozenset()
        self._currency = ""
        self._form = Fields((Section("fees", "", _table()),), label_width=96, indent=0)
        self._form.entered.connect(self._entered)
        self.platform = cast(ChoiceField, self._form.widget("platform"))
        self.fields = {key: cast(TextField, self._form.widget(key)) for key in _TEXTS}
        self.messages = MessageBar(stacked=True)
        self.save_button = button(translate("Cost", "Save for this study"))
        self.save_button.clicked.connect(self.request_save)
        self.back_button = button(translate("Cost", "Use default"), icon_name="rotate-ccw")
        self.back_button.clicked.connect(lambda: self._ask(None))
        self.close_button = button(translate("Cost", "Close"), shortcut="Esc")
        self.close_button.clicked.connect(self.closed)
        self._origin = label("", "small", wraps=True)
        self._lay_out()
        for field in self.fields.values():
            field.returnPressed.connect(self.request_save)
        escape = QShortcut("Esc", self, self.closed.emit)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        buttons = row(self.save_button, Wide(), self.close_button)
        back = row(self.back_button, Wide())
        inner = QWidget()
        inner.setObjectName("sheet")
        inner.setLayout(
            column(
                label(translate("Cost", "Fees and pay rules"), "strong"),
                self._origin,
                self._form,
                buttons,
                back,
                self.messages,
                Wide(),
                spacing=12,
                margins=(8, 16, 24, 16),
            )
        )
        self.setWidget(inner)

    def _entered(self, field: Field) -> None:
        if field.key == "platform":
            self._fill()
        else:
            self._check()

    def begin(self, platforms: Platforms, own: frozenset[str], key: str, currency: str) -> None:
        """Edit an entry. own: keys of the study's own ones. currency: of the pay rules that are shown."""
        self._platforms, self._own, self._currency = platforms, own, currency
        self.platform.set_choices([(name, entry.name) for name, entry in sorted(platforms.items())])
        self.platform.set_value(key)
        for name in ("minimum", "recommended"):
            self.fields[name].set_unit(translate("Cost", "{currency} per hour").format(currency=currency))
        self._fill()

    def show_saved(self, platforms: Platforms, own: frozenset[str]) -> None:
        """The entry is saved."""
        kept = str(self.platform.value)
        self.begin(platforms, own, kept, self._currency)
        self.messages.say("ok", translate("Cost", "Saved in the study."))

    def request_save(self) -> None:
        """Ask for the entry to be saved, unless something is wrong with it."""
        if not self._check():
            base = self._platforms[str(self.platform.value)]
            self._ask(edited_platform(base, self._texts(), self._currency))

    def problem(self, key: str) -> str:
        """What is wrong with a field, "" where nothing is."""
        bound = self._form.made(key)
        return bound.row.problem if bound is not None else ""

    def _ask(self, platform: Platform | None) -> None:
        self.messages.clear()
        self.save_requested.emit(FeeWish(str(self.platform.value), platform))

    def _fill(self) -> None:
        key = str(self.platform.value)
        if key not in self._platforms:
            return
        self.messages.clear()
        for name, text in asdict(texts_of(self._platforms[key], self._currency)).items():
            self.fields[name].setText(_shown(name, text))
            self.fields[name].setCursorPosition(0)
        self._origin.setText(
            translate("Cost", "Your study's own figures.")
            if key in self._own
            else translate("Cost", "The figures that come with GridLab. Saving makes a copy for this study.")
        )
        self.back_button.setVisible(key in self._own)
        self._check()

    def _texts(self) -> PlatformTexts:
        return PlatformTexts(**{name: _typed(name, field.text()) for name, field in self.fields.items()})

    def _check(self) -> bool:
        """Whether something is wrong; said under its field."""
        problems = problems_of(self._texts())
        self._form.mark({name: told(problem) for name, problem in problems.items() if problem})
        self.save_button.setEnabled(not problems)
        return bool(problems)


def _shown(name: str, text: str) -> str:
    """What stands in a field of an entry, as the window's language writes it."""
    if name in _NUMBERS:
        return shown(text)
    return day(date.fromisoformat(text)) if name == "as_of" and text else text


def _typed(name: str, text: str) -> str:
    """What stands in a field, as the entry has it; what is none is left as it is, and told."""
    plain = typed(text) if name in _NUMBERS else typed_day(text) if name == "as_of" else None
    return text if plain is None else plain
