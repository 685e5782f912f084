"""Dry runs by simulated annotators."""
