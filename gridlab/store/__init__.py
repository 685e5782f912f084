"""Every byte that GridLab reads or writes."""
