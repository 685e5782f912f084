"""Numbers of lines in charts, which give their colours: each thing keeps its own for life."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def numbered(before: Mapping[str, int], names: Iterable[str]) -> dict[str, int]:
    """A number from 0 up for each name: the one it had, else the lowest that none of these names has.

    What is not among the names keeps its number behind them, unless one of them took it.
    """
    wanted = list(dict.fromkeys(names))
    numbers = {name: before[name] for name in wanted if name in before}
    for name in wanted:
        if name not in numbers:
            taken = set(numbers.values())
            numbers[name] = next(number for number in range(len(taken) + 1) if number not in taken)
    taken = set(numbers.values())
    return numbers | {name: one for name, one in before.items() if name not in numbers and one not in taken}
