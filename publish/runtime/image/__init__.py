"""The memory image: an engine that has already started, in the place of one that starts."""

from __future__ import annotations

from pathlib import Path

PROFILE = Path(__file__).with_name("profile.txt")  # the functions that an image enters, as `runtime.profile` has them
