"""GridLab as a library: what `import gridlab` gives, on arrays, without a window."""
