"""Mutated and hostile images neither crash nor hang the reader, nor make it eat memory."""

from __future__ import annotations

import json
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="measures memory by /proc")

KINDS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF", "AVIF")

# In a process of its own: a crash is seen as its end, and its memory is not that of the other tests.
# VmHWM, since ru_maxrss begins with what the process had that started it.
WORKER = """
import json, random, struct, sys, time, zlib
from pathlib import Path
from gridlab.store.images.limits import ImageRefused
from gridlab.store.images.reader import check_image, examine

def facts(work, data):
    try:
        found = work(data, box=160)
    except ImageRefused:
        return None
    return found.kind, found.width, found.height, found.notes

def mutated(seed, data):
    chance = random.Random(seed)
    data = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        head = chance.random() < 0.6
        at = chance.randrange(min(len(data), 400) if head else len(data))
        how = chance.randrange(7)
        if how == 0:
            data[at] ^= 1 << chance.randrange(8)
        elif how == 1:
            data[at] = chance.choice((0, 1, 0x7F, 0x80, 0xFE, 0xFF))
        elif how == 2:
            number = chance.choice((0, 1, 2**31 - 1, 2**32 - 1, 65535, 65536, 10000, chance.randrange(2**32)))
            data[at : at + 4] = struct.pack(chance.choice("<>") + "I", number)
        elif how == 3:
            number = chance.choice((0, 1, 32767, 32768, 65535, 9000, chance.randrange(65536)))
            data[at : at + 2] = struct.pack(chance.choice("<>") + "H", number)
        elif how == 4:
            del data[at : at + chance.choice((1, 2, 4, 64, 1000))]
        elif how == 5:
            data[at:at] = data[chance.randrange(len(data)) :][: chance.choice((1, 4, 64, 1000))]
        else:
            data[at : at + 64] = chance.randbytes(64)
        if len(data) < 32:
            break
    if data.startswith(b"\\x89PNG") and chance.random() < 0.8:
        mend(data)
    return bytes(data)

def mend(data):
    at = 8
    while at + 12 <= len(data):
        end = at + 8 + struct.unpack_from(">I", data, at)[0]
        if end + 4 > len(data):
            break
        data[end : end + 4] = struct.pack(">I", zlib.crc32(data[at + 4 : end]))
        at = end + 4

folder, first, last = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
seeds = [path.read_bytes() for path in sorted(folder.iterdir())]
slowest, sound, refused = (0.0, -1), 0, 0
for number in range(first, last):
    data = mutated(number, seeds[number % len(seeds)])
    Path(sys.argv[4]).write_text(str(number))
    start = time.process_time()
    found = facts(check_image, data)
    slowest = max(slowest, (time.process_time() - start, number))
    sound += found is not None
    refused += found is None
    # What a scan says of it, often without making a picture.
    assert facts(examine, data) == found, number
status = Path("/proc/self/status").read_text()
peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
print(json.dumps({"slowest": slowest, "sound": sound, "refused": refused, "peak": peak}))
"""

SCANNER = """
import json, sys
from pathlib import Path
from gridlab.store.images.scan import scan
from gridlab.store.images.thumbnails import ThumbnailCache
report = scan(Path(sys.argv[1]), thumbnails=ThumbnailCache(Path(sys.argv[2])), workers=4)
status = Path("/proc/self/status").read_text()
peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
rows = {refusal.path: refusal.reason for refusal in report.refusals}
print(json.dumps({"images": [image.name for image in report.images], "refused": rows, "peak": peak}))
"""


