"""A paper of a whole visit: cover, programme, a tab a meeting, one banner."""

from typing import Any

import pytest
from compose.test_sections import headings, tables

from memos.compose import Banner, banners, compose
from memos.document import Contents, Document, Fields, Heading, Paragraph, Run, strings, text_of
from memos.errors import UsageError
from memos.labels import labels_in
from memos.papers import bound_by, template
from memos.schemas.template import Template
from memos.schemas.visit import Visit
from memos.styles import standard
from memos.writers.pdf import lay_out

MEETINGS = [
    {"id": "late", "subject": "Late talks", "date": "2026-03-13", "start": "16:00", "venue": "Palace"},
    {"id": "undated", "subject": "Undated talks"},
    {"id": "early", "subject": "Early talks", "date": "2026-03-13", "start": "09:00", "end": "10:30"},
    {"id": "first", "subject": "First talks", "date": "2026-03-12", "outcomes": [{"text": "Agreed to meet."}]},
]


def visit(*meetings: dict[str, Any], **more: Any) -> Visit:
    return Visit.model_validate({"kind": "visit", "title": "A visit", "meetings": meetings or MEETINGS} | more)


def book(given: Visit, language: str = "en", banner: Banner | None = None) -> Document:
    return compose(
        given,
        None,
        template("briefing-book"),
        labels_in(language),
        bound=bound_by("briefing-book"),
        banner=banner,
    )


def tabs(document: Document) -> list[Heading]:
    found = [block for block in document.blocks if isinstance(block, Heading) and block.part]
    return [block for block in found if text_of(block.runs).startswith("Tab ")]


def fields(document: Document) -> list[tuple[str, str]]:
    return [
        (text_of(field.label), " / ".join(map(text_of, field.values)))
        for block in document.blocks
        if isinstance(block, Fields)
        for field in block.fields
    ]


def test_the_programme_and_the_tabs_stand_in_the_order_of_time() -> None:
    document = book(visit())
    (programme,) = [table for table in tables(document) if len(table) == len(MEETINGS)]
    assert programme == [
        ["12 March 2026", "First talks", "", "1"],
        ["13 March 2026 / 09:00–10:30", "Early talks", "", "2"],
        ["13 March 2026 / 16:00", "Late talks", "Palace", "3"],
        ["", "Undated talks", "", "4"],
    ]
    assert [text_of(tab.runs) for tab in tabs(document)] == [
        "Tab 1: First talks", "Tab 1: First talks – Record of meeting", "Tab 2: Early talks", "Tab 3: Late talks", "Tab 4: Undated talks",
    ]  # fmt: skip


def test_each_tab_of_the_programme_leads_to_the_tab() -> None:
    document = book(visit({"subject": "Talks"}, {"subject": "Talks", "id": "other"}))
    anchors = [tab.anchor for tab in tabs(document)]
    assert len(set(anchors)) == 2
    runs = [
        run
        for block in document.blocks
        for row in getattr(block, "rows", ())
        for cell in row.cells
        for inner in cell.blocks
        for run in inner.runs
    ]
    assert [(run.text, run.target) for run in runs if run.target] == [("1", anchors[0]), ("2", anchors[1])]


def test_headings_of_a_paper_are_a_level_lower_and_its_name_is_a_subtitle() -> None:
    meeting = {"subject": "Talks", "purpose": "To agree.", "agenda": [{"title": "Quotas", "our_position": "Firm."}]}
    alone = compose(visit(meeting), 0, template("briefing-memo"), labels_in("en"))
    bound = book(visit(meeting))
    levels = {text_of(block.runs): block.level for block in alone.blocks if isinstance(block, Heading)}
    lower = {text_of(block.runs): block.level for block in bound.blocks if isinstance(block, Heading)}
    del levels["About the visit"]
    assert {name: lower[name] for name in levels} == {name: level + 1 for name, level in levels.items()}
    roles = [(block.role, text_of(block.runs)) for block in bound.blocks if isinstance(block, Paragraph)]
    assert ("subtitle", "Briefing memo") in roles
    assert [text for role, text in roles if role == "title"] == ["Briefing book"]


def test_a_header_is_said_once_and_what_a_meeting_says_otherwise_in_its_tab() -> None:
    head = {"to": "The Minister", "from": "The Office", "date": "2026-03-01"}
    own = {"to": "The Deputy", "from": "The Office", "subject": "Your talks"}
    document = book(visit({"subject": "Talks"}, {"subject": "Dinner", "header": own}, header=head))
    assert fields(document) == [
        ("To", "The Minister"), ("From", "The Office"), ("Subject", "A visit"), ("Date", "1 March 2026"),
        ("To", "The Deputy"), ("Subject", "Your talks"), ("Meeting", "Dinner"),
    ]  # fmt: skip
    assert (document.author, str(document.date)) == ("The Office", "2026-03-01")


def test_the_only_meeting_s_header_stands_on_the_cover() -> None:
    document = book(visit({"subject": "Talks", "header": {"to": "The Minister", "drafted_by": "A"}}))
    assert fields(document) == [("To", "The Minister"), ("Subject", "A visit")]


def test_what_the_book_shows_itself_is_not_in_its_tabs() -> None:
    document = book(visit(*MEETINGS, summary="In short.", carried_over=[{"text": "Send it."}]))
    assert headings(document).count("The visit in brief") == 1
    assert headings(document).count("Open from the earlier visit") == 1
    assert "About the visit" not in headings(document)


