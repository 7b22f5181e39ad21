"""What came of a meeting: outcomes, asks with their responses, actions with owner and date."""

from collections.abc import Sequence

from memos.compose.scene import Scene, referred
from memos.compose.tables import Columns, cell, table
from memos.document import Block, Cell, Column, Row, Runs, Table
from memos.schemas.meeting import Action
from memos.schemas.template import Section


def outcomes(scene: Scene, _: Section) -> tuple[Block, ...]:
    """Kind, text, the agenda item answered and who said it."""
    rows = []
    for number, outcome in enumerate(scene.meeting.outcomes):
        path = f"{scene.path}.outcomes[{number}]"
        rows.append(
            (
                cell(scene.words(scene.labels.outcomes[outcome.kind]), source=f"{path}.kind"),
                cell(*scene.prose(outcome.text, f"{path}.text"), source=f"{path}.text"),
                cell(_item(scene, outcome.item), source=f"{path}.item"),
                cell(
                    scene.who(outcome.said_by, f"{path}.said_by") if outcome.said_by else (), source=f"{path}.said_by"
                ),
            )
        )
    columns: Columns = (("kind", "label"), ("outcome", "text"), ("on_item", "number"), ("said_by", "name"))
    return (table(scene, columns, rows, f"{scene.path}.outcomes"),) if rows else ()


def asks(scene: Scene, _: Section) -> tuple[Block, ...]:
    """Who asked what, and the response; a missing one is said to be missing."""
    rows = []
    for number, ask in enumerate(scene.meeting.asks):
        path = f"{scene.path}.asks[{number}]"
        response = (
            scene.prose(ask.response, f"{path}.response")
            if ask.response
            else (scene.words(scene.labels.words["no_response"]),)
        )
        rows.append(
            (
                cell(referred(scene.side(ask.by)), source=f"{path}.by"),
                cell(*scene.prose(ask.text, f"{path}.text"), source=f"{path}.text"),
                cell(_item(scene, ask.item), source=f"{path}.item"),
                cell(*response, source=f"{path}.response"),
            )
        )
    columns: Columns = (("asked_by", "label"), ("ask", "text"), ("on_item", "number"), ("response", "text"))
    return (table(scene, columns, rows, f"{scene.path}.asks"),) if rows else ()


def actions(scene: Scene, _: Section) -> tuple[Block, ...]:
    """Who does what by when."""
    return _actions(scene, scene.meeting.actions, f"{scene.path}.actions")


def carried_over(scene: Scene, _: Section) -> tuple[Block, ...]:
    """Actions of an earlier visit that are still open."""
    return _actions(scene, scene.visit.carried_over, "carried_over")


def _actions(scene: Scene, given: Sequence[Action], source: str) -> tuple[Block, ...]:
    """A table in which owner, date and status have their column even when nobody filled it in: the gap is the message."""
    if not given:
        return ()
    words = scene.labels.words
    rows = tuple(_action(scene, action, f"{source}[{number}]") for number, action in enumerate(given))
    columns = (
        Column(scene.words(words["action"]), "text"),
        Column(scene.words(words["owner"]), "name"),
        Column(scene.words(words["due"]), "date"),
        Column(scene.words(words["status"]), "label"),
    )
    return (Table(columns, rows, source=source),)


def _action(scene: Scene, action: Action, path: str) -> Row:
    dash = scene.words("—")
    cells: tuple[Cell, ...] = (
        cell(*scene.prose(action.text, f"{path}.text"), source=f"{path}.text"),
        cell(scene.who(action.owner, f"{path}.owner") if action.owner else dash, source=f"{path}.owner"),
        cell(scene.words(scene.day(action.due)) if action.due else dash, source=f"{path}.due"),
        cell(scene.words(scene.labels.statuses[action.status]) if action.status else dash, source=f"{path}.status"),
    )
    return Row(cells, source=path)


def _item(scene: Scene, reference: str | None) -> Runs:
    """The number of the agenda item that an id or a number refers to."""
    if reference is None:
        return ()
    for number, item in enumerate(scene.meeting.agenda):
        if item.id == reference:
            return scene.words(str(number + 1))
    return scene.words(reference)
