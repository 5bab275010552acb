"""Who types a command that the audit hears of."""

import getpass
import os
from typing import Final

import click

#: As long as the audit takes it.
_MOST: Final = 80


def _named(_context: click.Context, _option: click.Parameter, name: str) -> str:
    if not name.strip():
        raise click.UsageError("The audit needs the name of whoever does this.")
    if len(name.strip()) > _MOST or not name.strip().isprintable():
        raise click.UsageError(f"The audit takes a name on one line, of at most {_MOST} characters.")
    return name.strip()


def user_of_machine() -> str:
    """Who runs this process, as the machine knows them; behind `sudo`, who called it."""
    try:
        return os.environ.get("SUDO_USER") or getpass.getuser()
    except OSError:
        return f"user {os.getuid()}"


OPERATOR: Final = click.option(
    "--operator",
    prompt="Your own name, for the audit",
    callback=_named,
    help="Who types this; the audit keeps it.",
)
#: For what a clock runs at night, when nobody is asked.
OPERATOR_OR_USER: Final = click.option(
    "--operator",
    default=user_of_machine,
    show_default="the user who runs it",
    callback=_named,
    help="Who does this; the audit keeps it.",
)
