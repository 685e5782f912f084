"""The boxes of a page in any browser, in a frame of any size, beside those of the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gridlab.gui.screen.picture import preview_boxes
from tests.web.page.conftest import Site

Run = Callable[..., Any]
"""Runs the body of a function with `arguments`, and gives what it, or its promise, returns."""
FRAME = "frame.html"

_OPENED = """
  const frame = document.createElement('iframe');
  frame.style = 'position: absolute; inset: 0 auto auto 0; border: 0; width: 1280px; height: 720px';
  frame.src = 'index.html';
  document.body.replaceChildren(frame);
"""
_UNTIL = """
  const [width, height, position] = arguments;
  const frame = document.querySelector('iframe');
  frame.style.width = `${width}px`;
  frame.style.height = `${height}px`;
  const root = () => frame.contentDocument?.documentElement?.dataset ?? {};
  const ready = () => root().state === 'open' && root().page === 'screen' && root().position === position;
  for (let tries = 0; !ready(); tries += 1) {
    if (tries > 600) return `it shows ${JSON.stringify(root())}`;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  for (let turn = 0; turn < 2; turn += 1) {
    await new Promise((resolve) => frame.contentWindow.requestAnimationFrame(resolve)); // after `resize`
  }
  const inside = frame.contentDocument;
"""
_BOXES = """
  const box = (one) => {
    const {x, y, width, height} = one.getBoundingClientRect();
    return [x, y, width, height];
  };
  const all = (what) => [...inside.querySelectorAll(what)].map(box);
  const [question, probe, submit] = ['[data-question]', '[data-probe]', '[data-act=submit]'].map(all);
  return {question: question[0], probe: probe[0], cells: all('[data-cell]'), submit: submit[0]};
"""
_ANSWERED = """
  for (let tries = 0; inside.querySelector('[data-act=submit]').disabled && tries < 200; tries += 1) {
    const left = inside.querySelector('[data-cell][aria-checked=false]');
    left.click();
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  inside.querySelector('[data-act=submit]').click();
  for (let tries = 0; root().position === position && root().page === 'screen' && tries < 200; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
"""


@dataclass
class Framed:
    """A page in a frame."""

    site: Site
    run: Run

    def open(self, go: Callable[[str], object]) -> None:
        """Load it."""
        (self.site.folder / FRAME).write_text("<!doctype html><title>frame</title><body></body>")
        go(self.site.sink.url + FRAME)
        self.run(_OPENED)

    def boxes(self, width: int, height: int, position: int = 0) -> dict[str, Any]:
        """Of the screen at a position, once it takes input, at a size of the frame."""
        found = self.run(_UNTIL + _BOXES, width, height, str(position))
        assert isinstance(found, dict), found
        return found

    def answer(self, position: int = 0) -> None:
        """Answer the screen at a position."""
        told = self.run(_UNTIL + _ANSWERED, 1280, 720, str(position))
        assert told is None, told

    def away(self, design: str, width: int, height: int, position: int = 0) -> float:
        """How many pixels the page's boxes are from the program's at most; −1 where the browser needs another
        number of lines for the question."""
        wanted = preview_boxes(self.site.study, design, viewport=(width, height), screen=position + 1)
        found = self.boxes(width, height, position)
        return -1.0 if found["question"][3] > wanted["question"][3] + 1 else away(wanted, found)


def away(one: Any, other: Any) -> float:
    """How many pixels two sets of boxes are apart at most."""
    pairs = [
        (a, b)
        for name in one
        for box, twin in (
            zip(one[name], other[name], strict=True) if name == "cells" else [(one[name], other[name])]
        )
        for a, b in zip(box, twin, strict=True)
    ]
    return max(abs(a - b) for a, b in pairs)
