"""Tools that a user's machine need not have: tests that want one are skipped there, and run in the project's checks (`.ci/run` sees to it)."""

import importlib.util
import shutil

import pytest


def needs(tool: str) -> pytest.MarkDecorator:
    """Skips a test where the program is not installed."""
    return pytest.mark.skipif(shutil.which(tool) is None, reason=f"{tool} is not installed")


def needs_package(module: str, package: str) -> pytest.MarkDecorator:
    """Skips a test where the package that has the module is not installed."""
    missing = importlib.util.find_spec(module) is None
    return pytest.mark.skipif(missing, reason=f"{package} is not installed: pip install -e '.[reference,servers]'")
