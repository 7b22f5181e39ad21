"""What every section needs to know: the visit, the meeting, the language, and where each value stands in the input.

Text of the input is tagged with its language wherever that differs from the paper's, so that a screen reader pronounces it right.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from memos.attendees import Attendee, attendees
from memos.compose import dates
from memos.compose.languages import by_language, has_others
from memos.compose.punctuation import Punctuation, punctuation
from memos.compose.wording import word
from memos.document import Item, List, Paragraph, ParagraphRole, Picture, Run, Runs, text_of
from memos.prose import blocks_of, line_of
from memos.schemas.header import Header
from memos.schemas.labels import Labels
from memos.schemas.meeting import Meeting
from memos.schemas.people import Side
from memos.schemas.template import Section, Template
from memos.schemas.visit import Visit


@dataclass(frozen=True)
class Scene:
    """One paper in the making."""

    visit: Visit
    index: int | None
    """Number of the meeting; None for a paper of the whole visit."""
    template: Template
    labels: Labels
    pictures: Mapping[str, Picture]
    """Those of the figures, by the names that the input gives their files."""
    bound: tuple[Template, ...] = ()
    """The papers of each meeting that a paper of the whole visit holds."""
    cover: Header | None = None
    """Of a paper that such a one holds: the header on its cover, which the paper does not repeat."""
    only: Collection[int] | None = None
    """Numbers of the meetings that a paper of the whole visit holds; all when None."""

    @cached_property
    def meeting(self) -> Meeting:
        """The meeting; for a paper of the whole visit one with the visit's title, and with the header of the only meeting where there is but one."""
        if self.index is not None:
            return self.visit.meetings[self.index]
        return Meeting(subject=self.visit.title, header=self.visit.meetings[0].header if self._is_one else None)

    @property
    def path(self) -> str:
        """Path of the meeting in the input; empty for a paper of a visit of several."""
        return f"meetings[{self.index or 0}]" if self.index is not None or self._is_one else ""

    @property
    def title_path(self) -> str:
        """Path of the meeting's subject, or of the visit's title."""
        own = self.index is not None or (self._is_one and self.visit.meetings[0].subject == self.visit.title)
        return f"{self.path}.subject" if own else "title"

    @property
    def _is_one(self) -> bool:
        return len(self.visit.meetings) == 1

    @cached_property
    def language(self) -> str:
        """Language tag for runs of input text: empty where it is the paper's own."""
        return "" if self.visit.language == self.labels.language else self.visit.language

    @property
    def marks(self) -> Punctuation:
        """What parts the paper's own words."""
        return punctuation(self.labels.language)

    @property
    def said_marks(self) -> Punctuation:
        """What parts texts of the input."""
        return punctuation(self.visit.language)

    @cached_property
    def header(self) -> Header:
        """The visit's header, each field replaced by the meeting's where that gives one; without what a cover says already."""
        ours, theirs = self.meeting.header or Header(), self.visit.header or Header()
        given = {
            name: value
            for name in Header.model_fields
            if (value := getattr(ours, name) or getattr(theirs, name))
            and (self.cover is None or value != getattr(self.cover, name))
        }
        return Header().model_copy(update=given)

    def header_path(self, name: str) -> str:
        """Path of a header field: the meeting's where it gives the field, else the visit's."""
        key = name.rstrip("_")
        own = self.meeting.header
        return f"{self.path}.header.{key}" if own is not None and getattr(own, name) else f"header.{key}"

    @cached_property
    def subject(self) -> str:
        return self.header.subject or self.meeting.subject

    @property
    def subject_path(self) -> str:
        return self.header_path("subject") if self.header.subject else self.title_path

    @property
    def marking(self) -> str:
        return self.meeting.marking or self.visit.marking or ""

    @property
    def marking_source(self) -> str:
        return f"{self.path}.marking" if self.meeting.marking else "marking"

    @cached_property
    def attendees(self) -> tuple[Attendee, ...]:
        return attendees(self.visit, self.index) if self.index is not None else ()

    def paper_name(self) -> str:
        """Name of the paper as printed."""
        if self.template.title:
            return word(self.template.title, self.names())
        key = self.template.name.replace("-", "_")
        return self.labels.words.get(key, self.template.name.replace("-", " ").capitalize())

    def heading(self, section: Section) -> str:
        """The heading of a section: the template's, else the label of its name."""
        return word(section.heading, self.names()) if section.heading else self.labels.words[section.show]

    def names(self) -> Mapping[str, object]:
        """What a template's wording may name: labels, and the input's own fields as plain data."""
        meeting = {"meeting": self.meeting.model_dump(mode="json")} if self.index is not None else {}
        return {
            "label": self.labels.words,
            "visit": self.visit.model_dump(mode="json", exclude={"meetings", "people"}),
            "subject": self.subject,
            **meeting,
        }

    def day(self, date: dt.date) -> str:
        return dates.day(date, self.labels.locale)

    def words(self, text: str, *, strong: bool = False) -> Runs:
        """Text in the paper's own language: a label, a date."""
        return (Run(text, strong=strong),)

    def said(self, text: str, source: str = "", *, strong: bool = False) -> Runs:
        """One line of text from the input; with its path, where it is the whole of a value that stands here itself and is not referred to."""
        return self._tagged((Run(text, strong=strong, language=self.language, source=source),), text)

    def listed(self, *parts: tuple[str | None, str]) -> Runs:
        """Values of the input with their paths, those that are given, parted by commas."""
        runs: list[Run] = []
        for text, source in parts:
            if text:
                if runs:
                    runs.append(Run(self.said_marks.comma, language=self.language))
                runs += self.said(text, source)
        return tuple(runs)

    def prose(self, text: str, source: str, role: ParagraphRole = "body") -> tuple[Paragraph | List, ...]:
        """Prose from the input: its Markdown as paragraphs and lists."""
        blocks = blocks_of(text, source, language=self.language, role=role)
        return tuple(map(self._tagged_block, blocks)) if has_others(text, self.visit.language) else blocks

    def line(self, text: str) -> Runs:
        """Prose from the input where only one paragraph fits: its Markdown without paragraphs and lists."""
        return self._tagged(line_of(text, language=self.language), text)

    def _tagged(self, runs: Runs, text: str) -> Runs:
        """The runs of a text, parted where another language begins."""
        if not has_others(text, self.visit.language):
            return runs
        return by_language(runs, self.visit.language, self.labels.language, self._languages)

    def _tagged_block(self, block: Paragraph | List) -> Paragraph | List:
        match block:
            case Paragraph():
                return replace(block, runs=self._tagged(block.runs, text_of(block.runs)))
            case List():
                items = (Item(tuple(map(self._tagged_block, item.blocks))) for item in block.items)
                return replace(block, items=tuple(items))

    @cached_property
    def _languages(self) -> tuple[str, ...]:
        """Those that the paper may hold, the likeliest first: its own, the meeting's, those of names."""
        natives = (attendee.native.language for attendee in self.attendees if attendee.native)
        return tuple(dict.fromkeys((self.labels.language, *self.meeting.languages, *natives)))

    def points(self, texts: tuple[str, ...], source: str) -> tuple[List, ...]:
        """A list of points, each of which may hold paragraphs and lists of its own; nothing where there is none."""
        items = tuple(Item(self.prose(text, f"{source}[{number}]")) for number, text in enumerate(texts))
        return (List(items, source=source),) if items else ()

    def note(self, text: str) -> Paragraph:
        return Paragraph(self.words(text), role="note")

    def side(self, side: Side) -> Runs:
        """What a side is called: as the input says, else by its one country, its delegation, or the label."""
        given = getattr(self.visit.sides, side) if self.visit.sides else None
        if given:
            return self.said(given, f"sides.{side}")
        if side == "visitor" and self.visit.delegation and self.visit.delegation.name:
            return self.said(self.visit.delegation.name, "delegation.name")
        return self.words(self.labels.sides[side])

    def who(self, text: str, source: str) -> Runs:
        """Somebody named by id, by side, or in words. A name that is referred to has no path: who writes another there means another person."""
        for person in self.visit.people:
            if person.id == text:
                return self.said(person.name)
        if text in {"host", "visitor", "third"}:
            return referred(self.side(text))  # type: ignore[arg-type]  # narrowed by the line above, which mypy cannot see
        return self.said(text, source)


def referred(runs: Runs) -> Runs:
    """Values of the input where they are referred to, without their paths."""
    return tuple(replace(run, source="") for run in runs)
