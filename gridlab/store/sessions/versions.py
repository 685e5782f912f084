"""Versions of one session that were written at several places, and which of them stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gridlab.store.sessions.file import SUFFIX
from gridlab.store.sessions.parse import parse_log
from gridlab.store.sessions.rows import HEADER_ROWS, LogRow, is_discarded, withdrawn_log


@dataclass(frozen=True, slots=True)
class Version:
    """One log of a session."""

    log: tuple[LogRow, ...]

    @property
    def last(self) -> str:
        """The last checksum, which tells versions apart: it covers all rows."""
        return self.log[-1].checksum

    @property
    def head(self) -> str:
        """The checksum of the header."""
        return self.log[HEADER_ROWS - 1].checksum

    def begins(self, other: Version) -> bool:
        """Whether the other is this one, or this one with more rows."""
        return len(self.log) <= len(other.log) and other.log[len(self.log) - 1].checksum == self.last


def version_of(log: Sequence[LogRow]) -> Version:
    """The version that a log is; of a discarded session without the answers."""
    return Version(tuple(withdrawn_log(log) if is_discarded(log) else log))


def standing_versions(versions: Iterable[Version]) -> list[Version]:
    """The versions that stay, the one that counts first; the order they come in makes no difference.

    One that is the beginning of another goes. Where the annotator withdrew and discarded the answers no
    other version of that session stays. First: a complete one, most answers, most rows, highest checksum.
    """
    known = {version.last: version for version in versions}
    discarded: dict[str, Version] = {}
    for version in known.values():
        if is_discarded(version.log):
            best = discarded.get(version.head)
            if best is None or version.last > best.last:
                discarded[version.head] = version
    left = [v for v in known.values() if v.head not in discarded] + list(discarded.values())
    longest = [v for v in left if not any(v is not other and v.begins(other) for other in left)]
    return sorted(longest, key=_weight, reverse=True)


def file_names(session: str, versions: Sequence[Version]) -> dict[str, Version]:
    """How the files of these versions (`standing_versions`) are called."""
    names = {f"{session}{SUFFIX}": versions[0]}
    for version in versions[1:]:
        names[f"{session}.copy-{version.last[:12]}{SUFFIX}"] = version
    return names


def _weight(version: Version) -> tuple[bool, int, int, str]:
    record = parse_log(version.log).record
    return record.status == "complete", record.answered, len(version.log), version.last
