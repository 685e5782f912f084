"""Files of answers that are no ordinary files are refused before they are opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gridlab.domain.errors import GridLabError
from gridlab.store.answers_file import AnswersFormat, read_answers


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="makes a pipe")
@pytest.mark.parametrize("kind", ["psiz", "cblearn"])
def test_a_pipe_or_a_device_is_never_read_as_arrays(tmp_path: Path, kind: AnswersFormat) -> None:
    os.mkfifo(tmp_path / "pipe.npy")
    for path in (tmp_path / "pipe.npy", Path("/dev/zero")):
        with pytest.raises(GridLabError, match="not an ordinary file"):
            read_answers(path, kind)


def test_a_file_of_endless_holes_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "sparse.npy"
    with path.open("wb") as file:
        file.truncate(10**12)
    with pytest.raises(GridLabError, match="holds more than"):
        read_answers(path)
