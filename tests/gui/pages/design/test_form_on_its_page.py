"""On its page the form says what a design with sessions allows, and what it is given of the study."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtTest import QTest

from gridlab.app.study import OpenStudy
from gridlab.gui.pages.design.presenter import FOLDS
from gridlab.gui.shell.furniture import Furniture
from gridlab.store.settings import read_settings

Until = Callable[..., None]
NAME = "grid-8-choose-2"


def saved(study: OpenStudy, name: str) -> dict[str, Any]:
    value = json.loads((study.folder / "designs" / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(value, dict)
    return value


def type_over(furniture: Furniture, path: tuple[str, ...], text: str) -> Any:
    field = furniture.design.form.field(*path)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    return field


def test_payment_of_a_design_with_sessions_changes_and_anything_else_makes_the_version_that_was_told(
    furniture: Furniture, study: OpenStudy, sit: Callable[..., Any], until: Until
) -> None:
    sit("p001", design=NAME, purpose="pilot").answer(2).close()
    furniture.studies.reread()
    page = furniture.design
    page.show_design(NAME)
    until(lambda: page.form.frozen_message.text)
    assert f"{NAME}-2" in page.form.frozen_message.text
    type_over(furniture, ("payment", "reward"), "3.25")
    until(lambda: saved(study, NAME)["payment"]["reward"] == "3.25")
    until(lambda: not furniture.desks["design"].dirty)
    assert page.name == NAME
    assert page.form.frozen_message.text, "still the design with sessions"
    field = type_over(furniture, ("layout", "gap"), "17")
    until(lambda: page.name == f"{NAME}-2")
    until(lambda: not furniture.desks["design"].dirty)
    assert saved(study, f"{NAME}-2")["blocks"][0]["layout"]["gap"] == 17
    assert saved(study, NAME)["blocks"][0]["layout"]["gap"] != 17
    assert field.text() == "17"
    assert page.form.frozen_message.text == "", "the next version has no sessions yet"


def test_a_design_is_renamed_in_the_form(furniture: Furniture, study: OpenStudy, until: Until) -> None:
    furniture.design.show_design(NAME)
    field = furniture.design.form.field("name", scope="design")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "mine\r")
    until(lambda: furniture.design.name == "mine")
    until((study.folder / "designs" / "mine.json").exists)
    until(lambda: not furniture.desks["design"].dirty)
    assert saved(study, "mine")["name"] == "mine"
    assert furniture.design.form.design.name == "mine"


def test_what_is_folded_is_there_again_when_the_program_is(furniture: Furniture) -> None:
    furniture.design.form.fields.sections["timing"].fold.heading.click()
    furniture.window.closing.emit()
    assert read_settings().windows[FOLDS] == "timing"
