"""What GitHub's runner takes for a command in the output of a step: the other side of its toolkit's escaping, new form and old."""

import re
from dataclasses import dataclass

_NEW = re.compile(r"::(?P<name>[A-Za-z-]+)(?: (?P<properties>.*?))?::(?P<data>.*)", re.DOTALL)
_OLD = re.compile(r"##\[[A-Za-z-]+(?: [^\]]*)?\]")
_ESCAPES = {"%0D": "\r", "%0A": "\n", "%25": "%", "%3A": ":", "%2C": ","}


@dataclass(frozen=True)
class Command:
    """One command: what to do, with what."""

    name: str
    properties: dict[str, str]
    data: str


def commands(output: str) -> list[Command]:
    """The commands in an output, a line each; white space may stand before one. One of the old form, which may stand anywhere in a line, is called ``##``."""
    found = []
    for line in re.split(r"\r\n|\r|\n", output):
        match = _NEW.match(line.lstrip())
        if match:
            pairs = (pair.split("=", 1) for pair in (match["properties"] or "").split(",") if "=" in pair)
            properties = {name.strip(): _unescaped(value, "%0D|%0A|%3A|%2C|%25") for name, value in pairs}
            found.append(Command(match["name"], properties, _unescaped(match["data"], "%0D|%0A|%25")))
        elif _OLD.search(line):
            found.append(Command("##", {}, line))
    return found


def _unescaped(text: str, escapes: str) -> str:
    return re.sub(escapes, lambda match: _ESCAPES[match[0]], text)
