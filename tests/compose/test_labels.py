"""Labels: the same in every language, and every word that a paper can need."""

import pytest

from memos.compose.sections import SECTIONS
from memos.errors import UsageError
from memos.labels import labels_in, languages
from memos.papers import names
from memos.schemas.labels import Labels

GROUPS = [name for name, field in Labels.model_fields.items() if str(field.annotation).startswith("dict")]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("group", GROUPS)
def test_every_language_has_the_same_labels(language: str, group: str) -> None:
    assert list(getattr(labels_in(language), group)) == list(getattr(labels_in("en"), group))


@pytest.mark.parametrize("group", [name for name in GROUPS if name != "words"])
def test_every_word_of_the_schema_has_a_label(group: str) -> None:
    annotation = Labels.model_fields[group].annotation
    choices = annotation.__args__[0].__args__
    assert set(getattr(labels_in("en"), group)) == set(choices)


def test_every_section_and_every_paper_has_a_label() -> None:
    words = set(labels_in("en").words)
    assert {name for name, section in SECTIONS.items() if section.headed} <= words
    assert {name.replace("-", "_") for name in names()} <= words


@pytest.mark.parametrize("language", languages())
def test_the_places_in_labels_are_kept(language: str) -> None:
    words = labels_in(language).words
    assert "{page}" in words["page"]
    assert "{pages}" in words["page"]
    assert all("{time}" in words[name] for name in ("arrived", "left"))
    assert "{minutes}" in words["minutes"]
    assert all(words["copy_number"].count(place) == 1 for place in ("{copy}", "{copies}", "{recipient}"))
    assert all("{tab}" in words[name] for name in ("tab", "part"))


def test_a_region_has_the_words_of_its_language_and_its_own_dates() -> None:
    assert labels_in("en-US").words == labels_in("en").words
    assert labels_in("en-US").locale == "en_US"


@pytest.mark.parametrize("tag", ["zh-Hant", "zh-TW", "zh-HK", "zh-Hant-MO"])
def test_a_script_has_words_of_its_own_and_a_region_tells_the_script(tag: str) -> None:
    assert labels_in(tag).words == labels_in("zh-Hant").words != labels_in("zh").words
    assert labels_in(tag).locale.startswith("zh_Hant")


@pytest.mark.parametrize("tag", ["zh-CN", "zh-Hans", "zh-SG", "ZH"])
def test_other_chinese_has_the_words_of_chinese(tag: str) -> None:
    assert labels_in(tag).words == labels_in("zh").words


def test_a_language_without_labels_says_which_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        labels_in("tlh")
    assert "`tlh`" in caught.value.message
    assert ", ".join(languages()) in caught.value.hint
