"""What is asked of an input, on the command line or by settings: registers, papers, and which findings are wanted."""

from collections.abc import Callable
from dataclasses import dataclass, field

from memos.checks.carried import Earlier
from memos.findings import Finding
from memos.read import Source
from memos.registers import Registers
from memos.schemas.columns import Columns
from memos.schemas.style import Style


@dataclass(frozen=True, slots=True)
class Selection:
    """Which findings are wanted, by the beginnings of their codes."""

    select: tuple[str, ...] = ()
    """All, when empty."""
    ignore: tuple[str, ...] = ()

    def wants(self, finding: Finding) -> bool:
        """Whether the finding is wanted. What keeps an input from being read always is: errors of syntax and fields (SYN, INP)."""
        if finding.severity == "error" and finding.code.startswith(("SYN", "INP")):
            return True
        return finding.code.startswith(self.select or ("",)) and not finding.code.startswith(self.ignore or ("-",))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of an input."""

    registers: Registers | None = None
    """As one; None where none is named."""
    style: Style | None = None
    """The standard style, when None."""
    sources: tuple[Source, ...] = ()
    """The files of the registers and of the columns."""
    said: tuple[Finding, ...] = ()
    """What is to be said of the registers, of the columns and of the style."""
    columns: Columns | None = None
    """The fields of the columns of tables."""
    templates: tuple[str, ...] = ()
    """Those that the input names, or the usual ones, when empty."""
    language: str | None = None
    selection: Selection = field(default_factory=Selection)
    earlier: Earlier | None = None
    """The earlier visit whose open actions and asks are looked for."""
    style_digest: str = ""
    """SHA-256 of the style; worked out anew when empty."""
    digest: str = ""
    """SHA-256 of all that is asked and of what ships."""

    @property
    def refused(self) -> bool:
        """Whether a register, the columns or the style have errors, so that nothing can be checked or made by them."""
        return any(finding.severity == "error" for finding in self.said)


AskedOf = Callable[[str], Asked]
"""What is asked of the input in a file, by the file's name."""
