"""Who sat for sessions on the web: platform ids, opened from what was sealed into keys.csv alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gridlab.app.web.submissions import PERSON_IDS, first_of
from gridlab.domain.errors import GridLabError
from gridlab.domain.publication import Publication
from gridlab.domain.said import NOTHING, Said
from gridlab.store.sessions.keys_file import Key, read_keys, write_keys
from gridlab.store.web.sealing import Opener

_BETWEEN, _IS = "; ", "="


@dataclass(slots=True)
class Persons:
    """The keys of a study, and what was opened since. Each publication's private key is read once."""

    study: str
    _openers: dict[str, Opener | GridLabError] = field(default_factory=dict)
    _found: dict[str, Mapping[str, str]] = field(default_factory=dict)
    _gone: set[str] = field(default_factory=set)

    def take(self, publication: Publication, session: str, code: str, who: str) -> Said:
        """Open the ids of a session's person; returns why that cannot be, "" where it can."""
        if publication.id not in self._openers:
            try:
                self._openers[publication.id] = Opener(publication)
            except GridLabError as error:
                self._openers[publication.id] = error
        opener = self._openers[publication.id]
        if isinstance(opener, GridLabError):
            return opener.what
        try:
            ids = opener.unseal(session, who)
        except GridLabError as error:
            return error.what
        self._found[code] = {name: one for name, one in ids.items() if one}
        return NOTHING

    def forget(self, code: str) -> None:
        """The person of this code discarded the answers."""
        self._gone.add(code)

    def keep(self) -> None:
        """Write what was opened into keys.csv; what stands there of a code stays. Raises GridLabError."""
        keys = read_keys(self.study)
        known = {key.code for key in keys}
        kept = [key for key in keys if key.code not in self._gone]
        new = [_key(code, ids) for code, ids in sorted(self._found.items()) if code not in known | self._gone]
        if new or len(kept) < len(keys):
            write_keys(self.study, (*kept, *new))

    def ids(self) -> dict[str, Mapping[str, str]]:
        """The platform ids by code, of keys.csv."""
        return {key.code: dict(_ids(key)) for key in read_keys(self.study) if key.platform_id or key.note}


def _key(code: str, ids: Mapping[str, str]) -> Key:
    person = first_of(ids, PERSON_IDS)
    rest = (f"{name}{_IS}{one}" for name, one in ids.items() if one != person)
    return Key(code, platform_id=person, note=_BETWEEN.join(rest))


def _ids(key: Key) -> Iterable[tuple[str, str]]:
    if key.platform_id:
        yield PERSON_IDS[0], key.platform_id
    for part in key.note.split(_BETWEEN):
        name, found, one = part.partition(_IS)
        if found:
            yield name, one
