"""What the sections make of an input."""

from typing import Any

from memos.compose import compose
from memos.document import Approval, Document, Fields, Heading, List, Paragraph, Table, text_of
from memos.labels import labels_in
from memos.outline import outline
from memos.papers import template
from memos.schemas.template import Template
from memos.schemas.visit import Visit


def paper(meeting: dict[str, Any], name: str = "briefing-memo", language: str = "en", **visit: Any) -> Document:
    data = {"kind": "visit", "title": "A visit", "meetings": [{"subject": "A meeting"} | meeting]} | visit
    return compose(Visit.model_validate(data), 0, template(name), labels_in(language))


def headings(document: Document) -> list[str]:
    return [text_of(block.runs) for block in document.blocks if isinstance(block, Heading)]


def tables(document: Document) -> list[list[list[str]]]:
    """The cells of each table as text, without the header row."""
    return [
        [
            [
                " / ".join(text_of(inner.runs) for inner in cell.blocks if isinstance(inner, Paragraph))
                for cell in row.cells
            ]
            for row in block.rows
        ]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def test_an_empty_section_is_left_out_heading_and_all() -> None:
    document = paper({"subject": "Talks"}, title="Talks")
    assert headings(document) == []
    assert [type(block) for block in document.blocks] == [Paragraph, Fields]


def test_a_list_of_participants_has_the_order_of_protocol() -> None:
    people = [
        {"name": "Third", "side": "third"},
        {"name": "Their member", "side": "host"},
        {"name": "Interpreter", "side": "visitor", "role": "interpreter", "precedence": "1"},
        {"name": "Second", "side": "visitor", "precedence": "2"},
        {"name": "Unranked", "side": "visitor"},
        {"name": "Head", "side": "visitor", "role": "head", "precedence": "9"},
        {"name": "Their head", "side": "host", "role": "head"},
    ]
    names = [[row[0] for row in table] for table in tables(paper({"participants": people}))]
    assert names == [["Head", "Second", "Unranked", "Interpreter"], ["Their head", "Their member"], ["Third"]]
    ours = [[row[0] for row in table] for table in tables(paper({"participants": people}, our_side="host"))]
    assert ours[0] == ["Their head", "Their member"]


def test_a_participant_is_joined_with_the_person_and_overrides_it() -> None:
    document = paper(
        {"participants": [{"person": "a", "title": "Acting Minister", "arrived": "11:30"}]},
        people=[
            {
                "id": "a",
                "name": "Ada",
                "title": "Minister",
                "organisation": "Water",
                "variants": "Adah",
                "honorific": "H.E.",
            }
        ],
    )
    assert tables(document) == [[["H.E. Ada / also spelt Adah", "Acting Minister, Water", "Arrived 11:30"]]]
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [cell.source for cell in table.rows[0].cells] == [
        "people[0].name",
        "meetings[0].participants[0].title",
        "meetings[0].participants[0].role",
    ]


def test_people_who_are_not_named_stand_as_their_organisation() -> None:
    assert tables(paper({"participants": [{"organisation": "White House"}]})) == [[["White House"]]]


def test_items_follow_on_one_another() -> None:
    agenda = [
        {"title": "One", "minutes": "15"},
        {"title": "Two", "minutes": "20", "lead": "a"},
        {"title": "Three"},
        {"title": "Four", "minutes": "5"},
        {"title": "Five", "start": "12:00"},
    ]
    document = paper({"agenda": agenda, "start": "10:50"}, people=[{"id": "a", "name": "Ada"}])
    assert tables(document) == [
        [
            ["1", "10:50–11:05", "One", ""],
            ["2", "11:05–11:25", "Two", "Ada"],
            ["3", "", "Three", ""],
            ["4", "5 min", "Four", ""],
            ["5", "12:00", "Five", ""],
        ]
    ]


def test_a_column_that_nothing_stands_in_is_left_out() -> None:
    assert tables(paper({"agenda": [{"title": "One"}]})) == [[["1", "One"]]]


def test_an_action_without_owner_shows_the_gap() -> None:
    document = paper({"outcomes": [], "actions": [{"text": "Send it"}]}, "record-of-meeting")
    assert tables(document) == [[["Send it", "—", "—", "—"]]]


def test_an_ask_without_a_response_says_so() -> None:
    document = paper({"asks": [{"text": "Repeal", "by": "visitor"}]}, "record-of-meeting", sides={"visitor": "Sel"})
    assert tables(document) == [[["Sel", "Repeal", "No response recorded"]]]


def test_an_outcome_names_the_item_that_it_answers_by_number() -> None:
    agenda = [{"title": "One"}, {"id": "two", "title": "Two"}]
    outcomes = [{"text": "Yes", "item": "two", "kind": "agreement"}, {"text": "No", "item": "1", "said_by": "host"}]
    document = paper({"agenda": agenda, "outcomes": outcomes}, "record-of-meeting", sides={"host": "Sel"})
    assert tables(document) == [[["Agreement", "Yes", "2", ""], ["Understanding", "No", "1", "Sel"]]]


def test_a_meetings_header_overrides_the_visits_field_by_field() -> None:
    document = paper(
        {"header": {"to": "The Minister"}},
        header={"to": "Everybody", "from": "Bilateral Department", "date": "2026-03-05"},
    )
    fields = next(block for block in document.blocks if isinstance(block, Fields))
    assert [[text_of(value) for value in field.values] for field in fields.fields] == [
        ["The Minister"],
        ["Bilateral Department"],
        ["A meeting"],
        ["5 March 2026"],
    ]
    assert [field.source for field in fields.fields] == [
        "meetings[0].header.to",
        "header.from",
        "meetings[0].subject",
        "header.date",
    ]
    assert (document.author, str(document.date)) == ("Bilateral Department", "2026-03-05")


def test_a_meetings_marking_replaces_the_visits() -> None:
    assert paper({}, marking="RESTRICTED").banner == "RESTRICTED"
    document = paper({"marking": "SECRET"}, marking="RESTRICTED")
    assert (document.banner, document.banner_source) == ("SECRET", "meetings[0].marking")


def test_text_of_the_input_is_tagged_with_its_language() -> None:
    document = paper({"purpose": "To *agree*."}, language="ru")
    assert "h1: Цель встречи\n  body: {en: To }{emphasis, en: agree}{en: .}" in outline(document)


def test_dates_and_times_have_the_form_of_the_language() -> None:
    meeting = {"date": "2026-03-12", "start": "09:05", "time_zone": "America/New_York"}
    assert "Thursday, 12 March 2026, 09:05 (UTC\u20114)" in outline(paper(meeting))
    assert "Thursday, March 12, 2026, 9:05\u00a0AM" in outline(paper(meeting, language="en-US"))
    assert "четверг, 12 марта 2026\u202fг., 09:05" in outline(paper(meeting, language="ru"))
    assert "2026\u202fж. 12 наурыз, бейсенбі, 09:05" in outline(paper(meeting, language="kk"))


def test_a_record_begins_with_place_and_time() -> None:
    meeting = {"venue": {"room": "Blue Room", "city": "Sel"}, "date": "2026-03-12", "start": "10:30", "end": "11:15"}
    blocks = paper(meeting, "record-of-meeting").blocks
    dateline = blocks[1]
    assert isinstance(dateline, Paragraph)
    assert (dateline.role, text_of(dateline.runs)) == (
        "dateline",
        "Blue Room, Sel, Thursday, 12 March 2026, 10:30–11:15",
    )


def test_the_drafting_record() -> None:
    header = {
        "drafted_by": "A. Drafter",
        "cleared_by": [
            {"office": "Legal", "status": "clear", "date": "2026-03-05"},
            {"office": "Press", "status": "pending"},
        ],
    }
    approval = paper({}, header=header).blocks[-1]
    assert isinstance(approval, Approval)
    assert [[text_of(value) for value in field.values] for field in approval.fields] == [
        ["A. Drafter"],
        ["Legal, 5 March 2026 (cleared)", "Press (awaited)"],
    ]


def test_points_may_hold_lists_of_their_own() -> None:
    document = paper({"objectives": ["Agree:\n\n- a date\n- a place", "Part as friends"]})
    (points,) = (block for block in document.blocks if isinstance(block, List))
    assert [len(item.blocks) for item in points.items] == [2, 1]
    assert points.items[0].blocks[0].source == "meetings[0].objectives[0]"


def test_a_template_of_ones_own() -> None:
    own = Template.model_validate(
        {
            "kind": "template",
            "name": "own",
            "title": "{{ label.outcomes }} of {{ visit.title }}",
            "description": "x",
            "made_for": "meeting",
            "sections": [
                {"show": "title"},
                {"show": "text", "text": "For {{ visit.title }}.\n\nNo more."},
                {"show": "outcomes", "heading": "What was agreed", "if_empty": "Nothing was agreed."},
            ],
        }
    )
    visit = Visit.model_validate({"kind": "visit", "title": "{{ 7*7 }} <b>", "meetings": [{"subject": "A meeting"}]})
    text = outline(compose(visit, 0, own, labels_in("en")))
    assert "  title: Outcomes of {{ 7*7 }} <b>\n  body: For {{ 7*7 }} <b>.\n  body: No more.\n" in text
    assert "  h1: What was agreed\n  note: Nothing was agreed.\n" in text
