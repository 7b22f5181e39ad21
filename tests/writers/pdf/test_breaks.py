"""Where lines may end: texts of several languages with the places marked."""

import itertools
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from memos.writers.pdf.breaks import clusters, segments

CASES = yaml.safe_load(Path(__file__).with_name("breaks.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("language", "text", "marked"), CASES)
def test_lines_end_where_they_may(language: str, text: str, marked: str) -> None:
    found = list(segments(text, language))
    places = (
        "".join(text[segment.start : after.start] + "|" for segment, after in itertools.pairwise(found))
        + text[found[-1].start : found[-1].stop]
    )
    assert places == marked
    assert all(segment.gap == (text[segment.stop : segment.stop + 1] == " ") for segment in found[:-1])


@given(st.text(max_size=30))
def test_nothing_is_lost_and_no_cluster_is_broken(text: str) -> None:
    whole = clusters(text)
    assert "".join(whole) == text
    ends = {0}
    for cluster in whole:
        ends.add(max(ends) + len(cluster))
    at = 0
    for segment in segments(text, "en"):
        assert not text[at : segment.start].strip(" \u200b")
        at = segment.stop
        if not text.isascii():
            assert {segment.start, segment.stop} <= ends or "\u200b" in text
    assert not text[at:].strip(" \u200b")
