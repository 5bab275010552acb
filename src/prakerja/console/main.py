"""The entry point `prakerja`. Commands are loaded when they are called, so that `draw` needs no database."""

import os
import sys
from typing import Final

import click

from prakerja.console.lazy_group import LazyGroup

_COMMANDS: Final = {
    "run": ("prakerja.console.run", "run", "Start everything: database, sandbox, worker, web."),
    "serve": ("prakerja.console.serve", "serve", "Serve the pages in production, behind a proxy."),
    "worker": ("prakerja.console.worker", "worker", "Do the background work."),
    "metrics": ("prakerja.console.metrics", "metrics", "Answer Prometheus, on an address of its own."),
    "troubles": ("prakerja.console.troubles", "troubles", "Say what is late, failed, silent or full, and why."),
    "work": ("prakerja.console.work", "work", "Say how far the long work is."),
    "manage": ("prakerja.console.manage", "manage", "Django's own commands (migrate, shell, …)."),
    "staff": ("prakerja.console.staff", "staff", "Members of the programme office and their roles."),
    "lists": ("prakerja.console.lists", "lists", "Exclusion lists: handing in a file, however long."),
    "audit": ("prakerja.console.audit", "audit", "Check that the trail is as it was written."),
    "ledger": ("prakerja.console.ledger", "ledger", "The books: prove, show and export them."),
    "payouts": (
        "prakerja.console.payouts",
        "payouts",
        "Payments: what differs from what should be, or from the banks.",
    ),
    "log": ("prakerja.console.log", "log", "Watch a public log: keep a checkpoint, catch a rewritten past."),
    "keys": ("prakerja.console.keys", "keys", "Bring everything under the newest keys."),
    "backup": ("prakerja.console.backup", "backup", "Copy everything that lasts into a folder."),
    "restore": ("prakerja.console.restore", "restore", "Make a backup a running programme again."),
    "rooms": ("prakerja.console.rooms", "rooms", "Draw the rooms and what leans on what."),
    "texts": ("prakerja.console.texts", "texts", "What people read: what lacks its English."),
    "demo": ("prakerja.console.demo", "demo", "The demo's people and sign-ins."),
    "beacon": ("prakerja.console.beacon", "beacon", "The beacon of a draw that waits: a dead chain is given up."),
    "draw": ("prakerja.console.draw", "draw", "Select by lot, and verify a published draw."),
    "bench": ("prakerja.console.bench", "bench", "Measure what the README promises."),
}

#: They make up people, fill databases of their own, or write into the program's own folders.
_FOR_TRYING_OUT: Final = frozenset({"run", "demo", "bench", "rooms", "texts"})


class _Programme(LazyGroup):
    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Raises UsageError: where people's data are, nothing is tried out."""
        if name in _FOR_TRYING_OUT and os.environ.get("PRAKERJA_MODE") == "production":
            raise click.UsageError(f"`prakerja {name}` is for trying the program out, and no part of production")
        return super().get_command(context, name)


@click.command(cls=_Programme, lazily=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="prakerja")
def prakerja() -> None:
    """Prakerja: a training-benefit programme, from the first sign-up to the last rupiah."""


def main() -> None:
    """Exit status 2 for bad input (click's own), 1 for failure."""
    try:
        prakerja()
    except KeyboardInterrupt:
        sys.exit(130)
