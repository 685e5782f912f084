"""A form of a design that is typed into and clicked as a person does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from gridlab.gui.background import Background
from gridlab.gui.kit.buttons import SegmentedButtons
from gridlab.gui.kit.fields import NumberField, TextArea
from gridlab.gui.kit.lists import PressList
from gridlab.gui.pages.design.form.form import DesignForm
from gridlab.gui.pages.design.form.supply import FormSupply


@pytest.fixture
def form(qapp: QApplication) -> Iterator[DesignForm]:
    """The form by itself, as wide as on its page."""
    background = Background()
    supply = FormSupply(background)
    made = DesignForm(supply)
    list(made.unfolding())
    made.resize(330, 1400)
    made.show()
    yield made
    assert background.close()
    made.deleteLater()
    supply.deleteLater()
    background.deleteLater()


def _type(field: Any, text: str) -> None:
    """Type over what stands in a field; long texts and those of several lines are pasted."""
    field.setFocus()
    field.selectAll()
    if not text:
        QTest.keyClick(field, Qt.Key.Key_Delete)
    elif len(text) > 60 or not text.isascii() or "\n" in text:
        QApplication.clipboard().setText(text)
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    else:
        QTest.keyClicks(field, text)


def _segment(field: SegmentedButtons, value: object) -> Any:
    return field.buttons()[field._values.index(value)]


def _choose(field: QComboBox, value: object) -> None:
    wanted = field._values.index(value)  # type: ignore[attr-defined]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Home)
    for _ in range(wanted):
        QTest.keyClick(field, Qt.Key.Key_Down)


def _tick(view: PressList, wanted: tuple[str, ...]) -> None:
    model = view.model()
    for row, (name, _) in enumerate(model.rows):  # type: ignore[attr-defined]
        if (name in model.ticked) is not (name in wanted):  # type: ignore[attr-defined]
            view.setCurrentIndex(model.index(row))  # type: ignore[call-arg]
            QTest.keyClick(view, Qt.Key.Key_Space)


@pytest.fixture
def enter() -> Callable[..., None]:
    """enter(form, path, value): enter a value by keyboard or click, wherever it is folded away."""

    def act(form: DesignForm, path: tuple[str | int, ...], value: Any, scope: Any = None) -> None:
        field = form.field(*path, scope=scope)
        if isinstance(field, SegmentedButtons):
            QTest.mouseClick(_segment(field, value), Qt.MouseButton.LeftButton)
        elif isinstance(field, PressList):
            _tick(field, value)
        elif isinstance(field, QComboBox):
            _choose(field, value)
        elif isinstance(field, TextArea):
            _type(field, value if isinstance(value, str) else "\n".join(value))
        elif isinstance(field, NumberField) or value is not None:
            _type(field, str(value))
        else:
            _type(field, "")
        if path == ("name",) and scope == "design":
            QTest.keyClick(field, Qt.Key.Key_Return)

    return act
