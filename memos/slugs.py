"""Names of files, made of texts in any letters: those of inputs without an id, of their meetings and of tables."""

import re
import unicodedata

_LONGEST = 60


def slug(text: str) -> str:
    """Letters and digits of ASCII in lower case, words joined by hyphens; other letters as they sound (anyascii). Empty where the text has none."""
    if not text.isascii():
        from anyascii import anyascii  # noqa: PLC0415 -- only where there are such letters

        text = anyascii(unicodedata.normalize("NFC", text))
    words = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return words[:_LONGEST].rstrip("-")
