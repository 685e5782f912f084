"""From a dataset to a figure of its map: python docs/notebook.py DATASET.h5 FIGURE.png (needs matplotlib)."""

import sys

import matplotlib.pyplot as plt

import gridlab

data = gridlab.read_dataset(sys.argv[1])
made = gridlab.embed(data, seed=1)
figure, axes = plt.subplots(figsize=(8, 8))
for (x, y), name, label in zip(made.positions[:, :2], made.names, made.labels, strict=True):
    axes.text(x, y, label or name, ha="center", va="center", fontsize=7)
axes.set(xlim=(made.positions[:, 0].min(), made.positions[:, 0].max()))
axes.set(ylim=(made.positions[:, 1].min(), made.positions[:, 1].max()), aspect="equal")
axes.set_title(f"{made.dims} dimensions, held-out error {made.heldout_error:.3f}")
figure.savefig(sys.argv[2], dpi=200)
