"""Each word of a value is found where it is written, in whatever way YAML or JSON writes it."""

import json
import re
import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from memos.findings import Excerpt
from memos.read import read_text, stretches

WORDS = st.text(st.sampled_from("abé'\"\\#:-|>{}é😀שлК\u0301"), min_size=1, max_size=6)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4).map("\n\n".join)


def words(text: str) -> list[Excerpt]:
    return [Excerpt(text, *match.span()) for match in re.finditer(r"\S+", text)]


@pytest.mark.parametrize("style", [None, "'", '"', "|", ">"])
@given(written=TEXTS)
def test_in_each_style_of_yaml(style: str | None, written: str) -> None:
    data = {"a": ["x", {"text": written}], "b": "x"}
    source = read_text(yaml.dump(data, default_style=style, width=20, allow_unicode=True).encode(), "file.yaml", "yaml")
    assert source.data == data
    text = unicodedata.normalize("NFC", written)
    found = list(stretches(source, "a[1].text", words(text)))
    assert [excerpt for excerpt, _ in found] == words(text)
    assert sorted(place for _, place in found) == [place for _, place in found]
    for excerpt, place in found:
        shown = unicodedata.normalize("NFC", source.text_at(place))
        assert shown == str(excerpt) or set(shown) & {"'", "\\"}


@given(written=TEXTS, ascii_only=st.booleans())
def test_in_json(written: str, ascii_only: bool) -> None:
    source = read_text(json.dumps({"text": written}, ensure_ascii=ascii_only).encode(), "file.json", "json")
    text = unicodedata.normalize("NFC", written)
    assert [excerpt for excerpt, _ in stretches(source, "text", words(text))] == words(text)


def test_what_the_file_does_not_have_is_left_out() -> None:
    source = read_text(b"text: as it is\n", "file.yaml", "yaml")
    assert list(stretches(source, "text", words("as it was"))) == []
    assert list(stretches(source, "other", words("as it is"))) == []
