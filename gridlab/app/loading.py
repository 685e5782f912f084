"""How an exported dataset is loaded in other languages: the lines that are shown beside an export."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_PYTHON = """\
import gridlab

data = gridlab.read_dataset({path})
triplets = data.triplets  # (T, 3): anchor, near, far as rows of data.images, from 0
names = data.images.name
"""
_H5PY = """\
import h5py

with h5py.File({path}) as file:
    triplets = file["triplet/anchor_near_far"][:]  # (T, 3): anchor, near, far as rows of /image, from 0
    names = file["image/name"].asstr()[:]
"""
_RHDF5 = """\
library(rhdf5)                    # BiocManager::install("rhdf5")
path <- {path}
triplets <- t(h5read(path, "triplet/anchor_near_far")) + 1L   # (T, 3): anchor, near, far, from 1
names <- h5read(path, "image/name")
"""
_HDF5R = """\
library(hdf5r)                    # install.packages("hdf5r")
file <- H5File$new({path}, mode = "r")
triplets <- t(file[["triplet/anchor_near_far"]]$read()) + 1L  # (T, 3): anchor, near, far, from 1
names <- file[["image/name"]]$read()
file$close_all()
"""
_MATLAB = """\
path = {path};
triplets = h5read(path, '/triplet/anchor_near_far')' + 1;     % (T, 3): anchor, near, far, from 1
names = h5read(path, '/image/name');
"""

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "Python": _PYTHON,
        "Python (h5py)": _H5PY,
        "R (rhdf5)": _RHDF5,
        "R (hdf5r)": _HDF5R,
        "MATLAB": _MATLAB,
    }
)
"""By the language as people call it: the lines, with {path} for the file as a text of that language."""


def loading_lines(language: str, path: str) -> str:
    """The lines that load the dataset at `path` in one of LANGUAGES: triplets from the first image of 0 in
    Python, of 1 in R and MATLAB, and the names of the images."""
    return LANGUAGES[language].replace("{path}", _quoted(language, path))


def _quoted(language: str, path: str) -> str:
    """A text as the language writes it."""
    if language == "MATLAB":
        return "'" + path.replace("'", "''") + "'"
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'
