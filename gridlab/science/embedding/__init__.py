"""Embeddings: points for the images, such that near ones were chosen together.

`fit_embedding` fits STE or t-STE to `Screens` (screens.py); `triplet_error` and `screens_error` measure it;
`hold_out` keeps whole screens back (held_out.py). An objective is a function of positions that gives its
value and gradient (likelihood.py); what differs between STE and t-STE is in kernels.py.
"""
