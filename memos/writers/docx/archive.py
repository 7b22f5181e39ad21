"""ZIP archives of entries that are compressed already, with a fixed date.

The standard library's zipfile compresses each part anew for each archive; a paper's unchanging parts are compressed once in a process.
Layout of records: APPNOTE.TXT 6.3, 4.3.7, 4.3.12 and 4.3.16.
"""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

_DATE = (1 << 5) | 1
"""1 January 1980, the first day that the format knows."""
_UTF8 = 1 << 11
_DEFLATED = 8
_VERSION = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive, compressed."""

    name: bytes
    checksum: int
    size: int
    """In bytes, before compression."""
    packed: bytes

    @classmethod
    def of(cls, name: str, data: bytes, level: int = 3) -> "Entry":
        """The entry of that content; a higher level costs more time and gives a smaller file."""
        packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
        return cls(name.encode(), zlib.crc32(data), len(data), packer.compress(data) + packer.flush())


def archive(entries: Sequence[Entry]) -> bytes:
    """The archive of those entries, in that order."""
    files = bytearray()
    directory = bytearray()
    for entry in entries:
        about = struct.pack(
            "<HHHHHIIIHH",
            _VERSION, _UTF8, _DEFLATED, 0, _DATE, entry.checksum, len(entry.packed), entry.size, len(entry.name), 0,
        )  # fmt: skip
        directory += b"PK\x01\x02" + struct.pack("<H", _VERSION) + about
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(files)) + entry.name
        files += b"PK\x03\x04" + about + entry.name + entry.packed
    count = len(entries)
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(files), 0)
    return bytes(files + directory + b"PK\x05\x06" + end)
