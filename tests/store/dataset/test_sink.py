"""The file that HDF5 writes into: it behaves as a file whatever the disk does, and tells what failed."""

from __future__ import annotations

import errno
from pathlib import Path

import h5py
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.store import disk
from gridlab.store.dataset.write import Sink


def full_from(calls: int, patch: pytest.MonkeyPatch) -> None:
    """Let so many writes through, then fail each."""
    real, left = disk.write, [calls]

    def write(descriptor: int, data: bytes) -> None:
        left[0] -= 1
        if left[0] < 0:
            real(descriptor, data[: len(data) // 2])  # a full disk may take a part
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor, data)

    patch.setattr(disk, "write", write)


@given(
    st.lists(st.tuples(st.integers(0, 60), st.binary(min_size=1, max_size=20)), max_size=12),
    st.integers(0, 12),
)
def test_what_was_written_is_read_back_also_after_the_disk_has_failed(
    tmp_path_factory: pytest.TempPathFactory, writes: list[tuple[int, bytes]], calls: int
) -> None:
    path = tmp_path_factory.mktemp("sink") / "a"
    path.touch()
    wanted = bytearray()
    with pytest.MonkeyPatch.context() as patch, Sink(path) as sink:
        full_from(calls, patch)
        for place, data in writes:
            sink.seek(place)
            assert sink.write(data) == len(data)
            wanted.extend(bytes(max(place + len(data) - len(wanted), 0)))
            wanted[place : place + len(data)] = data
        assert sink.seek(0, 2) == len(wanted)
        sink.seek(0)
        assert sink.read(len(wanted)) == bytes(wanted)
        if len(writes) > calls:
            with pytest.raises(OSError, match="No space"):
                sink.raise_failure()
        else:
            sink.raise_failure()
            assert path.read_bytes() == bytes(wanted)


@pytest.mark.parametrize("calls", [0, 1, 3, 8, 20, 60, 150])
def test_hdf5_notices_nothing_of_a_full_disk_and_the_caller_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: int
) -> None:
    path = tmp_path / "a.h5"
    path.touch()
    full_from(calls, monkeypatch)
    with Sink(path) as sink:
        with h5py.File(sink, "w") as file:
            for number in range(50):
                texts = np.array([f"text {i}" * number for i in range(50)], object)
                file.create_dataset(f"{number}/texts", data=texts, dtype=h5py.string_dtype())
                numbers = np.arange(50_000, dtype=np.int32) * number
                file.create_dataset(f"{number}/numbers", data=numbers, compression="gzip", shuffle=True)
            assert file["7/texts"].asstr()[3] == "text 3" * 7
            assert file["49/numbers"][100] == 4900
        with pytest.raises(OSError, match="No space"):
            sink.raise_failure()
