"""How far a run is: a bar on a terminal, elsewhere a plain line every few seconds; nothing for a run that is over sooner, but where it was stopped."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from memos.cli.output import note

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_EVERY = 5.0
"""Seconds between two lines."""
_FEW = 20
"""Inputs that are not worth a bar."""


class Progress:
    """Inputs done, of so many, to standard error."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._all = self._done = self._files = 0
        self._began = self._said = time.monotonic()
        self._bar: Bar | None = None

    def begin(self, inputs: int) -> None:
        """So many inputs there are."""
        self._all = inputs
        self._began = self._said = time.monotonic()
        if self._shown and inputs >= _FEW and sys.stderr.isatty():
            self._bar = _bar()
            self._bar.add_task("", total=inputs)
            self._bar.start()

    def step(self, files: int) -> None:
        """One more is done, and gave so many files."""
        self._done += 1
        self._files += files
        if self._bar:
            self._bar.advance(self._bar.task_ids[0])
        elif self._shown and time.monotonic() - self._said >= _EVERY:
            self._said = time.monotonic()
            rate = self._done / (self._said - self._began)
            left = (self._all - self._done) / rate
            note(f"{self._done} of {self._all} inputs, {_rate(rate)}, {left:.0f} seconds left")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()
        if self._shown and kind is KeyboardInterrupt:
            files = f" after {self._files} file{'' if self._files == 1 else 's'}" if self._files else ""
            note(f"stopped{files}; the same command again goes on from there")


def _bar() -> "Bar":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TimeRemainingColumn
    from rich.progress import Progress as Bar
    from rich.text import Text

    class Rate(ProgressColumn):
        """Inputs a second."""

        def render(self, task: Task) -> Text:
            return Text(_rate(task.speed or 0))

    return Bar(
        MofNCompleteColumn(),
        BarColumn(),
        Rate(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        redirect_stdout=sys.stdout.isatty(),
        transient=True,
    )


def _rate(inputs: float) -> str:
    return f"{inputs:.0f} a second" if inputs >= 10 else f"{inputs:.1f} a second"
