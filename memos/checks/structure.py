"""STR: what hangs together in a paper: tabs and the words that refer to them, numbered lists, clearances in their order."""

import re
from collections.abc import Callable, Iterator, Sequence
from string import ascii_uppercase

from memos.checks.texts import Texts, excerpt
from memos.document import List, Paragraph
from memos.findings import Excerpt, Finding
from memos.names import plain
from memos.prose import blocks_of
from memos.schemas.header import Clearance, Header
from memos.schemas.meeting import Meeting
from memos.schemas.visit import Visit

_ONE = r"(?:[A-Z]|\d{1,2})(?!\w)(?![’'.]\w|-\d)"
_REFERENCE = re.compile(
    rf"(?:\b(?P<tabs>(?:[Tt]abs|TABS)\s{_ONE}(?:(?:,\s|,?\s(?:and|or|to|through)\s|\s?[–/&-]\s?)(?:(?:[Tt]ab|TAB)\s)?{_ONE})*+)"
    rf"|\b(?P<tab>(?:[Tt]ab|TAB)\s{_ONE}(?:[–/-]{_ONE})?+)"
    rf"|(?:\b(?:[Ss]ee|[Aa]t|cf\.|[Aa]ttached\sas)\s|\()(?:the\s)?(?P<other>(?:[Aa]nnex|[Aa]ttachment|[Ee]nclosure)\s{_ONE}))(?!-\w|\s(?:of|to|in)\s)"
)
"""Tabs that a text refers to, one or several, and attachments that it calls otherwise; what is the book's, or a treaty's (``Annex 3 to``), is not meant."""
_IN_REFERENCE = re.compile(rf"(?P<to>(?:\b(?:to|through)\s|[–-])\s?(?:(?:[Tt]ab|TAB)\s)?)?(?<!\w)(?P<name>{_ONE})")
_SENDS_THERE = re.compile(r"(?:\b(?:at|see|in|under|behind)\s(?:the\s)?|\()\Z", re.IGNORECASE)
"""What stands before the tab of a paper where it is written small: who picks up the tab 10 times means another."""
_OF_ANOTHER = re.compile(
    r"(?:\b(?:their|its|his|her|whose)|[’']s)\s(?:\w+\s){0,2}(?:brief\w*|books?|papers?|folders?|dossiers?|memos?|submissions?)\b[^.!?]*$",
    re.IGNORECASE,
)
"""What stands before the tab of another paper."""
_WORDS = ("tab", "annex", "attachment", "enclosure")
"""In small letters, one of them stands in every text that refers to a tab."""
_AN_ITEM = re.compile(r"^[ \t]*(?P<number>(?P<value>\d{1,3})[.)])[ \t]", re.MULTILINE)
_MARKS = re.compile(r"[*_\\\[\]\s]")
"""What a text has more than what is printed of it begins with."""
_ENOUGH = 30
"""Letters by which an item is told from others."""
_NUMBERED = re.compile(r"(\d{1,3})[.)]\s")
_SHOWN = 12
"""Tabs that a message lists."""
_NOT_CLEARED = {"pending", "info"}
_A_MEETING = re.compile(r"meetings\[(\d+)\]\.(?!attachments)")


def structure(visit: Visit, texts: Texts) -> Iterator[Finding]:
    """All that does not hang together."""
    for number, meeting in enumerate(visit.meetings):
        yield from _sequence(meeting, f"meetings[{number}].attachments")
    yield from _references(visit, texts)
    yield from _lists(texts)
    yield from _clearances(visit.header, "header")
    for number, meeting in enumerate(visit.meetings):
        yield from _clearances(meeting.header, f"meetings[{number}].header")


