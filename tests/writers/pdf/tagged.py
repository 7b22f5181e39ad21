"""What no validator sees, read from the file alone: owners of marked content, order of reading, and what the marks change of the picture."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdf
import pypdfium2
from pypdf.generic import ContentStream, IndirectObject, NameObject

_INLINE = frozenset({"/Link", "/Span"})
_PAINTS = frozenset({b"Tj", b"TJ", b"'", b'"', b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"Do", b"sh", b"INLINE IMAGE"})  # fmt: skip
_SECTIONS = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f]*)>")
_ARTIFACT = -1


class Piece(NamedTuple):
    """A stretch of a page's marked content."""

    page: int
    identifier: int
    """The MCID, or -1 for an artifact."""
    text: str


class Kid(NamedTuple):
    """What an element holds of its own, in the order of the tree: marked content, an annotation, or nothing yet where the element begins."""

    owner: int
    """Number of the element's object."""
    tag: str
    block: int
    """A block is a stretch of content with nothing but runs inside: what stands behind a list in an item is another than what stands before it."""
    is_marker: bool
    """In the marker of a list."""
    content: tuple[int, int] | None = None
    """Page and MCID."""
    annotation: int | None = None
    """Number of its object."""


class _Mark(NamedTuple):
    """A mark that is open."""

    identifier: int
    spoken: str | None
    """What is said in place of its text."""
    turned: bool
    """Its characters are read from the last to the first (ISO 32000-1, 14.8.2.3.3)."""
    texts: list[str]


def integrity(data: bytes) -> None:
    """Each marked piece of content and each annotation has one owner in the structure, and is led back to it by the tree of parents; marks are balanced,
    and nothing is drawn outside of them."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    kids = list(_walk(reader))
    drawn = Counter((piece.page, piece.identifier) for piece in _pieces(reader) if piece.identifier != _ARTIFACT)
    owned = Counter(kid.content for kid in kids if kid.content)
    assert set(owned.values()) | set(drawn.values()) <= {1}
    assert owned == drawn
    root: Any = reader.trailer["/Root"]
    numbers: Any = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    owners = {kid.content: kid.owner for kid in kids if kid.content}
    annotations = {kid.annotation: kid.owner for kid in kids if kid.annotation}
    seen: set[int] = set()
    for number, page in enumerate(reader.pages):
        back = [kid.idnum for kid in parents[page["/StructParents"]].get_object()]
        assert back == [owners[number, identifier] for identifier in range(len(back))]
        for annotation in page.get("/Annots", ()):
            seen.add(annotation.idnum)
            place = annotation.get_object()["/StructParent"]
            assert parents[place].idnum == annotations[annotation.idnum]
    assert seen == set(annotations)


def read_aloud(data: bytes) -> list[str]:
    """The text of each block in the order of the structure tree, as marked content and the fonts' own maps say it; without the markers of lists
    and the page numbers of contents."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    texts = {(piece.page, piece.identifier): piece.text for piece in _pieces(reader)}
    said: dict[int, str] = {}
    entries: set[int] = set()
    for kid in _walk(reader):
        if kid.tag == "/Reference":
            entries.add(kid.block)
        if kid.content and not kid.is_marker:
            said[kid.block] = said.get(kid.block, "") + texts[kid.content]
    for block in entries:
        said[block] = said[block].rpartition(" ")[0]
    return [text for text in said.values() if text.strip()]


def kinds(data: bytes) -> set[str]:
    """The structure types that a file has, without their slashes."""
    return {kid.tag[1:] for kid in _walk(pypdf.PdfReader(io.BytesIO(data)))}


