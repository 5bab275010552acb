"""What was handed in gets its place in the log, and the log as it stands then is signed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db.models import Max, Q, QuerySet

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.locks import Lock, take
from prakerja.publog.checkpoint_text import TreeHead
from prakerja.publog.frontier import Frontier
from prakerja.publog.kept_tree import compute
from prakerja.publog.key_changes import KEY_ENTRY
from prakerja.publog.keys import log_keys, log_secrets, said_of_newest_key
from prakerja.publog.merkle import Hash, Place, hash_leaf, nodes_ended_by, root_of
from prakerja.publog.models import Checkpoint, Entry, Node, Submission, Waiting
from prakerja.publog.read_log import declared_keys, newest_checkpoint
from prakerja.publog.signed_note import sign_note, split_note
from prakerja.publog.submit_entry import submit_entry

_BATCH: Final = 5_000


class KeyNotHandedOver(Exception):
    """Whoever trusts the log's key could not follow: a new one is not signed by one that the log knows, or the log's
    newest is not there to sign with.
    """


class NotWhatWasSigned(Exception):
    """The tree in the database is not the one under the newest checkpoint: to grow it would be to sign a rewritten
    past.
    """


@dataclass(frozen=True)
class Growth:
    """`size`: entries in the log now."""

    added: int
    size: int


def grow_log(*, by: Actor, now: datetime, at_once: int = _BATCH) -> Growth:
    """About the next `at_once` submissions have their places, in the order in which they were handed in, and a
    checkpoint over all is signed. Call until none was added. Raises KeyNotHandedOver, NodeMissing, NotWhatWasSigned.

    One at a time, or two would give the same place; so it is no part of the acts, which would wait for each other.
    """
    require(Permission.GROW_LOG, by=by)
    take(Lock.PUBLIC_LOG)
    begin = size_of_log()
    edge = _edge(begin)
    _require_signed(begin, edge)
    _declare_key(now)
    waiting = list(_waiting()[:at_once])
    if waiting:
        _place(waiting, begin, edge)
        _sign(begin + len(waiting), now)
    return Growth(len(waiting), begin + len(waiting))


def size_of_log() -> int:
    last: int | None = Entry.objects.aggregate(last=Max("index"))["last"]
    return 0 if last is None else last + 1


def _require_signed(size: int, edge: dict[Place, Hash]) -> None:
    newest = newest_checkpoint()
    if newest is None and size == 0:
        return
    tree = Frontier(size, [edge[place] for place in sorted(edge, reverse=True)])
    signed = TreeHead.read(split_note(newest.note)[0]) if newest else None
    if signed is None or (signed.size, signed.root) != (size, tree.root()):
        raise NotWhatWasSigned(f"{size} entries; the newest checkpoint is over {signed.size if signed else 'none'}")


def _declare_key(now: datetime) -> None:
    """The log says itself by which keys it is signed, the first one in its first entry."""
    newest, *before = log_keys()
    declared = declared_keys()
    if newest in declared and declared[-1] not in (newest, *before):
        raise KeyNotHandedOver(f"the log's newest key is {declared[-1]}")
    if newest in declared:
        return
    if declared and (not before or before[0] not in declared):
        raise KeyNotHandedOver(f"the log does not know {newest}, and none of its keys has signed it")
    submit_entry(KEY_ENTRY, once=newest.hint.hex(), facts=said_of_newest_key(), at=now)


def _waiting() -> QuerySet[Submission]:
    """In the order in which they were handed in; but a key says itself before it signs."""
    of_key = Q(once_key__startswith=f"{KEY_ENTRY}:")
    waiting = Submission.objects.filter(pk__in=Waiting.objects.values("pk"))
    return waiting.alias(is_of_key=of_key).order_by("-is_of_key", "pk")


def _place(waiting: list[Submission], begin: int, edge: dict[Place, Hash]) -> None:
    placed = {begin + number: one for number, one in enumerate(waiting)}
    Entry.objects.bulk_create([Entry(index=index, submission=one) for index, one in placed.items()])
    nodes = _new_nodes([hash_leaf(one.line.encode()) for one in waiting], begin, edge)
    Node.objects.bulk_create([Node(level=place[0], position=place[1], hash=whole) for place, whole in nodes.items()])
    Waiting.objects.filter(pk__in=[one.pk for one in waiting]).delete()


def _new_nodes(leaves: list[Hash], begin: int, edge: dict[Place, Hash]) -> dict[Place, Hash]:
    """The complete subtrees that end among these leaves."""
    known = dict(edge)
    for index, leaf in enumerate(leaves, begin):
        known.update(nodes_ended_by(index, leaf, lambda level, position: known[level, position]))
    return {place: whole for place, whole in known.items() if place not in edge}


def _edge(size: int) -> dict[Place, Hash]:
    """The complete subtrees from the left that the tree of this size consists of."""
    places = [(level, (size >> level) - 1) for level in range(size.bit_length()) if size >> level & 1]
    return compute(lambda node: {place: node(*place) for place in places})


def _sign(size: int, now: datetime) -> None:
    head = TreeHead(settings.LOG_NAME, size, compute(lambda node: root_of(size, node)))
    note = sign_note(str(head), name=settings.LOG_NAME, secrets=log_secrets())
    Checkpoint.objects.create(size=size, note=note, signed_at=now)
