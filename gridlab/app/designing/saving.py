"""What of the designs is to be saved, one file after the other, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from gridlab.app.designing.desk import DesignDesk
from gridlab.app.designing.files import put
from gridlab.app.designing.kept import Put, ReadDesigns, State, Track, same_file
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import verbatim

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy


class Saving:
    """Keeps the files behind a desk. The caller runs one job at a time and never reads beside it.

    versioned(origin, name): sessions were run meanwhile, the edits became the next version. count: how many
    jobs came back; what was read before the last of them tells nothing of the files now.
    """

    def __init__(
        self, opened: OpenStudy, desk: DesignDesk, versioned: Callable[[str, str], object] | None = None
    ) -> None:
        self._opened = opened
        self._desk = desk
        self._versioned = versioned
        self._job: Track | None = None  # as it was when the file was to be changed from `kept` to `state`
        self.count = 0

    @property
    def dirty(self) -> bool:
        """Whether a design is not known to be in its file."""
        return any(track.is_dirty for track in self._desk.tracks.values())

    @property
    def stuck(self) -> Track | None:
        """A design that cannot be saved without being told how: the last save failed."""
        tracks = self._desk.tracks.values()
        return next((one for one in tracks if one.is_dirty and (one.failure or one.changed)), None)

    @property
    def problem(self) -> GridLabError | None:
        """Why a design cannot be saved without being told how."""
        track = self.stuck
        return (track.failure or GridLabError(verbatim(track.name))) if track is not None else None

    def next_job(self, *, again: bool = False) -> Callable[[], Put] | None:
        """The next file to change; again: also what failed before.

        What frees a name goes first: designs that were removed, then those that were renamed.
        """
        dirty = (track for track in self._desk.tracks.values() if track.is_dirty and not track.changed)
        ready = [track for track in dirty if again or track.failure is None]
        self._job = track = min(ready, key=_order, default=None)
        return partial(put, self._opened, track.kept, track.state) if track is not None else None

    def finish(self, result: Put) -> None:
        """Take in what came of the job."""
        job, self._job = self._job, None
        assert job is not None
        self.count += 1
        track = self._desk.tracks.get(job.key)
        if track is None:
            return
        track = replace(
            track,
            kept=track.kept if result.changed else result.kept,
            found=result.found,
            failure=result.failure,
            is_unsure=result.failure is not None
            and same_file(result.kept, job.state)
            and job.state is not None,
            changed=result.changed,
        )
        self._desk.put(track)
        version = self._desk.split(track) if result.frozen else ""
        if version and self._versioned is not None:
            self._versioned(job.name, version)

    def fail(self, error: GridLabError) -> None:
        """Nothing came of the job: the file is as it was."""
        assert self._job is not None
        self.finish(Put(self._job.kept, self._job.kept, error))

    def take_other(self, track: Track, step: str) -> None:
        """Take what another program wrote, as a step that can be undone."""
        found = track.found
        history = track.history.edited(step, found).sealed()
        self._desk.put(
            replace(track, history=history, kept=found, failure=None, is_unsure=False, changed=False)
        )
        if found is not None and found.design is not None:
            self._desk.choose(found.name)

    def keep_mine(self, track: Track, step: str, other: str) -> str:
        """Keep the edits as a copy under the next free name beside what another program wrote.

        Where the other removed the file there is nothing in the way: it is written again. Returns the name.
        """
        mine = track.state
        if track.found is None:
            self._desk.put(replace(track, kept=None, failure=None, is_unsure=False, changed=False))
            return track.name
        self.take_other(track, other)
        if mine is None or mine.design is None:
            return track.name
        return self._desk.add(mine.design, step)

    def is_news(self, read: ReadDesigns) -> bool:
        """Whether the files hold something else than was found last."""
        known = {
            track.kept.name: track.found for track in self._desk.tracks.values() if track.kept is not None
        }
        there = {kept.name: kept for kept in read.designs}
        return known.keys() != there.keys() or any(_differs(there[name], known[name]) for name in known)

    def reconcile(self, read: ReadDesigns, changed: str, removed: str) -> None:
        """Compare with what was found in the study: changes of other programs become steps.

        A design with edits that are not saved keeps them; its file is not written over.
        """
        self._desk.held = read.held
        left = {kept.name: kept for kept in read.designs}
        for track in list(self._desk.tracks.values()):
            if track.kept is None:
                continue
            there = left.pop(track.kept.name, None)
            if not _differs(there, track.found):
                continue
            if track.is_dirty or track.changed:
                self._desk.put(replace(track, found=there, changed=True))
            else:
                history = track.history.edited(changed if there is not None else removed, there).sealed()
                self._desk.put(replace(track, history=history, kept=there, found=there))
        for kept in left.values():
            self._desk.take_file(kept)


def _differs(one: State, other: State) -> bool:
    return one != other or (one is not None and other is not None and one.text != other.text)


def _order(track: Track) -> tuple[int, int]:
    gone = track.state is None
    renamed = track.state is not None and track.kept is not None and track.state.name != track.kept.name
    return (0 if gone else 1 if renamed else 2, track.key)
