"""From data to a `Visit`, or to findings in the user's own words."""

from memos.validate.inputs import Validated, listed, validate
from memos.validate.models import validate_as
from memos.validate.registers import unknown_references, validate_register

__all__ = ["Validated", "listed", "unknown_references", "validate", "validate_as", "validate_register"]
