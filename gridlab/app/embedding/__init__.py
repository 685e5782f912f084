"""Embeddings of a study's or a dataset's answers: what is fitted, what is reported, what is written."""

from typing import Literal, TypeAlias

Method: TypeAlias = Literal["auto", "ste", "tste", "ckl", "soe", "snack"]
