"""Memos: briefing memos and records of meetings, in Word and in PDF, from one structured file."""

__version__ = "0.1.0"
