"""A PDF file put together from its objects: streams by themselves, all others packed into compressed object streams.

Nothing in it depends on when or where it was made: its identifier is a hash of what it holds.
"""

import hashlib
import zlib
from dataclasses import dataclass, field

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACKED = 400
"""Objects in an object stream."""
_LEVEL = 4


@dataclass(slots=True)
class File:
    """Objects by their numbers, which count from 1."""

    _taken: int = 0
    _packed: list[tuple[int, bytes]] = field(default_factory=list)
    _streams: list[tuple[int, bytes]] = field(default_factory=list)
    _rows: dict[int, bytes] = field(default_factory=dict)
    """Of the cross-reference stream, those of the objects that are packed already."""

    def copy(self) -> "File":
        """Another file with all that this one has by now."""
        return File(self._taken, [*self._packed], [*self._streams], {**self._rows})

    def take(self, count: int = 1) -> int:
        """The first of `count` numbers that are from now on taken."""
        first = self._taken + 1
        self._taken += count
        return first

    def put(self, number: int, body: bytes) -> None:
        """The object of a number that was taken."""
        self._packed.append((number, body))

    def add(self, body: bytes) -> int:
        """An object; its number."""
        number = self.take()
        self._packed.append((number, body))
        return number

    def stream(self, entries: bytes, data: bytes, *, number: int = 0) -> int:
        """A stream of data that is already encoded as its dictionary's `entries` say; its number."""
        number = number or self.take()
        # CR LF before `endstream`, so that a reader which looks for it takes no CR at the end of the data for a line break.
        self._streams.append((number, b"<<%s/Length %d>>stream\n%s\r\nendstream" % (entries, len(data), data)))
        return number

    def pack(self) -> None:
        """Packs the objects of by now into object streams, so that copies of the file share them as they are compressed."""
        for first in range(0, len(self._packed), _PACKED):
            part = self._packed[first : first + _PACKED]
            number = self.stream(*_object_stream([body for _, body in part], [number for number, _ in part]))
            for index, (inside, _) in enumerate(part):
                self._rows[inside] = b"\2" + number.to_bytes(4, "big") + index.to_bytes(2, "big")
        self._packed = []

    def finish(self, root: int, info: int) -> bytes:
        """The whole file; `root` and `info` are the numbers of the catalog and of the document information."""
        out = [_HEADER]
        at = len(_HEADER)
        self.pack()
        rows = self._rows
        for number, body in self._streams:
            rows[number] = b"\1" + at.to_bytes(4, "big") + b"\0\0"
            whole = b"%d 0 obj\n%s\nendobj\n" % (number, body)
            out.append(whole)
            at += len(whole)
        size = self._taken + 2
        rows[size - 1] = b"\1" + at.to_bytes(4, "big") + b"\0\0"
        table = b"\0\0\0\0\0\xff\xff" + b"".join([rows[number] for number in range(1, size)])
        digest = hashlib.sha256(b"".join(out)).hexdigest()[:32].encode()
        packed = zlib.compress(table, _LEVEL)
        out.append(
            b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]/Filter/FlateDecode/Length %d>>stream\n"
            b"%s\r\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
            % (size - 1, size, root, info, digest, digest, len(packed), packed, at)
        )
        return b"".join(out)


def _object_stream(bodies: list[bytes], numbers: list[int]) -> tuple[bytes, bytes]:
    """An object stream (ISO 32000-1, 7.5.7): the entries of its dictionary and its data."""
    index: list[bytes] = []
    at = 0
    for number, body in zip(numbers, bodies, strict=True):
        index.append(b"%d %d" % (number, at))
        at += len(body) + 1
    head = b" ".join(index) + b"\n"
    data = zlib.compress(head + b"\n".join(bodies), _LEVEL)
    return b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(bodies), len(head)), data
