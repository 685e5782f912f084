"""An annotator at the page: reads its handles, and does what the contract says can be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def state(page: Any) -> dict[str, str]:
    """What the page says of itself, once it takes input."""
    page.wait_for_selector("html[data-state=open]")
    return dict(page.evaluate("({...document.documentElement.dataset})"))


def wait_for(page: Any, name: str) -> dict[str, str]:
    """Wait for a page of that name."""
    page.wait_for_selector(f"html[data-page={name}][data-state=open]")
    return state(page)


def moved_on(page: Any, told: dict[str, str]) -> None:
    """Wait until another page takes input than the one that told this."""
    name, position = told["page"], told.get("position", "")
    ready = "html[data-state=open]"
    page.wait_for_selector(f"{ready}:not([data-page='{name}']), {ready}:not([data-position='{position}'])")


def act(page: Any, name: str) -> None:
    """Press a button."""
    page.click(f"[data-act={name}]:visible")


def answer(page: Any, cells: Sequence[int] = (0, 1), *, submit: bool = True) -> None:
    """Choose cells on the screen at hand, once it takes input, and submit."""
    position = wait_for(page, "screen")["position"]
    for cell in cells:
        page.wait_for_timeout(0)
        page.locator(f"[data-cell='{cell}']").click()
        for _ in range(40):  # input before `minimum_ms` is ignored
            if page.get_attribute(f"[data-cell='{cell}']", "aria-checked") == "true":
                break
            page.wait_for_timeout(25)
            page.locator(f"[data-cell='{cell}']").click()
    if submit:
        act(page, "submit")
        moved_on(page, {"page": "screen", "position": position})


def fill(page: Any) -> None:
    """Answer every question on the page and go on."""
    for field in page.query_selector_all("input[type=text]"):
        field.fill("33")
    for group in page.query_selector_all("fieldset"):
        group.query_selector("input").check()
    act(page, "go_on")


def walk(page: Any, until: str = "end", most: int = 60) -> list[str]:
    """Go through the session as far as a page of that name; gives the pages that were seen."""
    seen: list[str] = []
    for _ in range(most):
        told = state(page)
        name = told["page"]
        seen.append(name)
        if name == until:
            return seen
        if name == "consent":
            act(page, "agree")
        elif name == "questions":
            fill(page)
        elif name == "screen":
            answer(page)
            continue
        elif name in ("instructions", "feedback", "break"):
            act(page, "go_on")
        else:
            raise AssertionError(f"{until} does not come: {seen}")
        moved_on(page, told)
    raise AssertionError(f"{until} does not come: {seen}")
