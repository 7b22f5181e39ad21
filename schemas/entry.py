"""The base of every schema: frozen, and closed to fields that it does not know, so that a misspelt key is found and never ignored."""

from pydantic import BaseModel, ConfigDict


class Entry(BaseModel):
    """A mapping of the input."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, validate_default=False)
