"""Who types a command that the audit hears of."""

from typing import Final

import click


def _named(_context: click.Context, _option: click.Parameter, name: str) -> str:
    if not name.strip():
        raise click.UsageError("The audit needs the name of whoever does this.")
    return name.strip()


OPERATOR: Final = click.option(
    "--operator",
    prompt="Your own name, for the audit",
    callback=_named,
    help="Who types this; the audit keeps it.",
)
