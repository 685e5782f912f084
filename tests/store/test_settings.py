"""Settings hold only what differs from the defaults; a damaged file is never guessed at."""

from __future__ import annotations

import json
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from platformdirs import PlatformDirs

from gridlab.domain.errors import GridLabError
from gridlab.store import places
from gridlab.store.settings import (
    RECENT,
    Settings,
    change_settings,
    read_settings,
    settings_path,
    with_linked,
    with_recent,
    write_settings,
)


def test_without_a_file_the_defaults_hold_and_no_file_is_made() -> None:
    assert read_settings() == Settings()
    assert not settings_path().exists()


def test_only_what_differs_is_written() -> None:
    write_settings(Settings(station=7))
    assert json.loads(settings_path().read_bytes()) == {
        "format": "gridlab-settings",
        "version": 1,
        "station": 7,
    }
    assert stat.S_IMODE(settings_path().stat().st_mode) == 0o600


def test_settings_are_read_as_they_were_written(tmp_path: Path) -> None:
    settings = Settings(99, "dark", ("/a",), {"0" * 32: "/b"}, {"main": "AdnQ"})
    write_settings(settings)
    assert read_settings() == settings
    changed = change_settings(lambda old: with_linked(old, "1" * 32, tmp_path))
    assert read_settings() == changed
    assert changed.linked["1" * 32] == str(tmp_path)
    assert changed.station == 99


def test_recent_studies_are_the_latest_first_without_doubles(tmp_path: Path) -> None:
    settings = Settings()
    for number in range(RECENT + 3):
        settings = with_recent(settings, tmp_path / str(number))
    settings = with_recent(settings, tmp_path / "5")
    assert settings.recent[0] == str(tmp_path / "5")
    assert len(settings.recent) == len(set(settings.recent)) == RECENT


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "JSON"),
        ("[]", "no settings file"),
        ('{"format": "gridlab-settings", "version": 2}', "version is 2"),
        ('{"format": "gridlab-settings", "version": true}', "version is true"),
        ('{"format": "gridlab-settings", "version": 1, "station": 100}', "0 to 99"),
        ('{"format": "gridlab-settings", "version": 1, "station": true}', "station is true"),
        ('{"format": "gridlab-settings", "version": 1, "theme": []}', "theme"),
        ('{"format": "gridlab-settings", "version": 1, "linked": {"a": 1}}', "linked"),
        ('{"format": "gridlab-settings", "version": 1, "colour": 1}', "colour"),
    ],
)
def test_a_damaged_file_is_refused_not_guessed(text: str, said: str) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text(text)
    with pytest.raises(GridLabError, match=said):
        read_settings()


def test_what_could_not_be_read_back_is_not_written() -> None:
    write_settings(Settings(station=1))
    with pytest.raises(GridLabError, match="station"):
        write_settings(replace(Settings(), station=100))
    assert read_settings().station == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such variables")
@pytest.mark.parametrize("named", ["", "/elsewhere", "not/whole"])
def test_places_are_those_that_other_programs_take(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def name(folder: str) -> None:
        for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            monkeypatch.setenv(variable, folder)

    # What is not the whole path is to be ignored; early versions of platformdirs did not.
    name(named if named.startswith("/") else "")
    theirs = PlatformDirs("gridlab", appauthor=False)
    wanted = [theirs.user_config_path, theirs.user_data_path, theirs.user_cache_path]
    name(named)
    assert [places.config_folder(), places.data_folder(), places.cache_folder()] == wanted


def test_one_variable_moves_all_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRIDLAB_HOME", str(tmp_path))
    folders = [places.config_folder(), places.data_folder(), places.cache_folder()]
    assert len(set(folders)) == 3
    assert all(folder.parent == tmp_path for folder in folders)
