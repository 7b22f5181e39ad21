"""Labels by language: those that ship, chosen by the tag, with the locale of its region."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError

from memos.errors import UsageError
from memos.read import read_text
from memos.schemas.labels import Labels
from memos.templates import shipped
from memos.validate import validate_as


def languages() -> tuple[str, ...]:
    """Tags of the languages that labels ship for."""
    return tuple(
        sorted(
            entry.name.removesuffix(".yaml") for entry in shipped("labels").iterdir() if entry.name.endswith(".yaml")
        )
    )


@lru_cache(maxsize=64)
def labels_in(language: str) -> Labels:
    """The labels for a language tag; ``en-US`` has the words of ``en`` and the dates of its own region.

    Raises `UsageError` where no labels ship for the language.
    """
    primary = language.split("-", maxsplit=1)[0].lower()
    if primary not in languages():
        raise UsageError(
            f"there are no labels for the language `{language}`", f"choose one of {', '.join(languages())}"
        )
    file = shipped("labels", f"{primary}.yaml")
    labels, findings = validate_as(read_text(file.read_bytes(), f"labels/{primary}.yaml", "yaml"), Labels)
    if labels is None:
        raise AssertionError(findings)
    if language == labels.language:
        return labels
    return labels.model_copy(update={"language": language, "locale": _locale(language, labels.locale)})


def _locale(language: str, otherwise: str) -> str:
    try:
        return str(Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return otherwise
