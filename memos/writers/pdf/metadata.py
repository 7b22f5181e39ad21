"""What a paper says about itself: the document information and, in step with it, the XMP packet (ISO 19005-2, 6.6.2).

The date is the paper's own, else SOURCE_DATE_EPOCH, else there is none: never the clock.
"""

from collections.abc import Mapping

from memos.document import Document
from memos.writers.created import created

from .objects import Text, Value

_PRODUCER = "Memos"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
%s<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

_SIMPLE = "<{0}>{1}</{0}>\n"
_IN_LANGUAGES = '<{0}><rdf:Alt><rdf:li xml:lang="x-default">{1}</rdf:li></rdf:Alt></{0}>\n'
_IN_ORDER = "<{0}><rdf:Seq><rdf:li>{1}</rdf:li></rdf:Seq></{0}>\n"
_IN_BAG = "<{0}><rdf:Bag><rdf:li>{1}</rdf:li></rdf:Bag></{0}>\n"


def information(document: Document) -> Mapping[str, Value]:
    """The entries of the document information dictionary."""
    entries: dict[str, Value] = {"Title": Text(document.title), "Producer": Text(_PRODUCER)}
    if document.author:
        entries["Author"] = Text(document.author)
    if document.subject:
        entries["Subject"] = Text(document.subject)
    when = created(document)
    if when:
        entries["CreationDate"] = entries["ModDate"] = Text(when.strftime("D:%Y%m%d%H%M%SZ"))
    return entries


def packet(document: Document) -> bytes:
    """The XMP packet."""
    when = created(document)
    stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ") if when else ""
    properties = (
        (_SIMPLE, "dc:format", "application/pdf"),
        (_IN_LANGUAGES, "dc:title", document.title),
        (_IN_ORDER, "dc:creator", document.author),
        (_IN_LANGUAGES, "dc:description", document.subject),
        (_IN_BAG, "dc:language", document.language),
        (_SIMPLE, "xmp:CreateDate", stamp),
        (_SIMPLE, "xmp:ModifyDate", stamp),
        (_SIMPLE, "pdf:Producer", _PRODUCER),
    )
    written = "".join(form.format(name, _xml(value)) for form, name, value in properties if value)
    return (_XMP % written).encode("utf-8", "replace")


def _xml(value: str) -> str:
    """The text as character data, without what XML 1.0 cannot hold."""
    kept = "".join(
        letter
        for letter in value
        if letter >= " " and not "\ud800" <= letter <= "\udfff" and letter not in "\ufffe\uffff"
    )
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
