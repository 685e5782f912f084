"""The annotator's window: its pages, what is pressed, when it is saved."""
