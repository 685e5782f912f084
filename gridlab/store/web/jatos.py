"""WEB.jzip: a published folder as a study that JATOS imports."""

from __future__ import annotations

import json
import uuid
import zipfile
from pathlib import Path
from typing import Any

from gridlab.domain.publication import PageFile, Publication
from gridlab.domain.said import say
from gridlab.store.atomic import write_whole
from gridlab.store.web.folder import MANIFEST

_WORKERS = ("Jatos", "PersonalSingle", "PersonalMultiple", "GeneralSingle", "GeneralMultiple")
_STORED = (".webp", ".woff2")  # packed already
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_LONGEST_TITLE = 255
_PIECE = 1 << 20


def jzip_of(web: Path) -> Path:
    """The archive that belongs to a published folder."""
    return web.with_name(f"{web.name}.jzip")


def write_jzip(folder: Path, files: tuple[PageFile, ...], publication: Publication, out: Path) -> None:
    """Write the archive of a folder with these files and its manifest, whole or not at all; the same bytes
    each time. Raises GridLabError, OSError."""
    name = f"gridlab_{publication.id[:12]}"
    names = sorted([*(one.path for one in files), MANIFEST])

    def fill(temporary: Path) -> None:
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
            _add(archive, f"{name}.jas", json.dumps(_study(publication, name), indent=2).encode())
            for path in names:
                source = folder.joinpath(*path.split("/"))
                with source.open("rb") as file, archive.open(_entry(f"{name}/{path}"), "w") as packed:
                    while piece := file.read(_PIECE):
                        packed.write(piece)

    write_whole(out, fill, what=say("archive for JATOS"))


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(_entry(name), data)


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry that says nothing of when and where it was made."""
    entry = zipfile.ZipInfo(name, _FIRST_DAY)
    entry.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def _study(publication: Publication, name: str) -> dict[str, Any]:
    """What a .jas file says: one study with one component and one batch."""
    named = "".join(sign for sign in publication.design.name if sign not in "<>&\"'")
    title = f"{named[: _LONGEST_TITLE - 9]} {publication.id[:8]}".strip()

    def own(part: str) -> str:
        return str(uuid.uuid5(uuid.UUID(publication.id), part))

    component = {
        "uuid": own("component"),
        "title": title,
        "htmlFilePath": "index.html",
        "reloadable": True,
        "active": True,
        "comments": "",
        "componentInput": None,
    }
    batch = {
        "uuid": own("batch"),
        "title": "Default",
        "active": True,
        "maxActiveMembers": None,
        "maxTotalMembers": None,
        "maxTotalWorkers": publication.numbers,
        "allowedWorkerTypes": list(_WORKERS),
        "comments": "",
        "batchInput": None,
    }
    data = {
        "uuid": own("study"),
        "title": title,
        "description": "",
        "groupStudy": False,
        "linearStudy": False,
        "allowPreview": False,
        "dirName": name,
        "comments": "",
        "studyInput": None,
        "endRedirectUrl": None,
        "studyEntryMsg": None,
        "componentList": [component],
        "batchList": [batch],
    }
    return {"version": "3", "data": data}
