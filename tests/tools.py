"""Tools that a user's machine need not have: tests that want one are skipped there, and run in the project's checks."""

import shutil

import pytest


def needs(tool: str) -> pytest.MarkDecorator:
    """Skips a test where the program is not installed."""
    return pytest.mark.skipif(shutil.which(tool) is None, reason=f"{tool} is not installed")
