"""Addresses that a paper may link to, the same in every format."""

import re
from urllib.parse import quote

_ALLOWED = re.compile(r"https?://|mailto:", re.IGNORECASE)


def address(link: str) -> str:
    """A link's address in ASCII (RFC 3987, 3.1); empty where it is none that a paper may link to."""
    return quote(link, safe="!#$%&'()*+,/:;=?@[]~") if _ALLOWED.match(link) else ""
