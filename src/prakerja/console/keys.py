"""`prakerja keys`: everything comes under the newest keys, while people go on working (docs/runbooks/keys.md)."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

import click

from prakerja.console.cut_short import patiently
from prakerja.console.django_ready import django_ready
from prakerja.console.operator_option import OPERATOR

if TYPE_CHECKING:
    from uuid import UUID

    from prakerja.audit.events import HouseEvent
    from prakerja.kit.actor import Actor
    from prakerja.kit.digest_field import DigestField
    from prakerja.kit.reseal import Key, Resealed
    from prakerja.kit.sealed_field import SealedField

#: Counting a column of a country.
_LONGEST_MS: Final = 24 * 3600 * 1000
_AGAIN: Final = "what is done stays done, and the same command again goes on from there"
_AT_ONCE = click.option(
    "--at-once", type=click.IntRange(1, 1_000_000), default=1_000, show_default=True, help="Values a transaction."
)
_AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object instead of sentences.")


@dataclass
class _Change:
    """What a run has come to."""

    newest: str
    done: int = 0
    #: Damaged, or under a key that the ring lacks.
    closed: int = 0
    #: How many values are under which key at the end.
    under: Mapping[str, int] = field(default_factory=dict)


@click.group()
def keys() -> None:
    """The keys that personal data is sealed and looked up by: bring everything under the newest."""


@keys.command()
@OPERATOR
@_AT_ONCE
@_AS_JSON
def reseal(*, operator: str, at_once: int, as_json: bool) -> None:
    """Seal every value anew with the first key of PRAKERJA_SEALING_KEYS.

    It may be stopped at any moment and begun again; nothing is lost, and what is done is not done twice. At the end it
    says how many values are under which key. Exit status 1: some do not open.
    """
    with django_ready(again=_AGAIN):
        from prakerja.audit.events import HouseEvent
        from prakerja.kit.actor import Actor
        from prakerja.kit.sealed import sealing_key_ids

        by, change = Actor.operator(operator), _Change(sealing_key_ids()[0])
        with _on_record(change, HouseEvent.RESEALING_BEGUN, HouseEvent.RESEALED, by):
            _reseal(change, at_once, by)
    _tell(change, "resealed", as_json=as_json)


def _reseal(change: _Change, at_once: int, by: "Actor") -> None:
    from prakerja.kit.reseal import sealed_fields
    from prakerja.kit.sealed import sealing_key_ids

    for column in sealed_fields():
        _reseal_all_of(column, change, at_once, by)
    change.under = _by_key(patiently(partial(_count_sealed, by)), sealing_key_ids())


def _count_sealed(by: "Actor") -> Counter[str]:
    from prakerja.kit.reseal import count_by_key, sealed_fields
    from prakerja.kit.unit_of_work import unit_of_work

    with unit_of_work(by=by, statement_timeout_ms=_LONGEST_MS):
        return count_by_key(sealed_fields())


def _reseal_all_of(column: "SealedField", change: _Change, at_once: int, by: "Actor") -> None:
    last = None
    while True:
        batch = patiently(partial(_reseal_batch, column, last, at_once, by))
        if batch.last is None:
            return
        change.done, change.closed, last = change.done + batch.values, change.closed + batch.closed, batch.last
        _show(f"{column.model._meta.db_table}.{column.attname}", change.done)


def _reseal_batch(column: "SealedField", after: "Key | None", at_once: int, by: "Actor") -> "Resealed":
    from prakerja.kit.reseal import reseal_values
    from prakerja.kit.unit_of_work import unit_of_work

    with unit_of_work(by=by, statement_timeout_ms=_LONGEST_MS):
        return reseal_values(column, after=after, at_once=at_once)


@keys.command()
@OPERATOR
@click.option(
    "--at-once", type=click.IntRange(1, 1_000_000), default=20_000, show_default=True, help="Values a transaction."
)
@_AS_JSON
def redigest(*, operator: str, at_once: int, as_json: bool) -> None:
    """Bring every digest under the first key of PRAKERJA_DIGEST_KEY. For the owner of the tables.

    It may be stopped at any moment and begun again. At the end it says how many digests are of which key. Exit status
    1: some are of none in the ring.
    """
    with django_ready(again=_AGAIN):
        from prakerja.audit.events import HouseEvent
        from prakerja.config.roles import as_owner
        from prakerja.kit.actor import Actor
        from prakerja.kit.digests import digest_key_ids

        by, change = Actor.operator(operator), _Change(digest_key_ids()[0])
        with as_owner(), _on_record(change, HouseEvent.REDIGESTING_BEGUN, HouseEvent.REDIGESTED, by):
            _redigest(change, at_once, by)
    _tell(change, "moved", as_json=as_json)


def _redigest(change: _Change, at_once: int, by: "Actor") -> None:
    from prakerja.kit.digest_field import digest_fields
    from prakerja.kit.digests import digest_key_ids
    from prakerja.kit.redigest import all_indexed, count_by_key, digests_in

    lasting = [column for column in digest_fields() if not column.runs_out]
    with all_indexed():
        for column in lasting:
            for portion in digests_in(column, at_once=at_once):
                change.done += patiently(partial(_move, portion, column, by))
                _show(f"{column.model._meta.db_table}.{column.attname}", change.done)
    counted: Counter[str] = Counter()
    for column in lasting:
        counted += patiently(partial(count_by_key, column, at_once=at_once))
    change.closed = counted.pop("", 0)
    change.under = _by_key(counted, digest_key_ids())


def _move(portion: "list[UUID]", column: "DigestField", by: "Actor") -> int:
    from prakerja.kit.redigest import move_values, still_to_move
    from prakerja.kit.unit_of_work import unit_of_work

    values = still_to_move(portion)
    if not values:
        return 0
    with unit_of_work(by=by, statement_timeout_ms=_LONGEST_MS):
        return move_values(values, purpose=column.purpose)


@contextmanager
def _on_record(change: _Change, begun: "HouseEvent", ended: "HouseEvent", by: "Actor") -> Iterator[None]:
    """The audit hears that it begins, and by whom, before anything is touched, and of its end when it comes to one."""
    _record(begun, change, by)
    yield
    patiently(partial(_record, ended, change, by))


def _record(event: "HouseEvent", change: _Change, by: "Actor") -> None:
    from prakerja.audit.record_key_change import record_key_change
    from prakerja.kit.unit_of_work import unit_of_work

    with unit_of_work(by=by) as work:
        record_key_change(
            event, newest=change.newest, by=work.actor, now=work.now, values=change.done, closed=change.closed
        )


def _by_key(counted: Mapping[str, int], ring: list[str]) -> dict[str, int]:
    """Those of the ring first, also where nothing is under them, then what the ring lacks."""
    return {key: counted.get(key, 0) for key in [*ring, *sorted(set(counted) - set(ring))]}


def _show(where: str, done: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{where}: {done:,}", err=True, nl=False)


def _tell(change: _Change, done_as: str, *, as_json: bool) -> None:
    """Raises SystemExit when something does not open."""
    if as_json:
        found = {done_as: change.done, "closed": change.closed, "newest": change.newest, "under": change.under}
        click.echo(json.dumps(found))
    else:
        _say(change)
    if change.closed:
        raise SystemExit(1)


def _say(change: _Change) -> None:
    if sys.stderr.isatty():
        click.echo(err=True)
    for key, values in change.under.items():
        if key == change.newest:
            said = "the newest"
        elif values:
            said = "still needed"
        else:
            said = "nothing is under it: it may leave the ring"
        click.echo(f"key {key}: {values:,} values; {said}")
    if change.closed:
        click.echo(f"{change.closed:,} values are damaged, or under a key that the ring lacks.", err=True)
