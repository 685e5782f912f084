"""Embeddings of a study's or a dataset's answers: what is fitted, what is reported, what is written."""
