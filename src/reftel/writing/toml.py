"""Values as TOML has them."""

import msgspec


def toml(value: object) -> str:
    """A text, a number or a list of them; JSON's are TOML's, but for the sign of deletion, which TOML wants escaped."""
    return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")
