"""The entry point `prakerja`. Commands are loaded when they are called, so that `draw` needs no database."""

import importlib
import sys
from typing import Final

import click

#: Name, module, attribute, and the line in `prakerja --help`.
_COMMANDS: Final = {
    "run": ("prakerja.console.run", "run", "Start everything: database, sandbox, worker, web."),
    "worker": ("prakerja.console.worker", "worker", "Do the background work."),
    "manage": ("prakerja.console.manage", "manage", "Django's own commands (migrate, shell, …)."),
    "demo": ("prakerja.console.demo", "demo", "The demo's people and sign-ins."),
    "draw": ("prakerja.console.draw", "draw", "Select by lot, and verify a published draw."),
    "bench": ("prakerja.console.bench", "bench", "Measure what the README promises."),
}


class _Lazily(click.Group):
    def list_commands(self, _context: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module, attribute, _line = _COMMANDS[name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_module, _attribute, line) in _COMMANDS.items()])


@click.command(cls=_Lazily, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="prakerja")
def prakerja() -> None:
    """Prakerja: a training-benefit programme, from the first sign-up to the last rupiah."""


def main() -> None:
    """Exit status 2 for bad input (click's own), 1 for failure."""
    try:
        prakerja()
    except KeyboardInterrupt:
        sys.exit(130)