def no_such_tab(tab: str, known: Sequence[str], path: str, excerpt: Excerpt, *, certain: bool = True) -> Finding:
    """STR103: a tab that is referred to and is not there

    A text sends the reader to a tab that no attachment of the file has. Where no attachment has a tab at all, or the text says "see Annex 3",
    "(Attachment B)" or "at tab C", or names another paper before it ("their brief has it at Tab C"), the finding is a warning: it may be
    another paper's. "Annex 3 to the Convention" is.

    Wrong:

        kind: meeting
        subject: Talks
        background: The draft is at Tab C.
        attachments: [{tab: A, title: Draft}, {tab: B, title: Biographies}]

    Right:

        kind: meeting
        subject: Talks
        background: The draft is at Tab A, the biographies at Tab B.
        attachments: [{tab: A, title: Draft}, {tab: B, title: Biographies}]

    Mend it: correct the letter, or add the attachment.

    Source: US Department of Defense, form of action memoranda
    """
    return Finding(
        "STR103",
        "error" if certain else "warning",
        f"there is no {tab}"
        + (f"; the tabs are {', '.join(known[:_SHOWN])}" if known else "; no attachment has a tab"),
        "correct the letter, or add the attachment",
        path=path,
        source="US Department of Defense, form of action memoranda",
        excerpt=excerpt,
    )


def unmentioned_tab(tab: str, path: str) -> Finding:
    """STR104: a tab that nothing refers to

    The texts of the meeting send the reader to its other tabs, and to this one never. Where no text refers to any tab, the list of attachments
    is enough.

    Wrong:

        kind: meeting
        subject: Talks
        background: The draft is at Tab A.
        attachments: [{tab: A, title: Draft}, {tab: B, title: Biographies}]

    Right:

        kind: meeting
        subject: Talks
        background: The draft is at Tab A, the biographies at Tab B.
        attachments: [{tab: A, title: Draft}, {tab: B, title: Biographies}]

    Mend it: refer to the tab where it belongs, or leave the attachment out.

    Source: US Department of Defense, form of action memoranda
    """
    return Finding(
        "STR104",
        "info",
        f"no text refers to Tab {tab}",
        "refer to it where it belongs, or leave it out",
        path=path,
        source="US Department of Defense, form of action memoranda",
    )


def tab_out_of_turn(tab: str, expected: str, path: str) -> Finding:
    """STR105: a tab out of turn

    Tabs are lettered or numbered one after the other, from wherever they begin. Here one is left out, stands twice or stands before its turn;
    who looks for it in the folder finds another, or a gap. Looked at where all tabs are Latin capitals, or all are numbers.

    Wrong:

        kind: meeting
        subject: Talks
        attachments: [{tab: A, title: Draft}, {tab: C, title: Biographies}]

    Right:

        kind: meeting
        subject: Talks
        attachments: [{tab: A, title: Draft}, {tab: B, title: Biographies}]

    Mend it: letter the tabs in their order.

    Source: US Department of Defense, form of action memoranda
    """
    return Finding(
        "STR105",
        "warning",
        f"Tab {tab} stands where Tab {expected} should",
        "letter the tabs in their order",
        path=path,
        source="US Department of Defense, form of action memoranda",
    )


def lone_number(path: str, written: Excerpt | None = None) -> Finding:
    """STR106: a numbered list of one

    A single paragraph is not numbered: a "1." promises a "2.".

    Wrong:

        kind: meeting
        subject: Talks
        background: |
          The Commission decided:

          1. to meet in Tarn.

    Right:

        kind: meeting
        subject: Talks
        background: |
          The Commission decided:

          1. to meet in Tarn;
          2. to ask for a study.

    Mend it: take the number away, or add what is missing.

    Source: US Air Force, AFH 33-337, chapter 14; US Department of State, telegrams
    """
    return Finding(
        "STR106",
        "info",
        "a list of one item is numbered",
        "take the number away, or add what is missing",
        path=path,
        source="US Air Force, AFH 33-337, chapter 14; US Department of State, telegrams",
        excerpt=written,
    )


