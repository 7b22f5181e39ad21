"""What tests share: where the checkout is, and the command line run as a user runs it."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP / "tests"))

settings.register_profile(
    "same",
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
settings.register_profile("search", settings.get_profile("same"), derandomize=False, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
"""Random inputs are the same in each run, so that a run tells of the change and not of luck; HYPOTHESIS_PROFILE=search looks for new ones."""


@pytest.fixture
def top() -> Path:
    """The checkout."""
    return TOP


@pytest.fixture
def memos() -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """The command line in a process of its own, in the checkout's folder unless another is given."""

    def run(
        *arguments: str | Path,
        stdin: str = "",
        cwd: Path = TOP,
        env: Mapping[str, str] | None = None,
    ) -> "subprocess.CompletedProcess[str]":
        environment = {**os.environ, "PYTHONPATH": str(TOP), "PYTHONUTF8": "1", "NO_COLOR": "1", **(env or {})}
        return subprocess.run(
            [sys.executable, "-m", "memos", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            cwd=cwd,
            env=environment,
            check=False,
            encoding="utf-8",
        )

    return run
