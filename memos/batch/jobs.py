"""Which papers to make of the inputs, and what each file is called.

Names are made of ids, which are plain letters and digits, so that no text of an input reaches a path; two papers of one name are an error
before anything is written, and names are compared without case and after Unicode normalisation, as other file systems do.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from memos.batch.inputs import Input, located
from memos.batch.unprinted import USUAL
from memos.compose import Banner, banners
from memos.compose.book import is_made
from memos.errors import UsageError
from memos.findings import Finding, in_order
from memos.labels import labels_in
from memos.papers import bound_by, names, template
from memos.recipients import Recipient, delegation, recipients
from memos.rules import copies, papers
from memos.rules.syntax import shown
from memos.schemas.copies import DELEGATION
from memos.schemas.header import Paper
from memos.schemas.labels import Labels
from memos.schemas.template import Template
from memos.schemas.visit import Visit
from memos.settings import STANDARD_INPUT
from memos.slugs import slug

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Job:
    """One paper to make, in one or more formats."""

    input: Input
    visit: Visit
    meeting: int | None
    """None for a paper of the whole visit."""
    meeting_id: str | None
    template: Template
    bound: tuple[Template, ...]
    """Of a paper of the whole visit: the papers of each meeting that it holds."""
    labels: Labels
    banner: Banner | None
    """Of a paper of the whole visit: the one that the input gives it."""
    stem: str
    """Path of the file without its ending, relative to the output folder; of a paper in numbered copies without their numbers too."""
    copies: tuple[Recipient, ...] = ()
    """The numbered copies in which the paper is made; none where copies are not numbered."""
    only: frozenset[int] | None = None
    """Of a paper of the whole visit: numbers of the meetings that it holds; all when None."""

    @property
    def stems(self) -> tuple[str, ...]:
        """Paths of the files without their endings, a copy each."""
        return tuple(f"{self.stem}.copy-{copy.number:0{len(str(copy.count))}}" for copy in self.copies) or (self.stem,)

    def paths(self, formats: Sequence[str]) -> list[str]:
        """Paths of the files in those formats."""
        return [f"{stem}.{format_}" for stem in self.stems for format_ in formats]


def jobs(given: Sequence[Input], templates: Sequence[str] = (), language: str | None = None) -> tuple[Job, ...]:
    """The papers of all inputs without errors: of the named templates, or those asked of the input, else those that the input names, else the usual ones.

    Raises `UsageError` for a template or a language that is not there, and where two papers would be one file.
    """
    planned = tuple(job for entry in given for job in jobs_of(entry, templates, language))
    distinct(planned, {})
    return planned


def jobs_of(entry: Input, templates: Sequence[str] = (), language: str | None = None) -> tuple[Job, ...]:
    """The papers of one input; none where it has errors."""
    asked = entry.asked
    given = (
        _jobs_of(entry, entry.visit, templates or asked.templates, language or asked.language) if entry.visit else ()
    )
    return tuple(given)


def distinct(planned: Sequence[Job], taken: dict[str, str]) -> None:
    """Notes the papers' files in `taken`, each with its input.

    Raises `UsageError` where two papers would be one file.
    """
    for job in planned:
        for stem in job.stems:
            name = unicodedata.normalize("NFKC", stem).casefold()
            if name in taken:
                raise UsageError(
                    f"two papers would be the file {stem}: of {taken[name]} and of {job.input.name}",
                    "give the visits, or the meetings, different ids with `id:`",
                )
            taken[name] = job.input.name


def folder_of(id_: str | None, name: str) -> str:
    """The folder of an input's papers, by its id or else by the name of its file."""
    return _file_name(id_ or _name_of(name))


def makeable(entry: Input) -> Input:
    """The input; without its visit, and with findings, where it asks for papers that cannot be made."""
    if entry.visit is None:
        return entry
    refusals = _refusals(entry.visit, entry.asked.templates, entry.asked.language)
    found = tuple(located(finding, entry.source) for finding in refusals)
    return replace(entry, visit=None, findings=in_order((*entry.findings, *found))) if found else entry


def _refusals(visit: Visit, templates: Sequence[str], language: str | None) -> Iterator[Finding]:
    """What the input itself asks for and is not there; what the caller asks for instead is the caller's to answer for."""
    if not templates:
        asked: set[tuple[str, str | None]] = set()
        for number, paper in enumerate(visit.papers):
            path = f"papers[{number}]"
            if paper.template not in names():
                hint = f"choose one of {', '.join(names())}; `-t` on the command line takes a file"
                yield papers.unknown_template(
                    f"there is no template `{shown(paper.template)}`", hint, f"{path}.template"
                )
            else:
                yield from _without_banner(visit, template(paper.template), paper.marking, path)
            if language is None and paper.language:
                yield from _without_labels(paper.language, f"{path}.language")
            this = (paper.template, language or paper.language)
            if this in asked:
                yield papers.paper_twice(path)
            asked.add(this)
    for name in templates:
        found = template(name)
        if found.made_for == "visit":
            given = _banner(visit, found.name, language)
            yield from _without_banner(visit, found, given.text if given else None, "papers")
    if language is None and (templates or not visit.papers or not all(paper.language for paper in visit.papers)):
        yield from _without_labels(visit.language, "language")
    yield from _uncopied(visit, language)


def _uncopied(visit: Visit, language: str | None) -> Iterator[Finding]:
    """Numbered copies that cannot be made."""
    for number, copy in enumerate(visit.copies):
        if copy.for_ == DELEGATION and not delegation(visit):
            yield copies.nobody_in_delegation(f"copies[{number}].for")
        if language is None and copy.language:
            yield from _without_labels(copy.language, f"copies[{number}].language")
    if visit.copies:
        headers = [
            ("header", visit.header),
            *((f"meetings[{n}].header", each.header) for n, each in enumerate(visit.meetings)),
        ]
        for path, header in headers:
            if header and header.copy_number:
                yield copies.numbered_twice(f"{path}.copy_number")


