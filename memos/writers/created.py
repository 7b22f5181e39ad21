"""When a paper was made, as its files say: the paper's own date, else SOURCE_DATE_EPOCH, else nothing; never the clock."""

import datetime as dt
import os

from memos.document import Document


def created(document: Document) -> dt.datetime | None:
    """The creation date of a paper's files, in UTC."""
    if document.date:
        return dt.datetime.combine(document.date, dt.time(), dt.UTC)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch.isascii() and epoch.isdigit() else None
