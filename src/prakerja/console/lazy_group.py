"""A group of commands that are loaded when they are called."""

import importlib
from collections.abc import Mapping
from typing import Any

import click

#: By name: module, attribute, and the line in `--help`.
type Commands = Mapping[str, tuple[str, str, str]]


class LazyGroup(click.Group):
    """So that `draw` needs no database, and a measurement no other's libraries."""

    def __init__(self, *arguments: Any, lazily: Commands, **options: Any) -> None:  # noqa: ANN401  click's own
        super().__init__(*arguments, **options)
        self._lazily = lazily

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(self._lazily)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in self._lazily:
            return None
        module, attribute, _line = self._lazily[name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_module, _attribute, line) in self._lazily.items()])
