"""Prediction of error: simulated annotators answer a design's screens, an embedding is fitted and measured.

A cell (cell.py) is one such cycle: some assignments of one design, one truth, one seed. Screens come from the
sampler, answers from the annotator models, the test set is common to all designs, and people.py fits the
annotators to a study's own answers.
"""
