"""GridLab designs, prices and runs grid HITs that collect image similarity triplets."""

__version__ = "0.1.0"
