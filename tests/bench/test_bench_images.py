"""How fast images are listed, scanned and read, beside a bare loop over the same files in the same run."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import time
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import numpy as np
import pytest
from PIL import Image

from gridlab.store.images.reader import read_pixels
from gridlab.store.images.scan import list_images, scan
from gridlab.store.images.thumbnails import Thumbnail, ThumbnailCache
from gridlab.store.places import shipped

CORES = os.cpu_count() or 1
SETS = {
    "12-megapixel JPEG": ((4000, 3000), "JPEG", 16),
    "12-megapixel PNG": ((4000, 3000), "PNG", 4),
    "0.3-megapixel JPEG": ((640, 480), "JPEG", 300),
    "noisy icons, PNG": ((160, 160), "PNG", 600),
    "icons, JPEG": ((160, 160), "JPEG", 1000),
}
SHIPPED = "drawn icons with alpha, PNG"
# Pillow's own Python around each small JPEG holds the lock for half of the time, so that bare threads too
# reach but 70 % of bare processes.
LEAST = dict.fromkeys((*SETS, SHIPPED), 0.85) | {"icons, JPEG": 0.5}


def photo(size: tuple[int, int]) -> Image.Image:
    """A picture with the detail and the noise of a photo, so that its file is as large as a photo's."""
    width, height = size
    chance = np.random.default_rng(1)
    rough = chance.integers(0, 256, (max(2, height // 16), max(2, width // 16), 3), dtype=np.uint8)
    smooth = np.asarray(Image.fromarray(rough).resize(size, Image.Resampling.BICUBIC)).astype(np.int16)
    noisy = smooth + chance.normal(0, 6, (height, width, 1)).astype(np.int16)
    return Image.fromarray(noisy.clip(0, 255).astype(np.uint8))


@pytest.fixture(scope="module")
def sets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folders = {}
    for name, (size, kind, number) in SETS.items():
        folder = tmp_path_factory.mktemp("set")
        file = io.BytesIO()
        photo(size).save(file, kind, **({"quality": 88} if kind == "JPEG" else {}))
        for count in range(number):
            # What follows the end of the image makes each file another one.
            (folder / f"{count}.{kind.lower()}").write_bytes(file.getvalue() + b"%d" % count)
        folders[name] = folder
    folders[SHIPPED] = tmp_path_factory.mktemp("set")
    for path in sorted(shipped("resources", "samples", "food-100", "images").iterdir()):
        for count in range(20):
            (folders[SHIPPED] / f"{path.stem}-{count}{path.suffix}").write_bytes(
                path.read_bytes() + b"%d" % count
            )
    return folders


def bare(path: str) -> tuple[str, tuple[int, int], bytes]:
    """The work of a scan without its care: hash, full decode, thumbnail.

    As the scan, it encodes the thumbnail, but not where the image is no larger: there the file itself
    serves as thumbnail. It neither writes the thumbnail to a disk nor looks for it there, as the scan does.
    """
    return by_pillow(path, smaller=False)


def bare_at_a_smaller_scale(path: str) -> tuple[str, tuple[int, int], bytes]:
    """As `bare`, but libjpeg decodes at the scale of the thumbnail, as Pillow's `thumbnail` lets it."""
    return by_pillow(path, smaller=True)


def bare_with_every_thumbnail(path: str) -> tuple[str, tuple[int, int], bytes]:
    """As `bare`, but it encodes the thumbnail of a small image too."""
    return by_pillow(path, smaller=False, always=True)


def by_pillow(path: str, *, smaller: bool, always: bool = False) -> tuple[str, tuple[int, int], bytes]:
    with open(path, "rb") as opened:  # noqa: PTH123
        data = opened.read()
    sha256 = hashlib.sha256(data).hexdigest()
    image = Image.open(io.BytesIO(data))
    size = image.size
    if not smaller:
        image.load()
    image.thumbnail((160, 160))
    image.load()
    file = io.BytesIO()
    if always or image.size != size:
        kind, options = ("JPEG", {"quality": 88}) if image.mode == "RGB" else ("PNG", {"compress_level": 1})
        image.save(file, kind, **options)
    return sha256, size, file.getvalue()


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def all_of(pool: Executor, work: Callable[[str], object], paths: list[str]) -> None:
    list(pool.map(work, paths, chunksize=1 if len(paths) < 100 else 8))


@pytest.mark.parametrize("name", LEAST)
def test_a_scan_keeps_up_with_a_bare_loop_over_all_cores(benchmark, sets, tmp_path, name):
    folder = sets[name]
    paths = [str(path) for path in sorted(folder.iterdir())]
    times: dict[str, list[float]] = {"scan": [], "processes": [], "threads": [], "smaller": [], "every": []}

    def scan_afresh() -> None:
        cache = ThumbnailCache(tmp_path / str(time.perf_counter_ns()))
        assert len(scan(folder, thumbnails=cache).images) == len(paths)

    def all_in_turn() -> None:
        times["scan"].append(seconds(scan_afresh))
        times["processes"].append(seconds(lambda: all_of(processes, bare, paths)))
        times["threads"].append(seconds(lambda: all_of(threads, bare, paths)))
        times["smaller"].append(seconds(lambda: all_of(threads, bare_at_a_smaller_scale, paths)))
        times["every"].append(seconds(lambda: all_of(processes, bare_with_every_thumbnail, paths)))

    context = get_context("spawn")
    with ProcessPoolExecutor(CORES, mp_context=context) as processes, ThreadPoolExecutor(CORES) as threads:
        all_of(processes, bare, paths[:CORES])
        benchmark.pedantic(all_in_turn, rounds=5)
    best = {way: min(found) for way, found in times.items()}
    rescan = ThumbnailCache(tmp_path / "again")
    scan(folder, thumbnails=rescan)
    known = min(seconds(lambda: scan(folder, thumbnails=rescan)) for _ in range(3))
    ratio = min(best["processes"], best["threads"]) / best["scan"]
    benchmark.extra_info.update(
        images=len(paths),
        scan_per_second=len(paths) / best["scan"],
        bare_processes_per_second=len(paths) / best["processes"],
        bare_threads_per_second=len(paths) / best["threads"],
        throughput_of_bare=ratio,
        throughput_of_bare_at_a_smaller_scale=best["smaller"] / best["scan"],
        throughput_of_bare_with_every_thumbnail=best["every"] / best["scan"],
        rescan_per_second=len(paths) / known,
    )
    print(f"\n{name}: {ratio:.0%} of the bare loop's throughput", benchmark.extra_info)
    assert ratio >= LEAST[name]


def test_listing_100_000_files(benchmark, tmp_path):
    for below in range(100):
        folder = tmp_path / f"{below:02}"
        folder.mkdir()
        for number in range(1000):
            (folder / f"{number:04}.png").touch()
    listing = benchmark.pedantic(lambda: list_images(tmp_path), rounds=5)
    assert len(listing.files) == 100_000

    def walk() -> int:
        return sum(len(files) for _, _, files in os.walk(os.fsencode(tmp_path)))

    benchmark.extra_info["os_walk_seconds"] = min(seconds(walk) for _ in range(3))
    print("\nlisting", benchmark.stats.stats.min, benchmark.extra_info)
    shutil.rmtree(tmp_path)


@pytest.mark.parametrize("side", [150, 220, 300])
def test_reading_a_12_megapixel_jpeg_into_a_cell(benchmark, sets, side):
    path = next(sets["12-megapixel JPEG"].iterdir())
    data = path.read_bytes()

    def whole() -> Image.Image:
        image = Image.open(io.BytesIO(data))
        image.load()
        return image.resize((side, side * 3 // 4), Image.Resampling.LANCZOS)

    benchmark.pedantic(lambda: read_pixels(path, width=side, height=side, fit="contain"), rounds=10)
    benchmark.extra_info["pillow_in_full_ms"] = 1000 * median(seconds(whole) for _ in range(5))
    print(f"\n{side} px: {1000 * benchmark.stats.stats.median:.1f} ms", benchmark.extra_info)


def test_getting_a_thumbnail_among_100_000(benchmark, tmp_path):
    cache = ThumbnailCache(tmp_path / "cache")
    thumbnail = Thumbnail("JPEG", 4000, 3000, (), os.urandom(6000))
    sha256s = [hashlib.sha256(b"%d" % number).hexdigest() for number in range(100_000)]
    for sha256 in sha256s:
        cache.put(sha256, thumbnail)
    some = iter(sha256s[::7] * 100)
    assert benchmark(lambda: cache.get(next(some))) is not None
