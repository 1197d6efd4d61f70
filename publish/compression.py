"""How files are compressed for hosts and browsers: brotli (RFC 7932), and gzip (RFC 1952) beside it.

The same content gives the same bytes, and is compressed once.

>>> brotli.decompress(brotlied(b"Fotfeste")), gzip.decompress(gzipped(b"Fotfeste"))
(b'Fotfeste', b'Fotfeste')
"""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import brotli

from publish.places import BUILD
from publish.problem import write

STORE = BUILD / "compressed"
NARROWEST, WIDEST = 16, 24  # windows in bits; one as wide as the content is five times quicker than the widest
BEST, GOOD = 11, 9  # the last twentieth of the bytes takes ten times as long


def kept(content: bytes, quality: int, store: Path = STORE) -> Path:
    """Where the content is kept compressed: a path that lacks only its `.br` or `.gz`."""
    place = store / f"{hashlib.sha256(content).hexdigest()}-{quality}"
    if not place.with_suffix(".gz").exists():
        store.mkdir(parents=True, exist_ok=True)
        write(place.with_suffix(".br"), brotlied(content, quality))
        write(place.with_suffix(".gz"), gzipped(content))
    return place


def brotlied(content: bytes, quality: int = BEST) -> bytes:
    """The content as brotli."""
    width = min(max(len(content).bit_length(), NARROWEST), WIDEST)
    packed: bytes = brotli.compress(content, quality=quality, lgwin=width)
    return packed


def gzipped(content: bytes) -> bytes:
    """The content as gzip."""
    return gzip.compress(content, 9, mtime=0)
