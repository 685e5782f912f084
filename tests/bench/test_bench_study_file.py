"""Benchmark: reading a study of 100,000 images, beside the bare JSON parser on the same bytes."""

from __future__ import annotations

import json
from time import perf_counter

import pytest

from gridlab.domain.images import Image
from gridlab.domain.study import Study
from gridlab.store.study_file import parse_study, study_bytes

IMAGES = 100_000
ROUNDS = 5


def best_of_bare(data: bytes) -> float:
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        json.loads(data)
        times.append(perf_counter() - start)
    return min(times)


@pytest.mark.benchmark(group="study")
def test_a_large_study_is_read_within_a_few_times_the_bare_parser(benchmark) -> None:
    images = tuple(
        Image(f"folder/img_{row:06d}.jpg", f"{row:064x}", 640, 480, f"label {row % 10}")
        for row in range(IMAGES)
    )
    data = study_bytes(Study("0" * 32, images=images))
    bare = best_of_bare(data)
    read = benchmark.pedantic(parse_study, args=(data,), rounds=ROUNDS, warmup_rounds=1)
    assert len(read.images) == IMAGES
    ratio = benchmark.stats["min"] / bare
    benchmark.extra_info["times_bare_json"] = round(ratio, 2)
    assert ratio < 8
