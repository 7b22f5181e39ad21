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
    tag = next((tag for tag in _tags(language) if tag in languages()), None)
    if tag is None:
        raise UsageError(
            f"there are no labels for the language `{language}`", f"choose one of {', '.join(languages())}"
        )
    file = shipped("labels", f"{tag}.yaml")
    labels, findings = validate_as(read_text(file.read_bytes(), f"labels/{tag}.yaml", "yaml"), Labels)
    if labels is None:
        raise AssertionError(findings)
    if language == labels.language:
        return labels
    return labels.model_copy(update={"language": language, "locale": _locale(language, labels.locale)})


def _tags(language: str) -> tuple[str, ...]:
    """The tags under which a language's labels may ship: with its script, which a region can tell (``zh-TW`` is ``zh-Hant``), and without."""
    primary = language.split("-", maxsplit=1)[0].lower()
    try:
        script = Locale.parse(language, sep="-").script
    except (UnknownLocaleError, ValueError):
        script = None
    return (f"{primary}-{script}", primary) if script else (primary,)


def _locale(language: str, otherwise: str) -> str:
    try:
        return str(Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return otherwise
