"""What the Images page says, each message with the button that mends its cause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gridlab.domain.errors import GridLabError
from gridlab.domain.finding import Finding
from gridlab.domain.said import joined
from gridlab.gui.kit.document import Leaving
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.language import translate
from gridlab.gui.look.saying import told
from gridlab.gui.look.words import counted, images_text

if TYPE_CHECKING:
    from gridlab.store.images.labels_match import LabelMatch
    from gridlab.store.images.scan import ScanReport

_NAMED = 2


class Messages(QObject):
    """Three bars: what could not be saved, what was done or went wrong, what the designs lack.

    Signals: retry_requested() and reread_requested() after a save failed, add_requested(),
    excluded_requested() to see the excluded images, place_requested() to say where the images are.
    """

    retry_requested = Signal()
    reread_requested = Signal()
    add_requested = Signal()
    excluded_requested = Signal()
    place_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.unsaved = MessageBar(closable=False)
        self.bar = MessageBar()
        self.place = MessageBar(closable=False)
        self.wants = MessageBar()
        self.bars = (self.unsaved, self.bar, self.place, self.wants)
        self._told: tuple[Finding, ...] = ()

    @property
    def text(self) -> str:
        """What is said now, in all bars."""
        return " ".join(bar.text for bar in self.bars if bar.text)

    def clear(self) -> None:
        """Say nothing, as of another study."""
        for bar in self.bars:
            bar.clear()
        self._told = ()

    def say_added(self, report: ScanReport, added: int | None = None) -> None:
        """How many images came in, and how many files did not."""
        taken = len(report.images) if added is None else added
        left_out = len(report.refusals) + len(report.duplicates)
        files = translate("Images", "{files} left out, each with its reason.")
        rest = (
            files.format(files=counted(left_out, translate("Images", "file"), translate("Images", "files")))
            if left_out
            else ""
        )
        kind = "warn" if report.refusals or not taken else "ok"
        images = translate("Images", "{images} added.").format(images=images_text(taken))
        self.bar.say(kind, images, rest)  # type: ignore[arg-type]

    def say_labelled(self, match: LabelMatch, file: str) -> None:
        """Labels were taken from a file."""
        done = translate("Images", "{images} changed by {file}.")
        left = len(match.unmatched) + len(match.conflicting)
        not_taken = counted(left, translate("Images", "row"), translate("Images", "rows"))
        rows = translate("Images", "{rows} of the file were not taken.").format(rows=not_taken)
        images = images_text(len(match.changed))
        self.bar.say("ok", done.format(images=images, file=file), rows if left else "")

    def say_note(self, strong: str, rest: str = "") -> None:
        """Something was done."""
        self.bar.say("ok", strong, rest)

    def say_error(self, error: GridLabError) -> None:
        """Something could not be done."""
        self.bar.say_error(error)

    def say_sessions_stay(self) -> None:
        """Images were included or excluded in a study that has sessions."""
        self.bar.say(
            "info",
            translate("Images", "Sessions that were begun keep their screens."),
            translate("Images", "New sessions draw from the included images."),
        )

    def say_unsaved(
        self, error: GridLabError, *, changed_elsewhere: bool, leaving: Leaving | None = None
    ) -> None:
        """The edits are not on the disk; they stay in the window."""
        again = (translate("Images", "Save again"), self.retry_requested.emit)
        reread = (translate("Images", "Read the study again"), self.reread_requested.emit)
        leave = ((leaving.text, leaving.then),) if leaving is not None else ()
        rest = joined(part for part in (error.safe, error.todo) if part)
        self.unsaved.say("bad", error.what, rest, actions=(reread if changed_elsewhere else again, *leave))

    def say_saved(self) -> None:
        """The edits are on the disk."""
        self.unsaved.clear()

    def say_place(self, found: bool) -> None:
        """Whether the folder of the images is there."""
        if found:
            self.place.clear()
            return
        self.place.say(
            "warn",
            translate("Images", "The folder of the images is not on this machine."),
            translate(
                "Images",
                "The study is not affected. Show where the images are; they are known by their content.",
            ),
            actions=((translate("Images", "Find images…"), self.place_requested.emit),),
        )

    def say_wants(self, found: Sequence[Finding], excluded: int) -> None:
        """Designs that the included images do not suffice for; said once, until it changes."""
        if tuple(found) == self._told:
            return
        self._told = tuple(found)
        if not found:
            self.wants.clear()
            return
        one = translate("Images", "{design} cannot start with these images.").format(design=found[0].path)
        several = translate("Images", "{count} designs cannot start with these images.")
        reasons = [told(finding.what) if len(found) == 1 else _reason(finding) for finding in found[:_NAMED]]
        more = translate("Images", "And {count} more.").format(count=len(found) - _NAMED)
        see = (translate("Images", "Show excluded"), self.excluded_requested.emit)
        add = (translate("Images", "Add images"), self.add_requested.emit)
        self.wants.say(
            "warn",
            one if len(found) == 1 else several.format(count=len(found)),
            " ".join([*reasons, more] if len(found) > _NAMED else reasons),
            actions=(see,) if excluded else (add,),
        )


def _reason(finding: Finding) -> str:
    return f"{finding.path}: {told(finding.what)}"
