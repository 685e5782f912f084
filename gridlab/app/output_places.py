"""Where files for people may go: never over what makes up a study."""

from __future__ import annotations

from pathlib import Path

from gridlab.app.study import DESIGNS, EXPORTS, IMAGES, SESSIONS
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.store.exclusions_file import FILE_NAME as EXCLUSIONS_FILE
from gridlab.store.study_file import FILE_NAME as STUDY_FILE

# What no export, picture or table may take the place of.
STUDY_PARTS = frozenset({IMAGES, DESIGNS, SESSIONS, STUDY_FILE, EXCLUSIONS_FILE})


def check_output_place(out: Path) -> None:
    """Refuse a place among the files, images, designs and sessions of any study. Raises GridLabError.

    Links are followed first: it is what they lead to that would be written over.
    """
    place = out.resolve()
    for folder in place.parents:
        part = place.relative_to(folder).parts[0]
        if part in STUDY_PARTS and (folder / STUDY_FILE).is_file():
            raise GridLabError(
                say("{out} belongs to the study itself.", out=out),
                safe=say("Nothing was written."),
                todo=say("Choose a place in {exports}/ or outside the study.", exports=EXPORTS),
            )