def unmarked(data: bytes) -> bytes:
    """The same drawing without a structure and without marks."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for key in ("/StructTreeRoot", "/MarkInfo"):
        del writer.root_object[key]
    for page in writer.pages:
        content = ContentStream(page["/Contents"].get_object(), writer)
        content.operations = [given for given in content.operations if given[1] not in {b"BDC", b"BMC", b"EMC"}]
        page[NameObject("/Contents")] = writer._add_object(content)  # noqa: SLF001 -- pypdf's own way to a new object
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def pictures(data: bytes) -> Iterator[list[bytes]]:
    """Each page in grey as rows of pixels, a point each; white is 255."""
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            bitmap = page.render(grayscale=True)
            whole = bytes(bitmap.buffer)
            yield [whole[at : at + bitmap.width] for at in range(0, len(whole), bitmap.stride)]


def crowded(data: bytes) -> Iterator[str]:
    """Letters that stand on one another: their ink shares more than half of the larger one's box. An italic f may well reach over a thin letter; lam
    and alef are one sign, which the reader parts."""
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [(text.get_charbox(at), text.get_text_range(at, 1)) for at in range(text.count_chars())]
            yield from _crowded(sorted((box, letter) for box, letter in boxes if _area(box) > 1 and letter.isalnum()))


def _crowded(boxes: list[tuple[tuple[float, ...], str]]) -> Iterator[str]:
    """Of boxes in order from left to right."""
    for number, (box, letter) in enumerate(boxes):
        for other, second in boxes[number + 1 :]:
            if other[0] >= box[2]:
                break
            shared = (max(box[0], other[0]), max(box[1], other[1]), min(box[2], other[2]), min(box[3], other[3]))
            if {letter, second} & set("ل") and {letter, second} & set("اأإآ"):
                continue
            if shared[1] < shared[3] and _area(shared) > max(_area(box), _area(other)) / 2:
                yield f"{letter} on {second} at {box}"


def _area(box: tuple[float, ...]) -> float:
    left, bottom, right, top = box
    return (right - left) * (top - bottom)


def _walk(reader: pypdf.PdfReader) -> Iterator[Kid]:
    """All that the structure tree holds, in its order."""
    pages = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages) if page.indirect_reference}
    block = 0

    def inside(node: Any, above: Kid, page: int, numbering: str) -> Iterator[Kid]:
        nonlocal block
        here = above._replace(block=block)
        if isinstance(node, int):
            yield here._replace(content=(page, int(node)))
            return
        number = node.idnum if isinstance(node, IndirectObject) else 0
        node = node.get_object()
        if isinstance(node, list):
            for kid in node:
                yield from inside(kid, above, page, numbering)
            return
        if "/Pg" in node:
            page = pages[node.raw_get("/Pg").idnum]
        if node.get("/Type") == "/MCR":
            yield here._replace(content=(page, int(node["/MCID"])))
        elif node.get("/Type") == "/OBJR":
            yield here._replace(annotation=node.raw_get("/Obj").idnum)
        elif "/S" in node:
            tag = str(node["/S"])
            if tag == "/L":
                numbering = str(node["/A"]["/ListNumbering"])
            block += tag not in _INLINE
            here = Kid(number, tag, block, above.is_marker or (tag == "/Lbl" and numbering != "/None"))
            yield here
            if "/K" in node:
                yield from inside(_kids(node), here, page, numbering)
            block += tag not in _INLINE

    root: Any = reader.trailer["/Root"]
    yield from inside(_kids(root["/StructTreeRoot"]), Kid(0, "", 0, is_marker=False), 0, "")


def _kids(node: Any) -> Any:
    """What a node holds: a reference stays one where it is of a single kid, so that the kid is known by its number."""
    kids = node.raw_get("/K")
    return node["/K"] if isinstance(node["/K"], list) else kids


def _pieces(reader: pypdf.PdfReader) -> Iterator[Piece]:
    """The marked content of all pages in the order in which it is drawn. Asserts that marks are balanced and that nothing is painted outside of them."""
    known: dict[int, dict[int, str]] = {}
    for number, page in enumerate(reader.pages):
        contents = page.get_contents()
        assert contents is not None
        fonts: Any = page["/Resources"].get("/Font", {})
        to_text: dict[int, str] = {}
        open_marks: list[_Mark] = []
        for operands, operator in contents.operations:
            if operator in {b"BDC", b"BMC"}:
                entries = operands[1] if operator == b"BDC" else {}
                inner = operands[0] == "/ReversedChars" or (operands[0] == "/Span" and "/MCID" not in entries)
                assert inner == bool(open_marks), "marks inside of marks"
                assert inner or operands[0] == "/Artifact" or "/MCID" in entries, "content that nothing can own"
                spoken = entries.get("/ActualText")
                turned = operands[0] == "/ReversedChars"
                open_marks.append(_Mark(int(entries.get("/MCID", _ARTIFACT)), spoken, turned, []))
            elif operator == b"EMC":
                mark = open_marks.pop()
                texts = mark.texts[::-1] if mark.turned else mark.texts
                said = "".join(texts) if mark.spoken is None else mark.spoken
                if open_marks:
                    open_marks[-1].texts.append(said)
                else:
                    yield Piece(number, mark.identifier, said)
            elif operator == b"Tf":
                font = fonts.raw_get(operands[0])
                if font.idnum not in known:
                    known[font.idnum] = _to_text(font.get_object()["/ToUnicode"].get_data())
                to_text = known[font.idnum]
            elif operator in _PAINTS:
                assert open_marks, "content outside of any mark"
                open_marks[-1].texts.extend(_texts(operands, to_text))
        assert not open_marks


def _texts(operands: list[Any], to_text: dict[int, str]) -> Iterator[str]:
    for operand in operands:
        if isinstance(operand, list):
            yield from _texts(operand, to_text)
        elif hasattr(operand, "original_bytes"):
            raw = operand.original_bytes
            yield from (to_text[int.from_bytes(raw[at : at + 2], "big")] for at in range(0, len(raw), 2))


def _to_text(cmap: bytes) -> dict[int, str]:
    """The map of a ToUnicode stream (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    for kind, body in _SECTIONS.findall(cmap):
        codes = [bytes.fromhex(code.decode()) for code in _HEX.findall(body)]
        if kind == b"char":
            found |= {int.from_bytes(code, "big"): text.decode("utf-16-be") for code, text in zip(codes[::2], codes[1::2], strict=True)}  # fmt: skip
        else:
            for first, last, text in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
                start = int.from_bytes(first, "big")
                for step in range(int.from_bytes(last, "big") - start + 1):
                    found[start + step] = (int.from_bytes(text, "big") + step).to_bytes(2, "big").decode("utf-16-be")
    return found
