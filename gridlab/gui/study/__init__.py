"""The open study as the window holds it: read, shown to the pages as a view, changed in one place."""
