"""Which addresses of a record may become a link: plain web addresses, nothing else."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from exports.writing import printable

__all__ = ["safe_url"]


def safe_url(url: str | None) -> str | None:
    """Return `url` when it is a plain web address, else None: nothing else becomes a link.

    >>> safe_url("https://wetten.overheid.nl/BWBR0046935"), safe_url("javascript:alert(1)"), safe_url("//x")
    ('https://wetten.overheid.nl/BWBR0046935', None, None)
    """
    if not url or re.search(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\<>\"]", url) or printable(url) != url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.hostname else None
