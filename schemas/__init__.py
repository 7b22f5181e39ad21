"""What an input, a template, a style, a register and a manifest may say, as Pydantic models."""