def pending(who: str, approved: str, path: str) -> Finding:
    """STR107: a clearance that is pending

    An office is named as clearing the paper, and has not. Where the paper is approved already, it was approved without knowing what that office
    says, and the finding is a warning.

    Wrong:

        kind: meeting
        subject: Talks
        header:
          cleared_by: [{office: Legal Department, status: pending}]

    Right:

        kind: meeting
        subject: Talks
        header:
          cleared_by: [{office: Legal Department, status: clear, date: 2026-03-09}]

    Mend it: get the clearance, and write `status: clear` and the day.

    Source: practice
    """
    return Finding(
        "STR107",
        "warning" if approved else "info",
        f"the clearance of {who} is pending" + (f", and {approved} has approved the paper" if approved else ""),
        "get the clearance, and write `status: clear` and the day",
        path=path,
    )


def out_of_turn(done: str, first: str, path: str) -> Finding:
    """STR108: a clearance or an approval that came too early

    The paper was cleared before it was drafted, or approved before it was drafted or cleared: what was seen is not what is printed.

    Wrong:

        kind: meeting
        subject: Talks
        header:
          drafted_by: {office: Rivers Division, date: 2026-03-09}
          cleared_by: {office: Legal Department, status: clear, date: 2026-03-06}

    Right:

        kind: meeting
        subject: Talks
        header:
          drafted_by: {office: Rivers Division, date: 2026-03-04}
          cleared_by: {office: Legal Department, status: clear, date: 2026-03-06}

    Mend it: correct the day, or have the paper cleared again.

    Source: practice
    """
    return Finding(
        "STR108", "warning", f"{done}, before it was {first}", "correct the day, or have it cleared again", path=path
    )


RULES: dict[str, Callable[..., Finding]] = {
    "STR103": no_such_tab,
    "STR104": unmentioned_tab,
    "STR105": tab_out_of_turn,
    "STR106": lone_number,
    "STR107": pending,
    "STR108": out_of_turn,
}


def _sequence(meeting: Meeting, path: str) -> Iterator[Finding]:
    """The first tab that is out of turn: those behind it are as they must be."""
    given = [(attachment.tab, number) for number, attachment in enumerate(meeting.attachments) if attachment.tab]
    tabs = [tab for tab, _ in given]
    numbered = all(map(str.isdecimal, tabs))
    if not numbered and not set(tabs) <= set(ascii_uppercase):
        return
    first = int(tabs[0]) if numbered and tabs else ascii_uppercase.find(tabs[0]) if tabs else 0
    order = [str(first + number) for number in range(len(tabs))] if numbered else list(ascii_uppercase[first:])
    for (tab, number), expected in zip(given, order, strict=False):
        if tab != expected:
            yield tab_out_of_turn(tab, expected, f"{path}[{number}].tab")
            return


def _references(visit: Visit, texts: Texts) -> Iterator[Finding]:
    if not any(word in texts.folded for word in _WORDS):
        return
    known = dict.fromkeys(entry.tab for meeting in visit.meetings for entry in meeting.attachments if entry.tab)
    named = {plain(entry.title) for meeting in visit.meetings for entry in meeting.attachments}
    mentioned: dict[int, set[str]] = {}
    kinds = {tab.isdecimal() for tab in known} - (
        {True} if len(visit.meetings) > 1 else set()
    )  # a book numbers its own
    for path, text in texts.entries:
        where = _A_MEETING.match(path)
        for match in _REFERENCE.finditer(text) if where else ():
            is_small = match[0].startswith("t")
            for tab, written in _tabs(match):
                if tab in known:
                    mentioned.setdefault(int(where[1]) if where else 0, set()).add(tab)
                elif is_small and (not known or tab == "I" or not _SENDS_THERE.search(text, 0, match.start())):
                    continue
                elif match["other"]:
                    if not any(name.startswith(plain(match["other"])) for name in named):
                        yield no_such_tab(str(written), tuple(known), path, written, certain=False)
                elif kinds == {tab.isdecimal()} or not (known or tab.isdecimal()):
                    certain = bool(known) and not is_small and not _OF_ANOTHER.search(text, 0, match.start())
                    yield no_such_tab(f"Tab {tab}", tuple(known), path, written, certain=certain)
    for number, tabs in mentioned.items():
        attachments = visit.meetings[number].attachments
        own = tabs & {attachment.tab for attachment in attachments}
        for place, attachment in enumerate(attachments):
            if own and attachment.tab and attachment.tab not in tabs:
                yield unmentioned_tab(attachment.tab, f"meetings[{number}].attachments[{place}].tab")


