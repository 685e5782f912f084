"""The offer of another name to a design whose gallery name no longer says what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject

from gridlab.domain.design import Design
from gridlab.domain.design_names import better_name
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.language import translate


class NameOffer(QObject):
    """Makes the offer in a message bar, once until that is closed; rename(name, new) is what it does."""

    def __init__(self, bar: MessageBar, rename: Callable[[str, str], object]) -> None:
        super().__init__(bar)
        self._bar, self._rename = bar, rename
        self._declined: set[tuple[str, str]] = set()
        self._offered = ("", "")
        bar.closed.connect(lambda: self._declined.add(self._offered))

    def follow(self, design: Design | None, taken: Iterable[str]) -> None:
        """Look at the design at hand. taken: the names of all designs."""
        new = better_name(design, taken) if design is not None else ""
        offered = (design.name if design is not None else "", new)
        if not new or offered in self._declined:
            self._bar.clear()
            return
        self._offered = offered
        text = translate("Design", "The name {name} no longer says what this design is.")
        rename = translate("Design", "Rename to {name}").format(name=new)
        actions = ((rename, lambda: self._rename(*offered)),)
        self._bar.say("info", text.format(name=offered[0]), actions=actions)
