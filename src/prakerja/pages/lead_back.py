"""The address to which somebody is led back: as its partner has registered it, with what came of the question."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit


def with_said(address: str, **said: str) -> str:
    """What belongs to the address stays; what is empty is not said."""
    parts = urlsplit(address)
    more = [(name, value) for name, value in said.items() if value]
    return urlunsplit(parts._replace(query=urlencode([*parse_qsl(parts.query, keep_blank_values=True), *more])))