def _tabs(match: re.Match[str]) -> Iterator[tuple[str, Excerpt]]:
    """The tabs of a reference, those between the ends of a range too, each with where it is written."""
    group = match.lastgroup or ""
    start, stop = match.span(group)
    before = ""
    for one in _IN_REFERENCE.finditer(match.string, start, stop):
        name = one["name"]
        excerpt = Excerpt(match.string, one.start("name") if before else start, one.end("name"))
        if one["to"] and before.isalpha() and name.isalpha():
            yield from (
                (tab, excerpt)
                for tab in ascii_uppercase[ascii_uppercase.index(before) + 1 : ascii_uppercase.index(name)]
            )
        elif one["to"] and before.isdecimal() and name.isdecimal():
            yield from ((str(tab), excerpt) for tab in range(int(before) + 1, int(name)))
        yield name, excerpt
        before = name


def _lists(texts: Texts) -> Iterator[Finding]:
    for path, text in texts.entries:
        if "\n" in text and _AN_ITEM.search(text):
            for entry in _lone(blocks_of(text, "")):
                yield lone_number(path, _number(entry, text))


def _lone(blocks: Sequence[Paragraph | List]) -> Iterator[List]:
    """The numbered lists of one item, after which neither a list nor a paragraph goes on with the next number."""
    lists = [block for block in blocks if isinstance(block, List)]
    begun = {entry.start for entry in lists if entry.ordered}
    for block in blocks:
        if isinstance(block, Paragraph) and block.runs and (number := _NUMBERED.match(block.runs[0].text)):
            begun.add(int(number[1]))
    for entry in lists:
        if entry.ordered and len(entry.items) == 1 and entry.start + 1 not in begun:
            yield entry
        for item in entry.items:
            yield from _lone(item.blocks)


def _number(entry: List, text: str) -> Excerpt | None:
    """Where the number of a list of one item is written; None where that is not at the beginning of a line."""
    words = "".join(
        run.text for block in entry.items[0].blocks[:1] if isinstance(block, Paragraph) for run in block.runs
    )
    begins = _MARKS.sub("", words)[:_ENOUGH]
    for match in _AN_ITEM.finditer(text):
        if int(match["value"]) == entry.start and _MARKS.sub("", text[match.end() :]).startswith(begins):
            return excerpt(match, "number")
    return None


def _clearances(header: Header | None, path: str) -> Iterator[Finding]:
    if header is None:
        return
    approved = next((_who(entry) for entry in header.approved_by if entry.status != "pending"), "")
    for name in ("cleared_by", "approved_by"):
        entries: tuple[Clearance, ...] = getattr(header, name)
        for number, entry in enumerate(entries):
            if entry.status == "pending":
                yield pending(_who(entry), approved if name == "cleared_by" else "", f"{path}.{name}[{number}]")
    drafted = max((entry.date for entry in header.drafted_by if entry.date), default=None)
    cleared = max(
        (entry.date for entry in header.cleared_by if entry.date and entry.status not in _NOT_CLEARED), default=None
    )
    for number, entry in enumerate(header.cleared_by):
        if entry.date and drafted and entry.date < drafted and entry.status not in _NOT_CLEARED:
            yield out_of_turn(f"cleared on {entry.date}", f"drafted on {drafted}", f"{path}.cleared_by[{number}].date")
    for number, entry in enumerate(header.approved_by):
        if entry.date and drafted and entry.date < drafted:
            yield out_of_turn(
                f"approved on {entry.date}", f"drafted on {drafted}", f"{path}.approved_by[{number}].date"
            )
        elif entry.date and cleared and entry.date < cleared:
            yield out_of_turn(
                f"approved on {entry.date}", f"cleared on {cleared}", f"{path}.approved_by[{number}].date"
            )


def _who(entry: Clearance) -> str:
    return entry.office or entry.name or "somebody"
