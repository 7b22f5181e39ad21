"""A house's Word file, untrusted, to what papers take of it: styles, theme, page, headers and footers.

Nothing of the file is handed on as it is. Markup is copied element by element from a list of what is allowed, pictures are decoded and encoded
anew, and parts are reached only through relationships of the kinds that are needed; so what nobody thought of stays behind.
"""

from .parts import LIMIT
from .reading import house_of

__all__ = ["LIMIT", "house_of"]
