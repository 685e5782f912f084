"""The dataset: HDF5 written whole, re-read, checked, and in other programs' forms beside it."""
