"""One folder per page; pages show what they are given and tell what the user wants."""
