"""Session files: a log in SQLite, written row by row, read back verified."""
