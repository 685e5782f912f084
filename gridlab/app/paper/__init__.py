"""What goes into the paper: the Methods text, every number of it from the study's files."""
