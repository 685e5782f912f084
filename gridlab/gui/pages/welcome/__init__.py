"""The welcome page and the form of a new study."""
