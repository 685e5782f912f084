"""study.json: a study's title, rules, metadata and image set, read strictly and written whole."""

from __future__ import annotations

import dataclasses
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from gridlab.domain.errors import GridLabError, Problem
from gridlab.domain.images import Image
from gridlab.domain.limits import Several, closed
from gridlab.domain.said import Said, say
from gridlab.domain.study import MAX_IMAGES, Study
from gridlab.store.atomic import write_whole
from gridlab.store.disk import inside, is_there, read, shown
from gridlab.store.images.names import is_image_name
from gridlab.store.json_text import Refused, canonical, nfc, no_collecting, parse_json, pretty
from gridlab.store.typed_json import validated
from gridlab.store.versions import head_of, upgraded

FORMAT = "gridlab-study"
LIMIT_BYTES = 64 * 2**20
FILE_NAME = "study.json"
_IMAGE_FIELDS = tuple(field.name for field in dataclasses.fields(Image))
# Of images validated in one go: pydantic and Python's encoder keep Python's lock meanwhile, and with it the
# thread of the window waits. A thousand take a few milliseconds.
_TOGETHER = 1000
_compact = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


# A part of a path as most are: nothing to escape, no leading full stop, no drive.
_PART = r"[\w-][\w .,()+@&=!'~%#-]*"
_PLAIN_NAME = re.compile(rf"{_PART}(?:/{_PART})*")


@closed
@dataclass(frozen=True, slots=True, kw_only=True)
class _Some:
    """Some of the images, looked at together."""

    images: Annotated[tuple[Image, ...], Several("Images.", 0, _TOGETHER)]


def parse_study(data: bytes, *, what: Said = say("study")) -> Study:
    """The study that a JSON text says. Raises GridLabError naming JSON path, value and what is allowed."""

    def value() -> dict[str, Any]:
        return upgraded(parse_json(data, what=what, limit_bytes=LIMIT_BYTES), FORMAT, what)[0]

    with no_collecting():
        try:
            study = _in_pieces(value(), what)
        except Refused:  # told with the whole path
            validated(Study, _compact(value()).encode(), what)
            raise
        found = _problems(study)
    if found:
        raise Refused(what, found)
    return study


def _in_pieces(value: dict[str, Any], what: Said) -> Study:
    """The study, its images validated a thousand at a time; empties `value` as it goes."""
    items = value.pop("images", [])
    if not isinstance(items, list):
        raise Refused(what, [Problem("$.images", items, say("a list"))])
    study = validated(Study, _compact(value).encode(), what)
    images: list[Image] = []
    for start in range(0, len(items), _TOGETHER):
        some = items[start : start + _TOGETHER]
        items[start : start + _TOGETHER] = [None] * len(some)
        images += validated(_Some, _compact({"images": some}).encode(), what).images
    if len(images) > MAX_IMAGES:
        raise Refused(
            what,
            [Problem("$.images", len(images), say("up to {max_images:,} images", max_images=MAX_IMAGES))],
        )
    return dataclasses.replace(study, images=tuple(_tidy(image) for image in images))


def study_bytes(study: Study) -> bytes:
    """The text of study.json: two-space indent, stable order, one image per line, final newline."""
    value = head_of(FORMAT) | {name: getattr(study, name) for name in study.__slots__ if name != "images"}
    value["metadata"] = dataclasses.asdict(study.metadata)
    opened = pretty(nfc(value)).decode("utf-8").removesuffix("\n}\n")
    begun = f'{opened},\n  "images": ['.encode()
    if not study.images:
        return begun + b"]\n}\n"
    lines = [f"    {_image_line(image)}".encode() for image in study.images]
    return b"".join((begun, b"\n", b",\n".join(lines), b"\n  ]\n}\n"))


def read_study(folder: Path) -> Study:
    """The study in a folder. Raises GridLabError, also where there is none."""
    path = folder / FILE_NAME
    if not is_there(path):
        raise GridLabError(
            say("{folder} is no study: it has no {file_name}.", folder=shown(folder), file_name=FILE_NAME),
            todo=say("Open a study's folder, or make one with “gridlab new”."),
            safe=say("Nothing was changed."),
        )
    data = read(inside(folder, path), what=say("study"), limit_bytes=LIMIT_BYTES)
    return parse_study(data, what=say("study {path}", path=shown(path)))


def erased_now(folder: Path) -> frozenset[str]:
    """Ids of the sessions that study.json says at this moment are erased. Raises GridLabError, OSError."""
    found = (folder / FILE_NAME).stat()
    return _erased(folder, (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns))


# A merge asks for every session; the file is written anew, as another one, where it changes.
@lru_cache(maxsize=8)
def _erased(folder: Path, _file: tuple[int, ...]) -> frozenset[str]:
    return frozenset(read_study(folder).erased)


def write_study(folder: Path, study: Study) -> Study:
    """Write study.json whole or not at all; returns the study as it will be read back.

    Raises GridLabError, before anything is written for a study that could not be read back.
    """
    data = study_bytes(study)
    study = parse_study(data, what=say("study {folder}", folder=shown(folder)))
    write_whole(folder / FILE_NAME, data, what=say("study"))
    return study


def _tidy(image: Image) -> Image:
    if image.label.isascii() and image.alt.isascii():
        return image
    return dataclasses.replace(image, label=nfc(image.label), alt=nfc(image.alt))


def _image_line(image: Image) -> str:
    value = {name: getattr(image, name) for name in _IMAGE_FIELDS}
    for key in ("label", "alt"):
        value[key] = nfc(value[key])
    return json.dumps(value, ensure_ascii=False)


def _problems(study: Study) -> list[Problem]:
    """What is wrong between the fields; one finding of a kind is enough."""
    found = []
    names: set[str] = set()
    contents: set[str] = set()
    for row, image in enumerate(study.images):
        if not (_PLAIN_NAME.fullmatch(image.name) or is_image_name(image.name)):
            allowed = say("a relative path with / and without . or .. as a part, special bytes as \\xHH")
            found.append(Problem(f"$.images[{row}].name", image.name, allowed))
        elif image.name in names:
            found.append(
                Problem(f"$.images[{row}].name", image.name, say("a name that no earlier image has"))
            )
        elif image.sha256 in contents:
            found.append(Problem(f"$.images[{row}].sha256", image.sha256, say("each content once")))
        names.add(image.name)
        contents.add(image.sha256)
        if found:
            break
    if not _is_canonical(study.platforms):
        found.append(Problem("$.platforms", "a number", say("values that JSON writes in one way")))
    return found


def _is_canonical(value: Any) -> bool:
    try:
        canonical(value)
    except (ValueError, OverflowError):
        return False
    return True
