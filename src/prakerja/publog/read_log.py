"""The log as it is shown: entries, the newest checkpoint, proofs. Reads only."""

import json
from collections.abc import Iterator

from django.db import connection

from prakerja.kit.sql import sql_file
from prakerja.publog.kept_tree import compute
from prakerja.publog.key_changes import KEY_ENTRY
from prakerja.publog.merkle import Hash, prove_consistency, prove_inclusion
from prakerja.publog.models import Checkpoint, Entry


class OutsideLog(Exception):
    """The log has no entry of that number, or no tree of that size."""


def newest_checkpoint() -> Checkpoint | None:
    """None before the first one is signed."""
    return Checkpoint.objects.order_by("-size").first()


def lines_between(start: int, end: int) -> list[str]:
    """The entries from `start` to `end`, both included, as they were hashed; fewer where the log ends."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "lines_between"), {"start": start, "end": end})
        return [line for (line,) in cursor.fetchall()]


def lines_of_kind(kind: str) -> Iterator[str]:
    """All entries of that kind, in order."""
    ours = Entry.objects.filter(submission__once_key__startswith=f"{kind}:").order_by("index")
    return ours.values_list("submission__line", flat=True).iterator()


def newest_key() -> str | None:
    """As the log itself says: the pages need no secret of it. None before its first entry."""
    said = list(lines_of_kind(KEY_ENTRY))
    return str(json.loads(said[-1])["key"]) if said else None


def inclusion(index: int, size: int) -> list[Hash]:
    """That the entry stands in the log of that size. Raises OutsideLog."""
    if not 0 <= index < size <= _shown_size():
        raise OutsideLog
    return compute(lambda node: prove_inclusion(index, size, node))


def consistency(old: int, new: int) -> list[Hash]:
    """That the log of `new` entries begins with the log of `old` entries. Raises OutsideLog."""
    if not 0 <= old <= new <= _shown_size():
        raise OutsideLog
    return compute(lambda node: prove_consistency(old, new, node)) if old else []


def _shown_size() -> int:
    newest = newest_checkpoint()
    return newest.size if newest else 0
