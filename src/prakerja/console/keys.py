"""`prakerja keys`: everything comes under the newest keys, while people go on working (docs/runbooks/keys.md)."""

import json
import sys
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import click

from prakerja.console.django_ready import django_ready

if TYPE_CHECKING:
    from uuid import UUID

    from prakerja.kit.digest_field import DigestField
    from prakerja.kit.sealed_field import SealedField

#: Counting a column of a country.
_LONGEST_MS: Final = 24 * 3600 * 1000
_AT_ONCE = click.option(
    "--at-once", type=click.IntRange(1, 1_000_000), default=1_000, show_default=True, help="Values a transaction."
)
_AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object instead of sentences.")


@click.group()
def keys() -> None:
    """The keys that personal data is sealed and looked up by: bring everything under the newest."""


@keys.command()
@_AT_ONCE
@_AS_JSON
def reseal(*, at_once: int, as_json: bool) -> None:
    """Seal every value anew with the first key of PRAKERJA_SEALING_KEYS.

    It may be stopped at any moment and begun again; nothing is lost, and what is done is not done twice. At the end it
    says how many values are under which key. Exit status 1: some do not open.
    """
    with django_ready():
        from prakerja.kit.reseal import count_by_key, sealed_fields
        from prakerja.kit.sealed import sealing_key_ids

        closed = done = 0
        for field in sealed_fields():
            values, left = _reseal_all_of(field, at_once)
            done, closed = done + values, closed + left
        counted = count_by_key(sealed_fields())
        ring = sealing_key_ids()
    _tell({"resealed": done, "closed": closed, "newest": ring[0], "under": _by_key(counted, ring)}, as_json=as_json)
    if closed:
        raise SystemExit(1)


def _reseal_all_of(field: "SealedField", at_once: int) -> tuple[int, int]:
    from prakerja.kit.actor import Actor
    from prakerja.kit.reseal import reseal_values
    from prakerja.kit.unit_of_work import unit_of_work

    done = closed = 0
    last = None
    while True:
        with unit_of_work(by=Actor.system("prakerja keys reseal"), statement_timeout_ms=_LONGEST_MS):
            batch = reseal_values(field, after=last, at_once=at_once)
        if batch.last is None:
            return done, closed
        done, closed, last = done + batch.values, closed + batch.closed, batch.last
        _show(f"{field.model._meta.db_table}.{field.attname}", done)


@keys.command()
@click.option(
    "--at-once", type=click.IntRange(1, 1_000_000), default=20_000, show_default=True, help="Values a transaction."
)
@_AS_JSON
def redigest(*, at_once: int, as_json: bool) -> None:
    """Bring every digest under the first key of PRAKERJA_DIGEST_KEY. For the owner of the tables.

    It may be stopped at any moment and begun again. At the end it says how many digests are of which key. Exit status
    1: some are of none in the ring.
    """
    with django_ready():
        from prakerja.config.environment import EnvironmentRefused
        from prakerja.config.roles import as_owner

        try:
            with as_owner():
                found = _redigest(at_once)
        except EnvironmentRefused as refused:
            raise click.UsageError(str(refused)) from refused
    _tell(found, as_json=as_json)
    if found["closed"]:
        raise SystemExit(1)


def _redigest(at_once: int) -> dict[str, object]:
    from prakerja.kit.digest_field import digest_fields
    from prakerja.kit.digests import digest_key_ids
    from prakerja.kit.redigest import count_by_key, digests_in

    lasting = [field for field in digest_fields() if not field.runs_out]
    moved = 0
    for field in lasting:
        for portion in digests_in(field, at_once=at_once):
            moved += _move(portion, field)
            _show(f"{field.model._meta.db_table}.{field.attname}", moved)
    counted: Counter[str] = Counter()
    for field in lasting:
        counted += count_by_key(field, at_once=at_once)
    ring = digest_key_ids()
    closed = counted.pop("", 0)
    return {"moved": moved, "closed": closed, "newest": ring[0], "under": _by_key(counted, ring)}


def _move(portion: "list[UUID]", field: "DigestField") -> int:
    from prakerja.kit.actor import Actor
    from prakerja.kit.redigest import move_values, still_to_move
    from prakerja.kit.unit_of_work import unit_of_work

    values = still_to_move(portion)
    if not values:
        return 0
    with unit_of_work(by=Actor.system("prakerja keys redigest"), statement_timeout_ms=_LONGEST_MS):
        return move_values(values, purpose=field.purpose)


def _by_key(counted: Mapping[str, int], ring: list[str]) -> dict[str, int]:
    """Those of the ring first, also where nothing is under them, then what the ring lacks."""
    return {key: counted.get(key, 0) for key in [*ring, *sorted(set(counted) - set(ring))]}


def _show(where: str, done: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{where}: {done:,}", err=True, nl=False)


def _tell(found: dict[str, object], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(found))
        return
    if sys.stderr.isatty():
        click.echo(err=True)
    under, newest = found["under"], found["newest"]
    assert isinstance(under, dict)
    for key, values in under.items():
        if key == newest:
            said = "the newest"
        elif values:
            said = "still needed"
        else:
            said = "nothing is under it: it may leave the ring"
        click.echo(f"key {key}: {values:,} values; {said}")
    if found["closed"]:
        click.echo(f"{found['closed']:,} values are damaged, or under a key that the ring lacks.", err=True)
