"""The Word writer: a package made once for a style, and a body for each document.

The body is written as WordprocessingML straight into the prepared package: python-docx makes the package, and is not asked again for each paragraph.
"""

from .writing import write_copies, write_docx

__all__ = ["write_copies", "write_docx"]
