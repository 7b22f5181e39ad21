"""From data to a `Visit`, or to findings in the user's own words."""

from memos.validate.inputs import Validated, validate
from memos.validate.models import validate_as

__all__ = ["Validated", "validate", "validate_as"]
