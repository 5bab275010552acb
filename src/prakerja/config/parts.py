"""Which part of the program needs which secret: whoever breaks into the pages finds none of the worker's.

The pages are what strangers speak to. They cannot sign the public log, ask the registry, or send in our name.
"""

from collections.abc import Iterator, Mapping
from typing import Final, Literal

#: `pages`: `prakerja serve`. `work`: `prakerja worker`. `all`: an operator's commands, and a machine of one user.
type Part = Literal["all", "pages", "work"]

#: By the name of the variable; what is not named here both need.
NEEDED_BY: Final[Mapping[str, Part]] = {
    "delivery_reports_secret": "pages",
    "log_keys": "work",
    "registry_password": "work",
    "sms_key": "work",
    "smtp_url": "work",
}


def misplaced(given: Mapping[str, object], part: Part) -> Iterator[tuple[str, str]]:
    """The variable, and why it must be set, or must not."""
    for name, needed_by in NEEDED_BY.items():
        is_needed = part in ("all", needed_by)
        if is_needed and name not in given:
            yield name, "it must be set in production"
        elif not is_needed and name in given:
            yield name, f"PRAKERJA_PART={part} has no use for it; whoever breaks in there must not find it"
