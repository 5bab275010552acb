"""The tree as the database keeps it: what a proof needs is fetched in one statement."""

from collections.abc import Callable, Iterable

from django.db import connection

from prakerja.kit.sql import sql_file
from prakerja.publog.merkle import Hash, Node, Place


class NodeMissing(Exception):
    """The tree lacks a hash that it should have: somebody has cut it."""


def compute[T](proof: Callable[[Node], T]) -> T:
    """What `proof` computes. It is called twice: first to see which nodes it needs. Raises NodeMissing."""
    wanted: set[Place] = set()

    def note(level: int, position: int) -> Hash:
        wanted.add((level, position))
        return b""

    proof(note)
    found = _fetch(wanted)
    return proof(lambda level, position: found[level, position])


def _fetch(wanted: Iterable[Place]) -> dict[Place, Hash]:
    places = sorted(wanted)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_file(__file__, "nodes_at"),
            {"levels": [level for level, _ in places], "positions": [position for _, position in places]},
        )
        found = {(level, position): bytes(whole) for level, position, whole in cursor.fetchall()}
    if missing := [place for place in places if place not in found]:
        raise NodeMissing(f"{len(missing)} of {len(places)} hashes are gone, the first at {missing[0]}")
    return found
