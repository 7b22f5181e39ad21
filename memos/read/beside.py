"""A file beside another that names it: inside its folder, regular, and no larger than it may be."""

import os
import re
import stat
from pathlib import Path

from memos.errors import UsageError
from memos.read.address import read_beside_at

_ELSEWHERE = re.compile(r"[/\\]|[A-Za-z][A-Za-z0-9+.-]*:")
"""What a path from the root, of a drive or of a share, and an address begin with."""


def read_beside(folder: Path | str, name: str, limit: int, *, noun: str, hint: str) -> bytes:
    """The bytes of a regular file inside the folder, a path or an address, links followed; one byte more than the limit of a larger one. Never waits for a pipe or a
    device. `noun` says in messages what the file is (``picture``), `hint` what to name instead of something that is no file.

    Raises `UsageError`, whose message has the file's name for its subject.
    """
    outside = UsageError(f"{name} is not in the folder of the file that names it", f"put the {noun} into that folder")
    if _ELSEWHERE.match(name) or "\\" in name:
        raise UsageError(
            f"{name} is not a path from the folder of the file that names it",
            f"put the {noun} into that folder and give its path from there, with `/`",
        )
    if isinstance(folder, str):
        return read_beside_at(folder, name, limit, noun=noun)
    try:
        top = folder.resolve()
        path = (top / name).resolve()
        if not path.is_relative_to(top):
            raise outside
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise UsageError(f"{name} is not a file", hint)
            if path.resolve() != path:  # a link that was put there meanwhile
                raise outside
            return file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"there is no file {name}", "check the path; it begins at the folder of this file") from None
    except IsADirectoryError:
        raise UsageError(f"{name} is a folder", hint) from None
    except (OSError, ValueError, RuntimeError) as problem:
        raise UsageError(f"{name} cannot be read", "check its permissions") from problem
