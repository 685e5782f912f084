"""The screens of a session, worked out a second time from docs/sampling.md alone."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np

Pick = tuple[int, list[int]]
Shown = tuple[str, int, list[int], int]
"""Kind, probe, grid, and the place of the original of a repeat (-1)."""


def sha256(value: object) -> bytes:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).digest()


class Words:
    """A stream of random words."""

    def __init__(self, block: str, use: str, numbers: list[int], lane: int = 0) -> None:
        key = np.frombuffer(sha256({"block": block, "numbers": numbers, "use": use}), "<u8").tolist()
        self._words = self._raw(key, lane)

    @staticmethod
    def _raw(key: list[int], lane: int) -> Iterator[int]:
        w0, w1, w2, w3 = key
        source = np.random.Philox(
            key=np.array([w0, w1], np.uint64), counter=np.array([0, lane, w2, w3], np.uint64)
        )
        while True:
            yield int(source.random_raw())

    def below(self, bound: int) -> int:
        while (word := next(self._words)) >= 2**64 // bound * bound:
            pass
        return word % bound

    def sample(self, size: int, count: int) -> list[int]:
        items = list(range(size))
        for i in range(count):
            j = i + self.below(size - i)
            items[i], items[j] = items[j], items[i]
        return items[:count]

    def shuffled(self, items: list[int]) -> list[int]:
        return [items[i] for i in self.sample(len(items), len(items))]

    def others(self, probe: int, size: int, count: int) -> list[int]:
        return [other + (other >= probe) for other in self.sample(size - 1, count)]


class Page:
    """One block as JSON, its images' SHA-256s, names and labels, in order."""

    def __init__(self, block: dict[str, Any], n: int, images: list[tuple[str, str, str]]) -> None:
        self.block, self.n, self.size = block, n, len(images)
        self.counts = block["screens"]
        self.labels = [label for _, _, label in images]
        self.names = [name for _, name, _ in images]
        joined = b"".join(bytes.fromhex(sha) for sha, _, _ in images)
        parts = {key: block[key] for key in ("catch", "grid", "sampling", "screens")}
        self.digest = sha256({**parts, "n": n, "images": hashlib.sha256(joined).hexdigest()}).hex()

    def words(self, use: str, *numbers: int, lane: int = 0) -> Words:
        return Words(self.digest, use, list(numbers), lane)

    # Main and shared screens.

    def main(self, number: int, i: int) -> Pick:
        counts = self.counts
        match self.block["sampling"]["method"]:
            case "listed":
                rest = self.block["sampling"]["screens"][counts["shared"] :]
                return self.listed(rest[(number * counts["main"] + i) % len(rest)])
            case "random":
                return self.independent(self.words("main", number, lane=i))
        station, local = divmod(number, 100_000)
        return self.dealt("main", (station,), local * counts["main"] + i)

    def shared(self, i: int) -> Pick:
        match self.block["sampling"]["method"]:
            case "listed":
                return self.listed(self.block["sampling"]["screens"][i])
            case "random":
                return self.independent(self.words("shared", lane=i))
        return self.dealt("shared", (), i)

    def listed(self, screen: dict[str, Any]) -> Pick:
        return self.names.index(screen["probe"]), [self.names.index(name) for name in screen["grid"]]

    def independent(self, words: Words) -> Pick:
        probe = words.below(self.size)
        return probe, words.others(probe, self.size, self.n)

    def dealt(self, use: str, before: tuple[int, ...], x: int) -> Pick:
        number, place = divmod(x, self.size)
        return self.round(use, before, number)[place]

    def order(self, use: str, before: tuple[int, ...], number: int) -> list[int]:
        size, d = self.size, min(5, self.size - 1)

        def stream(of: int) -> Words:
            return self.words(f"{use} order", *before, of)

        if size <= 8:
            even = stream(0).shuffled(list(range(size)))
            if number % 2 == 0:
                return even
            words = stream(number)
            odd = words.shuffled(even)
            while any(abs(even.index(image) - i) > size - d for i, image in enumerate(odd)):
                odd = words.shuffled(even)
            return odd
        words = stream(number)
        tail = words.sample(size, d - 1)
        rest = [image for image in range(size) if image not in tail]
        head = words.shuffled(rest)
        if number > 0:
            last = stream(number - 1).sample(size, d - 1)
            while any(head[i] in last[i:] for i in range(d - 1)):
                head = words.shuffled(rest)
        return head + tail

    def round(self, use: str, before: tuple[int, ...], number: int) -> list[Pick]:
        size, numbers = self.size, (*before, number)
        order = self.order(use, before, number)
        words = self.words(f"{use} grids", *numbers)
        cycle = words.shuffled(list(range(size)))
        offsets = [1 + jump for jump in words.sample(size - 1, self.n)]
        turns = [words.below(size), words.below(size)]
        grids = [{cycle[(cycle.index(probe) + offset) % size] for offset in offsets} for probe in order]
        for which, turn in enumerate(turns):
            for i in range(size):
                j = (turn - i) % size
                if i < j:
                    free = (grids[i] ^ grids[j]) - {order[i], order[j]}
                    lane = size * which + i
                    mixed = self.words(f"{use} trades", *numbers, lane=lane).shuffled(sorted(free))
                    given = len(grids[i] & free)
                    grids[i] = grids[i] - free | set(mixed[:given])
                    grids[j] = grids[j] - free | set(mixed[given:])
        return [
            (probe, self.words(f"{use} cells", *numbers, lane=probe).shuffled(sorted(grid)))
            for probe, grid in zip(order, grids, strict=True)
        ]

    # Catch and practice screens.

    def known(self, use: str, number: int, count: int, busy: set[int]) -> list[Pick]:
        choose, labels = self.block["grid"]["choose"], self.labels
        often = Counter(labels)
        able = [
            image
            for image, label in enumerate(labels)
            if label and often[label] > choose and self.size - often[label] >= self.n - choose
        ]
        by_label = self.block["catch"]["kind"] == "label"
        may = able if by_label and able else list(range(self.size))
        words = self.words(use, number)
        free = [image for image in may if image not in busy]
        probes = [free[i] for i in words.sample(len(free), min(count, len(free)))] if count else []
        while len(probes) < count:
            probes += words.shuffled(may)
        return [(probe, self.known_grid(words, probe, by_label, bool(able))) for probe in probes[:count]]

    def known_grid(self, words: Words, probe: int, by_label: bool, able: bool) -> list[int]:
        if not by_label:
            grid = words.others(probe, self.size, self.n - 1)
            grid.insert(words.below(self.n), probe)
            return grid
        if not able:
            return words.others(probe, self.size, self.n)
        choose, label = self.block["grid"]["choose"], self.labels[probe]
        alike = [i for i in range(self.size) if self.labels[i] == label and i != probe]
        unlike = [i for i in range(self.size) if self.labels[i] != label]
        grid = [alike[i] for i in words.sample(len(alike), choose)]
        grid += [unlike[i] for i in words.sample(len(unlike), self.n - choose)]
        return words.shuffled(grid)

    # The order.

    def session(self, number: int) -> list[Shown]:
        counts = self.counts
        main = [self.main(number, i) for i in range(counts["main"])]
        shared = [self.shared(i) for i in range(counts["shared"])]
        busy = {probe for probe, _ in main + shared}
        catch = self.known("catch", number, counts["catch"], busy)
        busy |= {probe for probe, _ in catch}
        shown: list[Shown] = [
            ("practice", *pick, -1) for pick in self.known("practice", number, counts["practice"], busy)
        ]
        first = len(shown)
        places: dict[int, int] = {}
        reshuffle = self.words("reshuffle", number)
        for kind, index in self.arranged(number):
            if kind == "repeat":
                probe, grid = main[index]
                other = reshuffle.shuffled(grid)
                while other == grid:
                    other = reshuffle.shuffled(grid)
                shown.append((kind, probe, other, places[index]))
                continue
            if kind == "main":
                places[index] = len(shown)
            shown.append((kind, *{"main": main, "shared": shared, "catch": catch}[kind][index], -1))
        assert first == counts["practice"]
        return shown

    def arranged(self, number: int) -> list[tuple[str, int]]:
        counts, words = self.counts, self.words("arrange", number)
        both = counts["main"] + counts["shared"]
        all_but = both + counts["catch"]
        at = sorted(words.sample(both, counts["shared"]))
        which = dict(zip(at, words.shuffled(list(range(counts["shared"]))), strict=True))
        mains = iter(range(counts["main"]))
        answered = [("shared", which[p]) if p in which else ("main", next(mains)) for p in range(both)]
        catch_at = {1 + p for p in words.sample(all_but - 1, counts["catch"])}
        rest, catches = iter(answered), iter(range(counts["catch"]))
        others = [("catch", next(catches)) if p in catch_at else next(rest) for p in range(all_but)]
        repeats = counts["repeat"]
        if not repeats:
            return others
        b = [place for place, (kind, _) in enumerate(others) if kind == "main"]
        for _ in range(20):
            drawn = sorted(words.sample(all_but + repeats - 1, repeats))
            wishes = [1 + wish - k for k, wish in enumerate(drawn)]
            gaps: list[int] = []
            for k in range(repeats):
                least = [b[c] + 1 for c in range(repeats) if all_but + c - 6 - b[c] == k][-1:]
                above = sum(gap > b[k] for gap in gaps)
                gaps.append(max(wishes[k], 1, b[k] + 6 - above, *least, *gaps[-1:]))
            if gaps == wishes:
                break
        return self.with_repeats(words, others, gaps)

    @staticmethod
    def with_repeats(words: Words, others: list[tuple[str, int]], gaps: list[int]) -> list[tuple[str, int]]:
        placed: list[tuple[str, int]] = []
        free: list[int] = []
        looked = 0
        for place in range(len(others) + 1):
            for _ in range(gaps.count(place)):
                while looked <= len(placed) - 6:
                    if placed[looked][0] == "main":
                        free.append(placed[looked][1])
                    looked += 1
                taken = words.below(len(free))
                placed.append(("repeat", free[taken]))
                free[taken] = free[-1]
                free.pop()
            if place < len(others):
                placed.append(others[place])
        return placed