def run(script: str, *words: object, seconds: float) -> dict[str, object]:
    command = [sys.executable, "-W", "error", "-c", script, *map(str, words)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=seconds)
    assert done.returncode == 0, (done.returncode, done.stderr[-2000:])
    # libtiff, as built into Pillow, tells of each damaged file there.
    assert "Traceback" not in done.stderr and "Warning" not in done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def seeds(tmp_path: Path, image_files) -> Path:
    """Small sound files of all types and of many kinds within them."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    noise = np.random.default_rng(7).integers(0, 256, (12, 16, 3), dtype=np.uint8)
    photo = Image.fromarray(noise).resize((120, 90))
    profile = image_files.swapped_profile()
    files = {kind: image_files.saved(photo, kind) for kind in KINDS}
    files |= {
        f"turned {kind}": image_files.turned(kind, 6) for kind in ("PNG", "JPEG", "WEBP", "TIFF", "AVIF")
    }
    files |= {
        f"profile {kind}": image_files.saved(photo, kind, icc_profile=profile)
        for kind in ("PNG", "JPEG", "TIFF")
    }
    frames = [photo, photo.rotate(90), photo.rotate(180)]
    for kind in ("PNG", "WEBP", "GIF", "TIFF", "AVIF"):
        files[f"frames {kind}"] = image_files.saved(frames[0], kind, save_all=True, append_images=frames[1:])
    for compression in ("tiff_lzw", "tiff_adobe_deflate", "jpeg", "packbits"):
        files[compression] = image_files.saved(photo, "TIFF", compression=compression)
    files["group4"] = image_files.saved(photo.convert("1"), "TIFF", compression="group4")
    files["progressive"] = image_files.saved(photo, "JPEG", progressive=True)
    files["cmyk"] = image_files.saved(photo.convert("CMYK"), "JPEG")
    files["restarts"] = image_files.saved(photo, "JPEG", restart_marker_blocks=4)
    files["lossless"] = image_files.saved(photo.convert("RGBA"), "WEBP", lossless=True)
    files["palette"] = image_files.saved(photo.quantize(16), "PNG", transparency=3)
    files["deep"] = image_files.saved(Image.fromarray(noise[..., 0].astype(np.uint16) * 257), "PNG")
    files["palette bmp"] = image_files.saved(photo.quantize(16), "BMP")
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def test_mutated_images_neither_crash_nor_hang_nor_eat_memory(seeds, tmp_path, count):
    number = count(120, 20_000)
    # 28 kinds of files: the small count takes other mutations of each.
    found = run(WORKER, seeds, 0, number, tmp_path / "at", seconds=120 + number)
    assert found["sound"] + found["refused"] == number
    assert found["refused"] > number / 4 and found["sound"] > 0
    assert found["slowest"][0] < 2, found["slowest"]
    assert found["peak"] < 600


def test_a_scan_of_hostile_files_stays_below_600_megabytes(tmp_path, image_files, count):
    folder = tmp_path / "hostile"
    folder.mkdir()
    side = 10_000
    rows = {"rgba.png": (8, 6, 4), "grey16.png": (16, 0, 2), "palette.png": (8, 3, 1)}
    for name, (depth, colour, bytes_each) in rows.items():
        parts = (image_files.chunk(b"PLTE", bytes(768)), image_files.chunk(b"tRNS", bytes(256)))
        data = image_files.png(side, side, depth, colour, b"", *(parts if colour == 3 else ()))
        packer = zlib.compressobj(1)
        pixels = b"".join(packer.compress(bytes(1 + side * bytes_each)) for _ in range(side)) + packer.flush()
        at = data.index(b"IDAT") - 4
        (folder / name).write_bytes(
            data[:at] + image_files.chunk(b"IDAT", pixels) + image_files.chunk(b"IEND", b"")
        )
    for kind in KINDS:
        (folder / f"forged.{kind.lower()}").write_bytes(image_files.forged(kind, 9_999, 9_999))
    for number in range(count(2, 6)):
        with (folder / f"big{number}.png").open("wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n")
            file.truncate(190_000_000 + number)
    found = run(SCANNER, folder, tmp_path / "cache", seconds=120)
    # The GIF is sound: its small frame lies on a large canvas.
    assert sorted(found["images"]) == sorted([*rows, "forged.gif"])
    assert "memory" in found["refused"]["forged.webp"]
    assert found["peak"] < 600, found["peak"]
