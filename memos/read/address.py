"""Files at an address of another file system, such as `s3://bucket/visits`, through fsspec, which knows many.

An address holds no password: what opens it stands in the environment, or in the settings of its own tools, so that it cannot reach a manifest,
a finding or a log.
"""

import hashlib
import posixpath
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from memos.errors import FileError, MemoError, UsageError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_ADDRESS = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]+)://(?P<host>[^/]*)/*(?P<path>.*)", re.DOTALL)
_SECRET = re.compile(r"(?<=//)[^/@\s]*@|\?\S*")
"""A user with a password, and what follows a question mark, in a message of others."""
STORES = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "oss", "memory"})
"""Stores of objects: what is put there is there whole or not at all, and none is a link to another."""


def is_address(name: str) -> bool:
    """Whether a name is an address, and no path of this machine."""
    return _ADDRESS.match(name) is not None


def is_store(address: str) -> bool:
    """Whether an address is in a store of objects."""
    return address.partition("://")[0].lower() in STORES


def joined(folder: str, name: str) -> str:
    """The address of a file in a folder, by its path from there."""
    return f"{folder.rstrip('/')}/{name}" if name else folder


def relative(name: str, folder: str) -> str:
    """The path of an address from a folder at the same place; the whole address where it is at another one."""
    this, other = _ADDRESS.match(name), _ADDRESS.match(folder)
    if this and other and (this["scheme"], this["host"]) == (other["scheme"], other["host"]):
        return posixpath.relpath(f"/{this['path']}", f"/{other['path']}")
    return name


def at(address: str) -> tuple["AbstractFileSystem", str]:
    """The file system of an address, and the path in it.

    Raises `UsageError` where none is known or the address holds a secret, `FileError` where it cannot be reached.
    """
    found = _ADDRESS.match(address)
    scheme, host = (found["scheme"], found["host"]) if found else ("", "")
    user, _, host = host.rpartition("@")
    if ":" in user or ("?" in address and not is_store(address) and scheme not in {"file", "local"}):
        raise UsageError(
            f"the address at {scheme}://{host} holds a password or a key",
            "leave it out, and give it in the environment or in the settings of fsspec",
        )
    try:
        import fsspec.core  # noqa: PLC0415 -- an extra
    except ImportError:
        raise UsageError(
            f"fsspec, which reads {scheme}://, is not installed", "install it with `pip install 'memos[cloud]'`"
        ) from None
    try:
        with reaching(address):
            system, path = fsspec.core.url_to_fs(address)
    except FileError as problem:
        if isinstance(problem.__cause__, ImportError | ValueError):
            raise UsageError(
                f"{scheme}:// cannot be read: {reason(problem.__cause__)}",
                "install what it needs, or check the address",
            ) from problem
        raise
    return system, path.rstrip("/")


@contextmanager
def reaching(address: str, verb: str = "read") -> Iterator[None]:
    """Whatever goes wrong in the block is a `FileError` that names the address."""
    try:
        yield
    except MemoError:
        raise
    except Exception as problem:  # each file system has errors of its own
        raise FileError(
            f"cannot {verb} {address}: {reason(problem)}", "check the address, what opens it, and the connection"
        ) from problem


def reason(problem: BaseException) -> str:
    """What an error of a file system says, without secrets."""
    said = getattr(problem, "strerror", None) or str(problem) or type(problem).__name__
    return _SECRET.sub("", " ".join(said.split())).lower().rstrip(".")


def read_address(address: str, limit: int) -> bytes:
    """The bytes of a file at an address; one more than the limit of a larger one.

    Raises `UsageError` where there is no such file, `FileError` where it cannot be read.
    """
    system, path = at(address)
    with reaching(address):
        try:
            data: bytes = system.cat_file(path, start=0, end=limit + 1)
        except (FileNotFoundError, NotADirectoryError):
            raise UsageError(f"there is no file {address}", "check the address") from None
        except IsADirectoryError:
            raise UsageError(f"{address} is a folder", "name a YAML or JSON file") from None
    return data


def read_beside_at(folder: str, name: str, limit: int, *, noun: str) -> bytes:
    """The bytes of a file inside the folder of an address, as `read_beside` reads those of this machine.

    Raises `UsageError`, whose message has the file's name for its subject.
    """
    if ".." in PurePosixPath(name).parts:
        raise UsageError(f"{name} is not in the folder of the file that names it", f"put the {noun} into that folder")
    if not is_store(folder):
        raise UsageError(
            f"{name} is on a file system that may lead elsewhere by links",
            f"put the {noun}, with the file that names it, on a disk or in a store of objects",
        )
    try:
        return read_address(joined(folder, name), limit)
    except UsageError:
        raise UsageError(f"there is no file {name}", "check the path; it begins at the folder of this file") from None
    except FileError as problem:
        raise UsageError(f"{name} cannot be read", "check what opens it") from problem


def hash_at(address: str) -> str:
    """SHA-256 of a file at an address; empty where there is none, or it cannot be read."""
    try:
        system, path = at(address)
        return hashlib.sha256(system.cat_file(path)).hexdigest()
    except Exception:  # noqa: BLE001 -- each file system has errors of its own
        return ""


def files_at(address: str) -> tuple[str, ...] | None:
    """The addresses of a folder's files and of those below it, in the order of their paths; of a file itself; None where there is nothing."""
    system, top = at(address)
    with reaching(address):
        system.invalidate_cache()
        if system.isfile(top):
            return (address,)
        if not system.isdir(top):
            return None
        found = sorted(
            (path.removeprefix(top).lstrip("/") for path in system.find(top)), key=lambda path: path.split("/")
        )
    return tuple(joined(address, path) for path in found)


def matching_at(pattern: str) -> tuple[str, ...]:
    """The addresses that a pattern stands for, in the order of their paths."""
    system, top = at(pattern)
    with reaching(pattern):
        system.invalidate_cache()
        found = sorted(map(str, system.glob(top)), key=lambda path: path.split("/"))
    scheme = pattern.partition("://")[0]
    return tuple(f"{scheme}://{path.lstrip('/') if is_store(pattern) else path}" for path in found)
