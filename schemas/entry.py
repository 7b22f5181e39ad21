"""The base of every schema: frozen, and closed to fields that it does not know, so that a misspelt key is found and never ignored."""

from typing import Any

from pydantic import BaseModel, ConfigDict


def _titled(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Gives each field its title in the JSON Schema too: Pydantic leaves it out of a field that is a reference."""
    properties = schema.get("properties", {})
    for name, field in model.model_fields.items():
        if field.title and (field.alias or name) in properties:
            properties[field.alias or name].setdefault("title", field.title)


class Entry(BaseModel):
    """A mapping of the input."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, validate_default=False, json_schema_extra=_titled
    )
