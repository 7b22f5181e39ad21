"""What a language is written in, by its tag (BCP 47): the script that the tag names, else its likely one (CLDR, through Babel)."""

from functools import lru_cache

from babel.core import get_global

_LENGTH = 4
_COUNTRY = 2
_LATIN = "Latn"
_UNLISTED = {"arb": "Arab", "pnb": "Arab", "prs": "Arab"}
"""Languages that CLDR knows by another tag: Standard Arabic, Western Punjabi, Dari."""


@lru_cache(maxsize=256)
def script_of(tag: str) -> str:
    """The script's code (ISO 15924): ``Cyrl`` of ``kk``, ``Arab`` of ``az-Arab``; that of Latin letters where nothing is known."""
    name, *others = tag.split("-")
    if others and len(others[0]) == _LENGTH and others[0].isalpha():
        return others[0].title()
    country = next((part.upper() for part in others if len(part) == _COUNTRY), "")
    likely = get_global("likely_subtags")
    found = likely.get(f"{name.lower()}_{country}") or likely.get(name.lower()) or ""
    return next((part for part in found.split("_") if len(part) == _LENGTH), _UNLISTED.get(name.lower(), _LATIN))
