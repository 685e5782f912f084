"""The right side of the Design page: the live preview, what warns of the design, and the sampler view."""
