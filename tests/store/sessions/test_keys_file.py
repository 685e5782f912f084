"""Keys of annotators lie outside the study, for one user alone."""

from __future__ import annotations

import stat

import pytest

from gridlab.domain.errors import GridLabError
from gridlab.store.places import data_folder
from gridlab.store.sessions.keys_file import Key, keys_path, read_keys, remove_key, write_keys

STUDY = "a" * 32
KEYS = (Key("p01", "Ada, Countess", "5f" * 12, "=note"), Key("p02", "Zoë\n"))


def test_keys_are_read_as_they_were_written_and_nobody_else_may() -> None:
    assert read_keys(STUDY) == ()
    write_keys(STUDY, KEYS)
    assert read_keys(STUDY) == KEYS
    assert keys_path(STUDY) == data_folder() / STUDY / "keys.csv"
    assert stat.S_IMODE(keys_path(STUDY).stat().st_mode) == 0o600


def test_a_key_is_removed_with_its_annotator() -> None:
    write_keys(STUDY, KEYS)
    assert remove_key(STUDY, "p01")
    assert not remove_key(STUDY, "p01")
    assert read_keys(STUDY) == KEYS[1:]
    assert b"Ada" not in keys_path(STUDY).read_bytes()


@pytest.mark.parametrize("text", ["", "code,name\n", "code,name,platform_id,note\np1,x\n", "\xff"])
def test_a_file_that_is_no_keys_file_is_refused(text: str) -> None:
    write_keys(STUDY, ())
    keys_path(STUDY).write_bytes(text.encode("latin-1"))
    with pytest.raises(GridLabError, match="keys file"):
        read_keys(STUDY)


def test_an_id_that_is_no_id_names_no_path() -> None:
    with pytest.raises(GridLabError):
        keys_path("../x")
