"""Settings of this machine: what the user has changed from the defaults, and where linked images lie."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.said import NOTHING, Said, joined, say
from gridlab.store import places
from gridlab.store.disk import explained, is_there, read, shown

STATIONS = 100
RECENT = 12
LANGUAGE = r"system|[A-Za-z]{2,3}(_[A-Za-z]{2,4})?"
THEMES = ("system", "light", "dark")
CACHE_MEGABYTES = (10, 1_000_000)
_LIMIT_BYTES = 4 * 2**20
FORMAT = "gridlab-settings"


@dataclass(frozen=True, slots=True)
class Settings:
    """station: 0 to 99, first digits of session numbers. recent: study folders, latest first.

    linked: folder of the linked images by study id. windows: geometry of each window by its name, in the
    window's own coding. backup: folder where finished sessions are kept a second time; "" for none.
    language: of the interface, "system" or a code such as "de". cache_folder: of thumbnails, "" for the
    usual one. cache_megabytes: how much of them is kept.
    """

    station: int = 0
    theme: Literal["system", "light", "dark"] = "system"
    recent: tuple[str, ...] = ()
    linked: Mapping[str, str] = field(default_factory=dict)
    windows: Mapping[str, str] = field(default_factory=dict)
    backup: str = ""
    language: str = "system"
    cache_folder: str = ""
    cache_megabytes: int = 1000


def settings_path() -> Path:
    """The settings file of this machine's user."""
    return places.config_folder() / "settings.json"


def read_settings() -> Settings:
    """What is set on this machine; the defaults where nothing is.

    Raises GridLabError for a damaged file: guessing the station could give the same number to two sessions.
    """
    path = settings_path()
    if not is_there(path):
        return Settings()
    # Imported where there is something to read: a window waits for it.
    from gridlab.store.json_text import parse_json
    from gridlab.store.versions import upgraded

    data = read(path, what=say("settings file"), limit_bytes=_LIMIT_BYTES, follow=True)
    value = parse_json(data, what=say("settings file"), limit_bytes=_LIMIT_BYTES)
    what = say("settings file {path}", path=shown(path))
    is_ours = isinstance(value, dict) and value.get("format") == FORMAT
    if is_ours:
        value, _ = upgraded(value, FORMAT, what)
    fault = _fault(value) if is_ours else say("it is no settings file of GridLab")
    if fault:
        raise GridLabError(
            say("The {what} is refused: {fault}.", what=what, fault=fault),
            safe=say("Studies are not affected."),
            todo=say("Correct or remove the file. Then set this station's number again."),
        )
    if "recent" in value:
        value["recent"] = tuple(value["recent"])
    return Settings(**value)


def write_settings(settings: Settings) -> None:
    """Save what differs from the defaults. Raises GridLabError."""
    defaults = asdict(Settings())
    changed = {key: item for key, item in asdict(settings).items() if item != defaults[key]}
    fault = _fault(changed | {"recent": list(settings.recent)})
    if fault:
        raise failure(
            "The settings are refused: {fault}.",
            fault=fault,
            safe=say("Nothing was changed."),
            todo=say("Correct it and try again."),
        )
    # Imported when it is needed: settings are read before the window is up, and not written then.
    from gridlab.store.atomic import write_whole
    from gridlab.store.json_text import pretty
    from gridlab.store.versions import head_of

    path = settings_path()
    places.made(path.parent)
    # Its user may keep it elsewhere, with a link in its place.
    write_whole(path.resolve(), pretty(head_of(FORMAT) | changed), what=say("settings file"), private=True)


def change_settings(change: Callable[[Settings], Settings]) -> Settings:
    """Read, change and save the settings; returns the new ones. Raises GridLabError.

    Alone among all programs that do, as one would else undo what another changes at the same time.
    """
    # Imported when it is needed, as in `write_settings`.
    from gridlab.store.locks import locked

    path = settings_path()
    places.made(path.parent)
    with (
        explained(
            "The settings {path} cannot be changed: {reason}.",
            path=shown(path),
            safe=say("Nothing was changed."),
            todo=say("Make the folder writable, then try again."),
        ),
        locked(path.with_suffix(".lock")),
    ):
        settings = change(read_settings())
        write_settings(settings)
    return settings


def with_recent(settings: Settings, folder: Path) -> Settings:
    """The settings with a study folder as the latest opened."""
    this = str(folder.absolute())
    recent = (this, *(other for other in settings.recent if other != this))[:RECENT]
    return replace(settings, recent=recent)


def with_linked(settings: Settings, study: str, folder: Path) -> Settings:
    """The settings with the place of a study's linked images."""
    linked = {**settings.linked, study: str(folder.absolute())}
    return replace(settings, linked=linked)


def _fault(value: dict[str, Any]) -> Said:
    """What is wrong with the settings as JSON, without their head; "" if nothing."""
    for key, item in value.items():
        allowed = _allowed(key, item)
        if allowed:
            from gridlab.store.json_text import quoted

            return say("$.{key} is {value}; allowed: {allowed}", key=key, value=quoted(item), allowed=allowed)
    return NOTHING


def _allowed(key: str, item: Any) -> Said:
    """What would be allowed where `item` is not; "" where it is."""
    if key in ("station", "cache_megabytes"):
        low, high = (0, STATIONS - 1) if key == "station" else CACHE_MEGABYTES
        good = type(item) is int and low <= item <= high
        allowed = say("a whole number from {low} to {high:,}", low=low, high=high)
    elif key == "theme":
        good, allowed = item in THEMES, joined(THEMES, ", ")
    elif key in ("backup", "cache_folder"):
        good, allowed = isinstance(item, str), say("a folder")
    elif key == "language":
        good = isinstance(item, str) and re.fullmatch(LANGUAGE, item) is not None
        allowed = say("system, or a language such as de")
    elif key == "recent":
        good = isinstance(item, list) and all(isinstance(text, str) for text in item)
        allowed = say("a list of folders")
    elif key in ("linked", "windows"):
        good = isinstance(item, dict) and all(isinstance(text, str) for text in item.values())
        allowed = say("texts by key")
    else:
        good, allowed = False, say("no such key")
    return NOTHING if good else allowed
