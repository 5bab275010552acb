"""The words of the programme: what lacks its English and where it goes, and what is hard to understand."""

import json
from collections.abc import Iterable
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table

from prakerja.config.catalogues import Comparison, bring_up_to_date, compare, read_catalogues
from prakerja.config.find_texts import find_texts
from prakerja.config.plain_words import MEDIAN_WORDS, MOST_WORDS, Figures, faults_in, figures_of
from prakerja.config.read_catalogue import LOCALE
from prakerja.config.said import Said, all_said


@click.group()
def texts() -> None:
    """The words of pages, letters, papers, the test, and of what partners are told."""


@texts.command()
def check() -> None:
    """Say which sentences lack their English, which English belongs to none, and what is long or officialese.

    Exit status 1 if there is any.
    """
    sentences, catalogues = list(find_texts()), read_catalogues()
    comparison = compare(sentences, catalogues)
    hard = _hard(list(all_said(sentences, catalogues)))
    for line in (*_lines(comparison), *hard):
        click.echo(line, err=True)
    if not comparison.is_clean:
        raise click.ClickException("run `prakerja texts update`, and write the English of what is new")
    if hard:
        raise click.ClickException("say it in shorter sentences and in words that people use (locale/officialese.toml)")


@texts.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def figures(*, as_json: bool) -> None:
    """How many sentences each language has, the longest, and the one in the middle."""
    measured = figures_of(all_said(find_texts(), read_catalogues()))
    if as_json:
        click.echo(json.dumps({language: asdict(one) for language, one in measured.items()}))
        return
    table = Table("language", title=f"Words a sentence: {MOST_WORDS} at most, half of them {MEDIAN_WORDS} or fewer")
    for heading in ("sentences", "longest", "median", "labels"):
        table.add_column(heading, justify="right")
    for language, one in measured.items():
        table.add_row(language, f"{one.sentences:,}", str(one.longest), f"{one.median:g}", f"{one.labels:,}")
    Console().print(table)


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


def _hard(said: list[Said]) -> list[str]:
    return faults_in(said) + [_slow(language, one) for language, one in _slow_ones(said)]


def _slow_ones(said: Iterable[Said]) -> list[tuple[str, Figures]]:
    return [(language, one) for language, one in figures_of(said).items() if one.median > MEDIAN_WORDS]


def _slow(language: str, one: Figures) -> str:
    return f"{language}: half of all sentences have more than {MEDIAN_WORDS} words (median {one.median:g})"
