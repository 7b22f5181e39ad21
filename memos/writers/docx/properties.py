"""What a Word file says about itself: title, subject, author, language and date, and no more."""

from memos.document import Document
from memos.writers.created import created

from .xml import DECLARATION, escaped

_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def core_properties(document: Document) -> str:
    """The core properties part (ECMA-376-2, 11)."""
    when = created(document)
    stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ") if when else ""
    simple = (
        ("dc:title", document.title),
        ("dc:subject", document.subject),
        ("dc:creator", document.author),
        ("dc:language", document.language),
    )
    properties = [f"<{name}>{escaped(value)}</{name}>" for name, value in simple if value]
    if stamp:
        properties += [
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>' for name in ("created", "modified")
        ]
    return f"{DECLARATION}<cp:coreProperties {_NAMESPACES}>{''.join(properties)}</cp:coreProperties>"
