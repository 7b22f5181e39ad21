"""Bytes to files: each whole or not at all, none that is not ours, and the manifest last."""

from memos.publish import notes
from memos.publish.files import hash_of, rewrite_file, write_files
from memos.publish.folder import Folder, folder_at
from memos.publish.ledger import MANIFEST, SUMS, Ledger
from memos.publish.notes import NOTES, Row

__all__ = [
    "MANIFEST",
    "NOTES",
    "SUMS",
    "Folder",
    "Ledger",
    "Row",
    "folder_at",
    "hash_of",
    "notes",
    "rewrite_file",
    "write_files",
]
