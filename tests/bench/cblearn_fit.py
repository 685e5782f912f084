"""One fit by cblearn, in an interpreter that has it: python cblearn_fit.py DATA.npz OBJECTIVE RESULT.npz.

DATA has triplets (T, 3) and start (N, D); RESULT gets positions, seconds, iterations and the version.
"""

import sys
from time import perf_counter

import cblearn
import numpy as np
from cblearn.embedding import STE, TSTE

data = np.load(sys.argv[1])
triplets, start = data["triplets"], data["start"]
estimator = {"ste": STE, "tste": TSTE}[sys.argv[2]](n_components=start.shape[1])
begin = perf_counter()
estimator.fit(triplets, init=start, n_objects=len(start))
seconds = perf_counter() - begin
np.savez(
    sys.argv[3],
    positions=estimator.embedding_,
    seconds=seconds,
    iterations=estimator.n_iter_,
    version=cblearn.__version__,
)
