"""Numerical work on arrays: simulated annotators, embeddings, prediction of error."""
