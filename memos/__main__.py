"""``python -m memos``."""

from memos.cli import main

main()
