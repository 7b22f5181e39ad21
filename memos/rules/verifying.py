"""REN: files of papers that are not, or no longer, what the manifest beside them says."""

from collections.abc import Callable

from memos.findings import Finding


def gone(path: str) -> Finding:
    """REN303: a file of the manifest is gone

    The manifest names a paper that is not there. Whoever was told to read it will not find it, or somebody moved it out of the folder that
    vouches for it.

    Mend it: run `memos render` again: what is gone is made anew.

    Source: practice
    """
    return Finding("REN303", "error", "the file is gone", "run `memos render` again", path=path)


def changed(path: str) -> Finding:
    """REN304: a file was changed since it was made

    Its bytes are not those that were written. It may have been edited, damaged on the way, or replaced: the manifest does not vouch for it.

    Mend it: bring what was edited into the input, and run `memos render` again, which makes the file anew; keep an edited copy elsewhere first.

    Source: practice
    """
    return Finding(
        "REN304",
        "error",
        "the file was changed since it was made",
        "bring the change into the input and make it anew",
        path=path,
    )


def unreadable(reason: str, path: str) -> Finding:
    """REN305: a file cannot be read as what it is

    It is named as a PDF or a Word document and does not open as one.

    Mend it: run `memos render` again, which makes it anew.

    Source: practice
    """
    return Finding("REN305", "error", f"the file cannot be read: {reason}", "make it anew", path=path)


def other_pages(found: int, said: int, path: str) -> Finding:
    """REN306: a paper has more or fewer pages than the manifest says

    A page may have been taken out or put in, or the manifest is of another paper.

    Mend it: run `memos render` again; look for who changed it.

    Source: practice
    """
    return Finding(
        "REN306", "error", f"the file has {found} pages, and the manifest says {said}", "make it anew", path=path
    )


def without_banner(marking: str, where: str, path: str) -> Finding:
    """REN307: a page without its banner

    The manifest says which marking the paper bears, and it stands not on every page. A page that is copied alone must say how it is to be
    handled.

    Mend it: run `memos render` again; look for who changed it.

    Source: EU Decision 2015/444, art. 25: the level stands on each page
    """
    return Finding(
        "REN307",
        "error",
        f"`{marking}` does not stand on {where}",
        "make it anew",
        path=path,
        source="EU Decision 2015/444, art. 25",
    )


def unlike_input(what: str, path: str) -> Finding:
    """REN308: a paper does not say what its input says now

    Made from the input as it is, with the same templates, labels and style, the paper would be another one. What is in the folder is not up
    to date.

    Mend it: run `memos render` again. Give `memos verify` the same `--style`, `--register` and `-t` with which the papers were made.

    Source: practice
    """
    return Finding(
        "REN308", "error", f"the paper is not what its input gives now: {what}", "run `memos render` again", path=path
    )


def unknown(path: str) -> Finding:
    """REN309: a file that the manifest does not name

    It stands among the papers, and nothing tells of what it was made. It may be a paper of an earlier visit, or somebody's own.

    Mend it: move it elsewhere, or remove it.

    Source: practice
    """
    return Finding("REN309", "warning", "the manifest does not name this file", "move it elsewhere", path=path)


def without_input(name: str, path: str) -> Finding:
    """REN311: a paper whose input is gone

    The file of which it was made was removed, or the row was struck out of its table: the meeting was called off, it may be, and its paper
    stands among the others as if it took place.

    Mend it: remove the paper, and run `memos render` again, so that the manifest says so; or bring the input back.

    Source: practice
    """
    hint = "remove the paper and run `memos render` again, or bring the input back"
    return Finding("REN311", "error", f"the input of the paper is gone: {name}", hint, path=path)


def other_sums(path: str) -> Finding:
    """REN312: SHA256SUMS does not say what the manifest says

    Both are written together, with the same hashes. One of them was changed, damaged or removed since: what `sha256sum -c` finds is not what
    the manifest says.

    Mend it: run `memos render` with the inputs again, and compare the papers with them: `memos verify FOLDER INPUTS`.

    Source: practice
    """
    return Finding(
        "REN312",
        "error",
        "the file is not there, or does not say what the manifest says",
        "run `memos render` again, and verify with the inputs",
        path=path,
    )


RULES: dict[str, Callable[..., Finding]] = {
    "REN303": gone,
    "REN304": changed,
    "REN305": unreadable,
    "REN306": other_pages,
    "REN307": without_banner,
    "REN308": unlike_input,
    "REN309": unknown,
    "REN311": without_input,
    "REN312": other_sums,
}
