"""The Annotators tab: who answered how carefully, and what of it is left out."""
