"""The marks that part what Memos joins, as each script has them: a comma in Arabic, Chinese or Latin form."""

from functools import lru_cache
from typing import NamedTuple


class Punctuation(NamedTuple):
    """Each mark with the spaces that belong to it."""

    comma: str = ", "
    semicolon: str = "; "
    colon: str = ": "
    space: str = " "
    opening: str = " ("
    closing: str = ")"


_LATIN = Punctuation()
_ARABIC = Punctuation(comma="، ", semicolon="؛ ")
_EAST_ASIAN = Punctuation(comma="，", semicolon="；", colon="：", space="", opening="（", closing="）")
_FRENCH = Punctuation(semicolon="\u00a0; ", colon="\u00a0: ")
_BY_LANGUAGE = {
    **dict.fromkeys(("ar", "arb", "ary", "arz", "ckb", "fa", "ps", "sd", "ug", "ur"), _ARABIC),
    **dict.fromkeys(("ja", "zh"), _EAST_ASIAN),
    "fr": _FRENCH,
}
_SCRIPTS = {"Arab": _ARABIC, "Latn": _LATIN}
_SCRIPT_LENGTH = 4


@lru_cache(maxsize=256)
def punctuation(tag: str) -> Punctuation:
    """The marks of text in the language of a BCP 47 tag."""
    language, *others = tag.split("-")
    if others and len(others[0]) == _SCRIPT_LENGTH and others[0].title() in _SCRIPTS:
        return _SCRIPTS[others[0].title()]
    return _BY_LANGUAGE.get(language.lower(), _LATIN)
