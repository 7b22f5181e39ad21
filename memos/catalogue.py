"""All rules by code, for `memos explain`."""

from collections.abc import Callable

from memos.checks import RULES as CHECKING
from memos.findings import Finding
from memos.rules import RULES as READING
from memos.writers.pdf.rules import RULES as RENDERING

RULES: dict[str, Callable[..., Finding]] = {**READING, **CHECKING, **RENDERING}