def test_a_meeting_of_which_no_paper_is_made_has_no_tab() -> None:
    records = (template("record-of-meeting"),)
    document = compose(visit(), None, template("briefing-book"), labels_in("en"), bound=records)
    assert [text_of(tab.runs) for tab in tabs(document)] == ["Tab 1: First talks"]
    assert [row[-1] for row in tables(document)[0]] == ["1", "", "", ""]


CAME_OF_IT = {
    "asks": [{"by": "host", "text": "Send a map."}],
    "actions": [{"text": "Send a map."}],
    "next_steps": "Send a map.",
    "discussion": "Send a map.",
    "agenda": [{"title": "Maps", "discussion": "Send a map."}],
}


@pytest.mark.parametrize("name", CAME_OF_IT)
def test_what_came_of_a_meeting_without_outcomes_stands_in_the_book(name: str) -> None:
    document = book(visit({"subject": "Talks", name: CAME_OF_IT[name]}, {"subject": "Dinner"}))
    assert " ".join(strings(document)).count("Send a map.") == 1
    assert [text_of(tab.runs) for tab in tabs(document)] == [
        "Tab 1: Talks",
        "Tab 1: Talks – Record of meeting",
        "Tab 2: Dinner",
    ]


def test_an_empty_visit_has_a_cover() -> None:
    document = book(Visit.model_validate({"kind": "visit", "title": "A visit"}))
    assert [type(block) for block in document.blocks] == [Paragraph, Paragraph, Fields, Contents]


@pytest.mark.parametrize(
    ("markings", "expected"),
    [((None, None), ""), ((None, "A"), "A"), (("A", "A"), "A"), (("A", None), "A")],
)
def test_one_marking_is_the_book_s(markings: tuple[str | None, str | None], expected: str) -> None:
    given = visit({"subject": "Talks", "marking": markings[1]}, {"subject": "More"}, marking=markings[0])
    document = book(given)
    assert document.banner == expected
    assert document.banner_source == (banners(given)[0].source if expected else "")


def test_which_of_two_markings_is_the_higher_is_not_decided() -> None:
    given = visit({"subject": "Talks", "marking": "A"}, {"subject": "More", "marking": "B"})
    with pytest.raises(UsageError):
        book(given)
    assert book(given, banner=Banner("C", "papers[0].marking")).banner == "C"
    assert [banner.source for banner in banners(given)] == ["meetings[0].marking", "meetings[1].marking"]


def test_prose_leads_to_the_tab_of_a_meeting() -> None:
    meetings = (
        {"id": "talks", "subject": "Talks"},
        {"subject": "Dinner", "purpose": "See [the *talks*](#talks), [x](#y) and [z](# a)."},
    )
    document = book(visit(*meetings))
    runs = [run for block in document.blocks if isinstance(block, Paragraph) for run in block.runs]
    assert Run("the ", target="talks") in runs
    assert Run("talks", emphasis=True, target="talks") in runs
    assert Run("x", target="y") in runs, "a writer takes it for plain text"
    assert any("[z](# a)" in run.text for run in runs)
    assert tabs(document)[0].anchor == "talks"


def test_a_house_can_write_its_own_book() -> None:
    own = Template.model_validate(
        {
            "kind": "template",
            "name": "folder",
            "title": "Folder for {{ visit.title }}",
            "description": "x",
            "made_for": "visit",
            "papers": ["record-of-meeting"],
            "sections": [
                {"show": "title"},
                {"show": "text", "text": "For {{ subject }}."},
                {"show": "contents", "heading": "What is inside", "depth": "1"},
                {"show": "papers", "leave_out": ["participants"]},
            ],
        }
    )
    document = compose(visit(), None, own, labels_in("en"), bound=bound_by("briefing-book")[1:])
    assert text_of(document.blocks[0].runs) == "Folder for A visit"  # type: ignore[union-attr]  # a paragraph
    assert Contents((Run("What is inside"),), 1) in document.blocks
    assert headings(document) == ["Tab 1: First talks", "Outcomes"]


def test_a_book_of_sixty_meetings_has_right_page_numbers() -> None:
    meetings = [
        {
            "subject": f"Talks {number}",
            "date": f"2026-03-{number % 28 + 1:02d}",
            "background": "A fact. " * (number * 53 % 700 + 1),
        }
        for number in range(60)
    ]
    document = book(visit(*meetings))
    layout = lay_out(document, standard())
    assert layout.page_count > 70
    assert len(tabs(document)) == 60
    places = {text_of(block.runs): number for number, block in enumerate(document.blocks) if isinstance(block, Heading)}
    texts = ["".join(span.text for placed in page.lines for span in placed.line.spans) for page in layout.pages]
    pages = {heading.block: heading.page for heading in layout.headings}
    for number, tab in enumerate(tabs(document), 1):
        name = text_of(tab.runs)
        assert name.startswith(f"Tab {number}: ")
        assert texts[pages[places[name]] - 1].startswith(name)


@pytest.mark.parametrize(("language", "tab"), [("kk", "1-бөлім: First talks"), ("ru", "Раздел 1: First talks")])
def test_a_book_speaks_the_language_of_its_labels(language: str, tab: str) -> None:
    assert tab in headings(book(visit(), language))
