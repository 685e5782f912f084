"""Makes table and picture of scale.md from measurements: python docs/make_scale_picture.py RESULT.json

Prints the table in Markdown and saves docs/pictures/scale.png (matplotlib is needed).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

TARGET = Path(__file__).parent / "pictures" / "scale.png"
CALLED = {
    "fit": "one fit, 2 dimensions",
    "features": "one fit with features, 10 dimensions",
    "auto": "auto: all it tries, errors, final fit",
}


def table(found: dict[str, list[dict[str, Any]]]) -> str:
    """Seconds and memory by size, in Markdown."""
    lines = [
        "| images | triplets | what | s | s of the processor | MB added | MB in all |",
        "|--:|--:|---|--:|--:|--:|--:|",
    ]
    for work, rows in found.items():
        lines += [
            f"| {row['images']:,} | {row['triplets']:,} | {CALLED[work]} | {row['seconds']:.1f} | "
            f"{row['processor_seconds']:.1f} | {row['megabytes']:.0f} | {row['megabytes_in_all']:.0f} |"
            for row in rows
        ]
    return "\n".join(lines)


def main() -> None:
    """Print the table and save the picture."""
    found = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    figure, (seconds, memory) = plt.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    for work, rows in found.items():
        triplets = [row["triplets"] for row in rows]
        seconds.loglog(triplets, [row["processor_seconds"] for row in rows], "o-", label=CALLED[work])
        memory.semilogx(triplets, [row["megabytes_in_all"] for row in rows], "o-", label=CALLED[work])
    for axes, what in ((seconds, "seconds of one processor"), (memory, "MB, the program itself included")):
        axes.set(xlabel="triplets", ylabel=what)
        axes.grid(True, alpha=0.3)
    seconds.set(ylim=(0.2, 500))
    memory.set(ylim=(0, 700))
    seconds.legend(frameon=False, fontsize=8, loc="upper left")
    figure.savefig(TARGET, dpi=160, metadata={"Software": None})
    print(table(found))


if __name__ == "__main__":
    main()
