"""Python's collector of cycles waits while a paper is laid out.

Layout makes hundreds of thousands of objects for a long paper, all of them alive to its end and none in a cycle. The collector would go through all of
them again each time that their number has grown by a quarter, so that a page of a long paper would cost more than one of a short one.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def waiting() -> Iterator[None]:
    """The collector does not run inside, if it was running at all."""
    runs = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if runs:
            gc.enable()