def _without_banner(visit: Visit, wanted: Template, marking: str | None, path: str) -> Iterator[Finding]:
    """A paper of the whole visit that needs a marking of its own and has none, or one of a meeting that has."""
    if wanted.made_for == "meeting":
        if marking:
            yield papers.needless_marking(f"{path}.marking")
    elif not marking and len(found := banners(visit)) > 1:
        yield papers.no_banner(path if visit.papers else found[1].source)


def _without_labels(language: str, path: str) -> Iterator[Finding]:
    try:
        labels_in(language)
    except UsageError as error:
        yield papers.unknown_language(error.message, error.hint, path)


def _jobs_of(entry: Input, visit: Visit, templates: Sequence[str], language: str | None) -> Iterator[Job]:
    """The papers of each meeting, then those of the whole visit."""
    folder = folder_of(visit.id, entry.name)
    ids = _meeting_ids(visit)
    everybody = recipients(visit)
    editions = _editions(_papers(visit, templates, language), everybody, visit, language)
    asked = [(paper, template(paper.template), getting) for paper, getting in editions]
    given = bool(templates or visit.papers)
    for number, meeting in enumerate(visit.meetings):
        for paper, wanted, getting in asked:
            here = tuple(copy for copy in getting if copy.meetings is None or number in copy.meetings)
            if wanted.made_for == "meeting" and (given or is_made(wanted, meeting)) and (here or not everybody):
                stem = f"{folder}/{_file_name(ids[number])}.{_ending(paper, wanted)}"
                labels = labels_in(paper.language or visit.language)
                yield Job(entry, visit, number, ids[number], wanted, (), labels, None, stem, here)
    for paper, wanted, getting in asked:
        if wanted.made_for == "visit":
            labels = labels_in(paper.language or visit.language)
            banner = _banner(visit, wanted.name, paper.language)
            stem = f"{folder}/{_ending(paper, wanted)}"
            for only, here in _by_meetings(getting):
                yield Job(entry, visit, None, None, wanted, bound_by(paper.template), labels, banner, stem, here, only)


def _editions(
    asked: Sequence[Paper], everybody: Sequence[Recipient], visit: Visit, language: str | None
) -> Sequence[tuple[Paper, tuple[Recipient, ...]]]:
    """Each paper with those who get it. Who has a language of his own gets each template once, in that."""
    if not everybody:
        return [(paper, ()) for paper in asked]
    listed = {(paper.template, paper.language or visit.language): paper.language for paper in asked}
    found: dict[tuple[str, str | None], set[Recipient]] = {}
    for paper in asked:
        for copy in everybody:
            own = None if language else copy.language
            spoken = listed.get((paper.template, own), own) if own else paper.language
            found.setdefault((paper.template, spoken), set()).add(copy)
    return [
        (Paper.model_construct(template=name, language=spoken), tuple(sorted(getting, key=lambda copy: copy.number)))
        for (name, spoken), getting in found.items()
    ]


def _by_meetings(getting: Sequence[Recipient]) -> Sequence[tuple[frozenset[int] | None, tuple[Recipient, ...]]]:
    """The copies of a paper of the whole visit by the meetings that they hold; those that hold none are not made."""
    if not getting:
        return [(None, ())]
    found: dict[frozenset[int] | None, list[Recipient]] = {}
    for copy in getting:
        found.setdefault(copy.meetings, []).append(copy)
    return [(only, tuple(here)) for only, here in found.items() if only is None or only]


def _papers(visit: Visit, templates: Sequence[str], language: str | None) -> Sequence[Paper]:
    if visit.papers and not templates:
        return [Paper(template=paper.template, language=language or paper.language) for paper in visit.papers]
    return [Paper.model_construct(template=name, language=language) for name in templates or USUAL]


def _ending(paper: Paper, wanted: Template) -> str:
    """What follows the folder, or the meeting's id, in the name of a file."""
    return f"{wanted.name}.{paper.language}" if paper.language else wanted.name


def _banner(visit: Visit, name: str, language: str | None) -> Banner | None:
    """The marking that the input gives a paper of the whole visit: in that language, or else in any."""
    given = [
        (paper.language == language, Banner(paper.marking, f"papers[{number}].marking"))
        for number, paper in enumerate(visit.papers)
        if paper.template == name and paper.marking
    ]
    return next((banner for same, banner in sorted(given, key=lambda entry: not entry[0])), None)


def _name_of(path: str) -> str:
    """A name for an input that has no id: of its file, or of its folder where the file is just called visit or meeting."""
    if path == STANDARD_INPUT:
        return "standard-input"
    file = Path(path)
    return slug(file.absolute().parent.name if file.stem in {"visit", "meeting"} else file.stem) or "input"


def _meeting_ids(visit: Visit) -> tuple[str, ...]:
    """The meetings' ids; of those without one, their subjects as file names, numbered where two are alike."""
    taken = {meeting.id.casefold() for meeting in visit.meetings if meeting.id}
    ids = []
    for number, meeting in enumerate(visit.meetings, 1):
        name = meeting.id
        if name is None:
            stem = slug(meeting.subject) or f"meeting-{number}"
            name = stem
            while name in taken:
                name = f"{stem}-{number}" if name == stem else f"{name}-{number}"
            taken.add(name)
        ids.append(name)
    return tuple(ids)


def _file_name(name: str) -> str:
    """A name that every file system takes: Windows reserves some words and drops a dot at the end."""
    name = name.rstrip(".")
    return f"{name}_" if _RESERVED.fullmatch(name.split(".")[0]) else name
