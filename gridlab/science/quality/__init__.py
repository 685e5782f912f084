"""Measures of how people answered, each with what guessing would give.

`own` looks at each person's answers alone, `agreement` beside those of the others, `guessing` under a map
fitted without the person; `flags` says what is worth a second look. Arrays only (answers.py).
"""
