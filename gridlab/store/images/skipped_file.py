"""skipped.csv: the files that no check of a study's images took, and why; on this machine, for its user.

Names of files and where they lie may tell more of people and machines than a study should.
"""

from __future__ import annotations

from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import Said, say, verbatim
from gridlab.store.csv_text import rows_of, write_table
from gridlab.store.disk import is_there, read
from gridlab.store.images.scan import Duplicate, Note, Refusal, ScanReport
from gridlab.store.places import made, study_data

FILE_NAME = "skipped.csv"
_COLUMNS = ("kind", "file", "what", "folder")
_MOST_ROWS = 100_000
_LIMIT_BYTES = 64 * 2**20


def keep_skipped(study: str, report: ScanReport) -> None:
    """Keep what a check found besides its images, behind what earlier ones found. Raises GridLabError."""
    rows = [*_read(study), *_rows(report)]
    if not _rows(report):
        return
    path = study_data(study) / FILE_NAME
    made(path.parent)
    kept = list(dict.fromkeys(rows))[-_MOST_ROWS:]
    write_table(path, _COLUMNS, kept, what=say("list of skipped files"), private=True)


def read_skipped(study: str) -> ScanReport:
    """What checks of the study's images found on this machine; nothing where none is kept.

    A file that cannot be read says nothing: it tells what was, and nothing rests on it.
    """
    rows = _read(study)
    return ScanReport(
        (),
        tuple(Refusal(file, _said(what), _place(at)) for kind, file, what, at in rows if kind == "refused"),
        tuple(Duplicate(what, file, _place(at)) for kind, file, what, at in rows if kind == "same"),
        tuple(Note(file, _said(what), _place(at)) for kind, file, what, at in rows if kind == "note"),
    )


def _rows(report: ScanReport) -> list[tuple[str, str, str, str]]:
    return [
        *(("refused", one.path, str(one.reason), str(one.folder or "")) for one in report.refusals),
        *(("same", one.other, one.kept, str(one.folder or "")) for one in report.duplicates),
        *(("note", one.path, str(one.note), str(one.folder or "")) for one in report.notes),
    ]


def _read(study: str) -> list[tuple[str, str, str, str]]:
    path = study_data(study) / FILE_NAME
    what = say("list of skipped files")
    try:
        rows = rows_of(read(path, what=what, limit_bytes=_LIMIT_BYTES), what=what) if is_there(path) else ()
        found = [tuple(row) for row in rows][1 : _MOST_ROWS + 1]
    except (GridLabError, OSError):
        return []
    return [(row[0], row[1], row[2], row[3]) for row in found if len(row) == len(_COLUMNS)]


def _said(text: str) -> Said:
    """A reason as it was said; told in other languages where it has no values in it."""
    return verbatim(text) if "{" in text or "}" in text else Said(text, {})


def _place(folder: str) -> Path | None:
    return Path(folder) if folder else None
