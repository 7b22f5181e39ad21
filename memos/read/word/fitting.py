"""Values of a Word file's attributes: what does not fit its type is left out, a measure out of its range is brought to the nearest."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from memos.house import Node

from .markup import measured
from .values import NEEDED, TYPES, Measure, Type

Bounds: TypeAlias = Mapping[tuple[str, str], tuple[int, int]]
"""Ranges by element and attribute that are narrower than Word's."""


class Wrong(NamedTuple):
    """A value that was not taken as it is."""

    what: str
    """The element and its attribute, or the measure in words."""
    value: str
    used: str = ""
    """The measure that is taken in its place, with its unit; none where nothing is."""


def fitted(node: Node, wrong: list[Wrong], bounds: Bounds | None = None) -> Node | None:
    """The element and all in it with right values only; none where it would say nothing, or something else. Gathers what was `wrong`."""
    types = TYPES.get(node.name)
    attributes = node.attributes
    if types is not None:
        attributes = {}
        for name, text in node.attributes.items():
            kind = types.get(name)
            if kind is None:
                attributes[name] = text
                continue
            value = _right(node.name, name, text, kind, wrong, (bounds or {}).get((node.name, name)))
            if value is not None:
                attributes[name] = value
            elif name == "w:val":
                return None
        lacks = any(name not in attributes for name in NEEDED.get(node.name, ()))
        if lacks and not (node.name == "w:tab" and not node.attributes):  # which is a tab in a line of text
            return None
    return Node(node.name, attributes, tuple(_inside(node, wrong, bounds)))


def _inside(node: Node, wrong: list[Wrong], bounds: Bounds | None) -> Iterator[Node | str]:
    for child in node.children:
        found = child if isinstance(child, str) else fitted(child, wrong, bounds)
        if found is not None:
            yield found


def _right(
    element: str, attribute: str, text: str, kind: Type, wrong: list[Wrong], bounds: tuple[int, int] | None
) -> str | None:
    """The value as it is taken; None where it fits nothing."""
    if isinstance(kind, Measure):
        return _measure(element, attribute, text.strip(), kind, wrong, bounds or (kind.least, kind.most))
    if text in kind if isinstance(kind, frozenset) else kind.fullmatch(text):
        return text
    wrong.append(Wrong(f"{element[2:]} {attribute[2:]}", text[:40]))
    return None


def _measure(
    element: str, attribute: str, text: str, kind: Measure, wrong: list[Wrong], bounds: tuple[int, int]
) -> str | None:
    if text.endswith("%"):
        if attribute == "w:w":
            return text if re.fullmatch(r"\d{1,3}(\.\d{1,3})?%", text) else None
        text = text[:-1]
    points = measured(text, float("nan"), lambda value: value / kind.each)
    if points != points:  # noqa: PLR0124 -- no number
        wrong.append(Wrong(f"{element[2:]} {attribute[2:]}", text[:40]))
        return None
    value = round(points * kind.each)
    within = min(max(value, bounds[0]), bounds[1])
    if within != value:
        wrong.append(Wrong(kind.words, _said(value, kind), _said(within, kind)))
    return str(within)


def _said(value: int, kind: Measure) -> str:
    return f"{value / kind.each:g} {kind.unit}".strip()
