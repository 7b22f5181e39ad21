"""Findings as reports: text for people, JSON for programs."""
