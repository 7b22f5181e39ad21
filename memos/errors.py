"""What stops Memos: exceptions for 'cannot go on', each with its exit code. What is wrong in an input is a `Finding`, not an exception."""


class MemoError(Exception):
    """Memos cannot go on. The command line catches it in one place and prints `message` and `hint`."""

    exit_code = 4

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        """The fact, in the user's words, lower case, no full stop."""
        self.hint = hint
        """What to do about it, beginning with a verb, or empty."""


class UsageError(MemoError):
    """An option that is wrong, or a file that is not there."""

    exit_code = 2


class FileError(MemoError):
    """Something could not be read or written: permission, disk full, a damaged file."""

    exit_code = 3
