"""The parts of a Word file and how they refer to one another; each limit holds before the data is there.

A part is read when it is asked for. What refers to it is looked at first: only relationships of kinds that papers have a use for are followed.
"""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from memos.house import Node
from memos.rules import house as rules

from .markup import parsed
from .unfit import Unfit

LIMIT = 20_000_000
"""Bytes of a file, and of one part."""
_MOST_PARTS = 1000
_LARGEST = 100_000_000
"""Bytes of all parts, unpacked."""
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = ((b"%PDF", "is a PDF"), (b"{\\rtf", "is a file in RTF"), (b"PK\x05\x06", "is an empty archive"))
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\\")
_ROOT = ""
_MAIN = re.compile(
    r"application/(vnd\.openxmlformats-officedocument\.wordprocessingml\.(document|template)|vnd\.ms-word\.(document|template)\.macroEnabled(\.12)?)(\.main)?(\+xml)?"
)
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BAD = (
    zipfile.BadZipFile, zlib.error, EOFError, struct.error, ValueError, NotImplementedError, RuntimeError, OverflowError, LookupError, OSError,
)  # fmt: skip
"""What Python's reader of archives raises for a damaged one."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to."""

    kind: str
    """The last word of its type: ``styles``, ``header``, ``image``."""
    target: str
    """The name of the part; or an address, where that lies elsewhere."""
    external: bool


@dataclass(slots=True)
class Parts:
    """A Word file, opened."""

    _archive: zipfile.ZipFile
    names: Mapping[str, zipfile.ZipInfo]
    main: str = ""
    """The part that holds the document."""
    _relationships: dict[str, Mapping[str, Relationship]] = field(default_factory=dict)

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises `Unfit`."""
        try:
            with self._archive.open(self.names[name]) as part:
                data = part.read(LIMIT + 1)
        except _BAD:
            raise Unfit(rules.damaged(f"{name} cannot be read")) from None
        if len(data) > LIMIT:
            raise Unfit(rules.too_large(f"{name} grows to more than {LIMIT // 1_000_000} MB"))
        return data

    def xml(self, name: str) -> Node:
        """The root of a part. Raises `Unfit`."""
        return parsed(self.read(name), name)

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """What a part refers to, by the identifiers that it has for it."""
        found = self._relationships.get(part)
        if found is None:
            folder, _, name = part.rpartition("/")
            own = posixpath.join(folder, "_rels", f"{name}.rels")
            found = self._relationships[part] = self._read(own, folder) if own in self.names else {}
        return found

    def every(self) -> tuple[tuple[str, Relationship], ...]:
        """All relationships of the file, each with the part that has it."""
        sources = [
            posixpath.join(posixpath.dirname(posixpath.dirname(name)), posixpath.basename(name).removesuffix(".rels"))
            for name in self.names
            if name.endswith(".rels") and posixpath.basename(posixpath.dirname(name)) == "_rels"
        ]
        return tuple((part, found) for part in sources for found in self.relationships(part).values())

    def one(self, part: str, kind: str) -> str:
        """The part of that kind that another refers to, or empty."""
        found = self.relationships(part).values()
        return next((entry.target for entry in found if entry.kind == kind and not entry.external), "")

    def _read(self, name: str, folder: str) -> Mapping[str, Relationship]:
        found: dict[str, Relationship] = {}
        for node in self.xml(name).all("Relationship"):
            external = node.get("TargetMode") == "External"
            target = node.get("Target")
            kind = node.get("Type").rpartition("/")[2]
            if not external:
                target = _resolved(target, folder)
                if target not in self.names:
                    raise Unfit(rules.damaged(f"{name} refers to {node.get('Target')}, which is not there"))
            found[node.get("Id")] = Relationship(kind, target, external)
        return found


def opened(data: bytes) -> Parts:
    """The parts of a file. Raises `Unfit` where it is no Word file, or none that is safe to look into."""
    _must_be_word(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except _BAD:
        raise Unfit(rules.damaged("it is cut off, or no right archive")) from None
    if len(entries) > _MOST_PARTS:
        raise Unfit(rules.too_large(f"it has {len(entries)} parts"))
    names: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name = entry.filename
        if _OUTSIDE.search(name):
            raise Unfit(rules.leads_outside(name))
        if entry.flag_bits & 1:
            raise Unfit(rules.encrypted())
        if entry.compress_type not in _PACKED:
            raise Unfit(rules.damaged(f"{name} is compressed in a way that Word does not know"))
        if name in names:
            raise Unfit(rules.damaged(f"it has {name} twice"))
        if not name.endswith("/"):
            names[name] = entry
    if len({name.casefold() for name in names}) < len(names):
        raise Unfit(rules.damaged("it has two parts of one name"))
    if sum(entry.file_size for entry in entries) > _LARGEST:
        raise Unfit(rules.too_large(f"its parts grow to more than {_LARGEST // 1_000_000} MB"))
    parts = Parts(archive, names)
    parts.main = _main(parts)
    return parts


def _must_be_word(data: bytes) -> None:
    """Tells by its first bytes what else a file is."""
    if len(data) > LIMIT:
        raise Unfit(rules.too_large(f"it has more than {LIMIT // 1_000_000} MB"))
    if not data:
        raise Unfit(rules.no_word_file("is empty"))
    if data.startswith(_OLD):
        raise Unfit(rules.encrypted() if _ENCRYPTED in data else rules.no_word_file("is a document of Word 97"))
    if not data.startswith(_ZIP):
        what = next((words for start, words in _OTHERS if data.startswith(start)), "is no Word document")
        raise Unfit(rules.no_word_file(what))


def _main(parts: Parts) -> str:
    """The part that holds the document, which its type shows to be one of Word's."""
    if "[Content_Types].xml" not in parts.names:
        raise Unfit(rules.no_word_file("is an archive, and no Word document"))
    types = {node.get("PartName").lstrip("/"): node.get("ContentType") for node in parts.xml("[Content_Types].xml").all("Override")}  # fmt: skip
    if "_rels/.rels" not in parts.names:
        raise Unfit(rules.damaged("it does not say which of its parts is the document"))
    main = parts.one(_ROOT, "officeDocument")
    if not main:
        raise Unfit(rules.damaged("it does not say which of its parts is the document"))
    if not _MAIN.fullmatch(types.get(main, "")):
        raise Unfit(rules.no_word_file("is a document of another program"))
    return main


def _resolved(target: str, folder: str) -> str:
    """The name of the part that a relationship leads to from a folder (ECMA-376-2, 9.3.2)."""
    if "\\" in target:
        raise Unfit(rules.leads_outside(target))
    whole = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
    if whole.startswith(".."):
        raise Unfit(rules.leads_outside(target))
    return whole
