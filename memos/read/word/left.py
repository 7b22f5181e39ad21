"""What a Word file holds that never reaches a paper: what acts or lies elsewhere, and what tells of its makers."""

from collections.abc import Iterator, Mapping

from memos.findings import Finding
from memos.house import Node
from memos.rules import house as rules

from .parts import Parts
from .stories import ACTIVE_FIELDS, Stories, field_name

_ACTIVE: Mapping[str, str] = {
    "vbaProject": "macros", "wordVbaData": "macros", "oleObject": "an embedded object", "package": "an embedded object", "control": "a control",
    "activeXControlBinary": "a control", "aFChunk": "another document in it (altChunk)", "attachedTemplate": "a template that lies elsewhere",
    "subDocument": "another document in it", "frame": "a frame", "mailMergeSource": "a data source", "mailMergeHeaderSource": "a data source",
    "recipientData": "a data source", "keyMapCustomizations": "customised keys", "attachedToolbars": "customised toolbars",
}  # fmt: skip
"""Kinds of relationships, in words."""
_TRACES: Mapping[str, str] = {
    "comments": "comments", "commentsExtended": "comments", "commentsIds": "comments", "people": "names of editors", "thumbnail": "a thumbnail",
    "custom-properties": "custom properties", "customXml": "custom XML", "glossaryDocument": "building blocks", "printerSettings": "printer settings",
}  # fmt: skip
_CHANGES = frozenset({"w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange"})  # fmt: skip
_ABOUT: Mapping[str, str] = {"Company": "the company", "Manager": "the manager", "HyperlinkBase": "the base of links"}


def left_out(parts: Parts, bodies: Mapping[str, Node], settings: Node, stories: Stories) -> Iterator[Finding]:
    """Findings of what is left out; `bodies` are the document and its headers and footers by their names."""
    active, traces = dict.fromkeys(stories.active), dict[str, None]()
    for _, found in parts.every():
        if found.kind in _ACTIVE:
            active[_ACTIVE[found.kind]] = None
        elif found.external and found.kind != "hyperlink":
            active[f"{_article(found.kind)} that lies elsewhere"] = None
        elif found.kind in _TRACES:
            traces[_TRACES[found.kind]] = None
    for body in bodies.values():
        for node in body.deep():
            if node.name in _CHANGES:
                traces["tracked changes"] = None
            elif node.name in {"w:instrText", "w:fldSimple"}:
                name = field_name(node.text or node.get("w:instr"))
                if name in ACTIVE_FIELDS:
                    active[f"the field {name}"] = None
    if any(settings.all("w:docVars")):
        traces["document variables"] = None
    traces |= dict.fromkeys(_about(parts))
    if active:
        yield rules.active(tuple(active))
    if stories.left:
        yield rules.not_taken(tuple(stories.left))
    if stories.beyond:
        yield rules.otherwise([f"{what} (headers and footers)" for what in stories.beyond])
    if traces:
        yield rules.traces(tuple(traces))


def _about(parts: Parts) -> Iterator[str]:
    """What the file says of the office that made it."""
    name = parts.one("", "extended-properties")
    if name:
        about = parts.xml(name)
        for node in about:
            if node.name in _ABOUT and node.text.strip():
                yield _ABOUT[node.name]


def _article(kind: str) -> str:
    return f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}"
