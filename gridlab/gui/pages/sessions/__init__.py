"""The Sessions page: the table of sessions, starting and resuming them."""
