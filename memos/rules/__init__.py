"""The rules of reading and validating an input or a template, each a function that makes its finding; its docstring is its manual page.

`RULES` names them all by code. A code never changes its meaning.
"""

from collections.abc import Callable

from memos.findings import Finding
from memos.rules.copies import RULES as COPIES
from memos.rules.fields import RULES as FIELDS
from memos.rules.house import RULES as HOUSE
from memos.rules.lengths import RULES as LENGTHS
from memos.rules.making import RULES as MAKING
from memos.rules.papers import RULES as PAPERS
from memos.rules.pictures import RULES as PICTURES
from memos.rules.silencing import RULES as SILENCING
from memos.rules.structure import RULES as STRUCTURE
from memos.rules.syntax import RULES as SYNTAX
from memos.rules.tables import RULES as TABLES
from memos.rules.templates import RULES as TEMPLATES
from memos.rules.verifying import RULES as VERIFYING

RULES: dict[str, Callable[..., Finding]] = {
    **SYNTAX,
    **FIELDS,
    **PAPERS,
    **COPIES,
    **PICTURES,
    **SILENCING,
    **STRUCTURE,
    **TABLES,
    **TEMPLATES,
    **HOUSE,
    **LENGTHS,
    **MAKING,
    **VERIFYING,
}
