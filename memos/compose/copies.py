"""The line that numbers a copy and says whom it is for."""

from memos.compose.punctuation import punctuation
from memos.recipients import Recipient
from memos.schemas.labels import Labels


def copy_number(recipient: Recipient, labels: Labels, language: str) -> str:
    """``Copy 3 of 12 — for H.E. Lida Varen``, of an input in that language. What the input says comes in last, and is not looked through for places."""
    name = punctuation(language).space.join(filter(None, (recipient.honorific, recipient.name)))
    words = labels.words["copy_number"].replace("{copy}", str(recipient.number))
    return words.replace("{copies}", str(recipient.count)).replace("{recipient}", name)
