"""Time and memory of maps from 10⁴ to 10⁷ triplets: python -m tests.bench.scale [RESULT.json].

Each size in a process of its own: seconds of the processor and of the clock, and how much memory is added by
a fit (t-STE in two dimensions), by one with features in ten, and by the whole of `auto` (cross-validation,
errors, final fit). Answers are of 16-choose-4 HITs.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

SIZES = ((100, 11), (1_000, 105), (10_000, 1_042), (100_000, 10_417))
"""Images, and assignments of 20 screens of 48 triplets."""
WORK = ("fit", "features", "auto")


def measured(images: int, assignments: int, work: str) -> dict[str, float]:
    """One point, in this process."""
    import numpy as np

    import gridlab
    from gridlab.science.embedding.choice import candidates
    from gridlab.science.embedding.embed import Answers, embed
    from gridlab.science.embedding.features import feature_space
    from gridlab.science.embedding.fit import fit_embedding
    from gridlab.science.embedding.held_out import triplet_error
    from gridlab.science.embedding.screens import count_triplets

    random = np.random.default_rng(0)
    truth = random.standard_normal((images, 3))
    screens = gridlab.simulate("grid-16-choose-4", images, assignments, truth=truth)
    new = np.concatenate(
        [one.triplets() for one in gridlab.simulate("triplet", images, 200, truth=truth, seed=1)]
    )
    features = None
    if work == "features":
        raw = truth @ random.standard_normal((3, 30)) + random.standard_normal((images, 30))
        features = feature_space(raw)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    clock, processor = time.perf_counter(), time.process_time()
    if work == "auto":
        total = sum(map(len, screens))
        who = np.arange(total) // 20
        made = embed(Answers(screens, images, who, np.zeros(total, bool)), candidates())
        positions = made.positions
    else:
        weight = 0.5 if work == "features" else 0.0
        dims = 10 if work == "features" else 2
        fit = fit_embedding(
            screens, images, dims, alpha=1.0, penalty=0.03, features=features, feature_weight=weight
        )
        positions = fit.positions
    return {
        "images": images,
        "triplets": count_triplets(screens),
        "seconds": time.perf_counter() - clock,
        "processor_seconds": time.process_time() - processor,
        "megabytes": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024,
        "megabytes_in_all": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "error": triplet_error(positions, new),
    }


def main() -> None:
    """One point, where it is named; else all, each in a process of its own."""
    if len(sys.argv) == 4:
        print(json.dumps(measured(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])))
        return
    found: dict[str, list[dict[str, float]]] = {work: [] for work in WORK}
    for images, assignments in SIZES:
        for work in WORK:
            command = [sys.executable, "-m", "tests.bench.scale", str(images), str(assignments), work]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            found[work].append(json.loads(done.stdout))
            print(work, found[work][-1], file=sys.stderr)
    if len(sys.argv) == 2:
        Path(sys.argv[1]).write_text(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main()
