"""The English of the pages and letters: what lacks it, and where it goes."""

import click

from prakerja.config.catalogues import Comparison, bring_up_to_date, compare, read_catalogues
from prakerja.config.find_texts import find_texts
from prakerja.config.read_catalogue import LOCALE


@click.group()
def texts() -> None:
    """The English of the pages and letters."""


@texts.command()
def check() -> None:
    """Say which sentences lack their English, and which English belongs to none. Exit status 1 if there is any."""
    comparison = compare(find_texts(), read_catalogues())
    for line in _lines(comparison):
        click.echo(line, err=True)
    if not comparison.is_clean:
        raise click.ClickException("run `prakerja texts update`, and write the English of what is new")


@texts.command()
def update() -> None:
    """Put new sentences into their step's catalogue and take out those that are gone; then write their English."""
    catalogues = read_catalogues()
    comparison = compare(find_texts(), catalogues)
    for path in bring_up_to_date(comparison, catalogues):
        click.echo(f"changed: {path.relative_to(LOCALE.parent)}")
    for line in _lines(comparison):
        click.echo(line)


def _lines(comparison: Comparison) -> list[str]:
    lacking = [f"{one.path}: no English for {one.text!r}" for one in comparison.missing.values()]
    gone = [f"{step}: stands nowhere any more: {text!r}" for (_context, text), step in comparison.obsolete.items()]
    return lacking + gone
