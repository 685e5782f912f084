"""Embeddings: points for the images, such that near ones were chosen together.

`fit_embedding` fits STE or t-STE to `Screens`; `triplet_error` and `screens_error` measure it; `hold_out`
keeps whole screens back. An objective is a function of positions that gives its value and gradient
(likelihood.py); what differs between STE and t-STE is in kernels.py.
"""

from gridlab.science.embedding.fit import Fit, fit_embedding
from gridlab.science.embedding.held_out import hold_out, screens_error, triplet_error
from gridlab.science.embedding.screens import (
    Screens,
    count_triplets,
    screens_from_choices,
    screens_from_triplets,
)

__all__ = [
    "Fit",
    "Screens",
    "count_triplets",
    "fit_embedding",
    "hold_out",
    "screens_error",
    "screens_from_choices",
    "screens_from_triplets",
    "triplet_error",
]
