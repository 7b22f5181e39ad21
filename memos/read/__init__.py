"""From the bytes of a file to plain data, with the line and column of every key and value.

Scalars stay text and the schema types them, so that ``10:30`` and ``no`` are what a staff officer meant; what could change a text unseen
(anchors, merge keys, tags, a key given twice) is refused before anything else sees the data.
"""

from memos.read.beside import read_beside
from memos.read.characters import characters, holds_text, stretches, texts
from memos.read.file import read_bytes, read_file, read_text
from memos.read.head import read_head
from memos.read.limits import INPUT, REGISTER
from memos.read.picture import read_picture
from memos.read.source import Line, Source, path_of
from memos.read.toml import Toml, read_toml

__all__ = [
    "INPUT",
    "REGISTER",
    "Line",
    "Source",
    "Toml",
    "characters",
    "holds_text",
    "path_of",
    "read_beside",
    "read_bytes",
    "read_file",
    "read_head",
    "read_picture",
    "read_text",
    "read_toml",
    "stretches",
    "texts",
]
