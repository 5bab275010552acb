"""The log as it is shown: entries, the newest checkpoint, proofs. Reads only."""

import json
from collections.abc import Iterator

from django.db import connection
from django.db.models import QuerySet
from pydantic import JsonValue

from prakerja.kit.sql import sql_file
from prakerja.publog.kept_tree import compute
from prakerja.publog.key_changes import KEY_ENTRY
from prakerja.publog.merkle import Hash, prove_consistency, prove_inclusion
from prakerja.publog.models import Checkpoint, Cosignature, Stamp, Submission
from prakerja.publog.signed_note import NoteKey


class OutsideLog(Exception):
    """The log has no entry of that number, or no tree of that size."""


def newest_checkpoint() -> Checkpoint | None:
    """None before the first one is signed."""
    return Checkpoint.objects.order_by("-size").first()


def cosignatures_of(size: int) -> QuerySet[Cosignature]:
    """By witnesses, of the checkpoint over so many entries, in the order of their time."""
    return Cosignature.objects.filter(size=size).order_by("cosigned_at", "witness")


def cosigned_note(checkpoint: Checkpoint) -> str:
    """The log's own note, and below it the witnesses' lines."""
    return checkpoint.note + "".join(f"{one.line}\n" for one in cosignatures_of(checkpoint.size))


def lines_between(start: int, end: int) -> list[str]:
    """The entries from `start` to `end`, both included, as they were hashed; fewer where the log ends."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "lines_between"), {"start": start, "end": end})
        return [line for (line,) in cursor.fetchall()]


def entries_of_kind(kind: str) -> Iterator[dict[str, JsonValue]]:
    """All entries of that kind in order, last those that wait for their place; one that was spoilt says nothing."""
    ours = Submission.objects.filter(once_key__startswith=f"{kind}:").order_by("entry__index", "pk")
    for line in ours.values_list("line", flat=True).iterator():
        try:
            entry = json.loads(line)
        except ValueError:
            entry = {}
        yield entry if isinstance(entry, dict) else {}


def declared_keys() -> list[NoteKey]:
    """The keys that the log says of itself, the newest last; its newest checkpoint is signed by that one."""
    return [NoteKey.read(str(entry.get("key"))) for entry in entries_of_kind(KEY_ENTRY)]


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


def stamps_between(start: int, end: int) -> QuerySet[Stamp]:
    """Time stamps of checkpoints over so many entries, both included; the largest first."""
    return Stamp.objects.filter(size__gte=start, size__lte=end).order_by("-size")
