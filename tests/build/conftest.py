"""What the tests of this room share: the built site, and a reader's Chromium."""

from tests.reader import address, chromium, context, page, playwright, site  # noqa: F401
