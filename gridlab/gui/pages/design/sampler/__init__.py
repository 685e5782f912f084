"""The sampler view: how often the chosen design shows each image, planned and answered."""
