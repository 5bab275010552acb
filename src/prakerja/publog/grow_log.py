"""What was handed in gets its place in the log, and the log as it stands then is signed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db.models import Max

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.locks import Lock, take
from prakerja.publog.checkpoint_text import TreeHead
from prakerja.publog.kept_tree import compute
from prakerja.publog.key_changes import KEY_ENTRY
from prakerja.publog.keys import log_keys, log_secrets, said_of_newest_key
from prakerja.publog.merkle import Hash, Place, hash_leaf, nodes_ended_by, root_of
from prakerja.publog.models import Checkpoint, Entry, Node, Submission, Waiting
from prakerja.publog.signed_note import sign_note
from prakerja.publog.submit_entry import submit_entry

_BATCH: Final = 5_000


class KeyNotHandedOver(Exception):
    """The newest key is new to a log that has entries, and the key before it is not there to sign it."""


@dataclass(frozen=True)
class Growth:
    """`size`: entries in the log now."""

    added: int
    size: int


def grow_log(*, by: Actor, now: datetime, at_once: int = _BATCH) -> Growth:
    """About the next `at_once` submissions have their places, in the order in which they were handed in, and a
    checkpoint over all is signed. Call until none was added. Raises KeyNotHandedOver, NodeMissing.

    One at a time, or two would give the same place; so it is no part of the acts, which would wait for each other.
    """
    require(Permission.GROW_LOG, by=by)
    take(Lock.PUBLIC_LOG)
    begin = size_of_log()
    _declare_key(begin, now)
    waiting = list(Submission.objects.filter(pk__in=Waiting.objects.values("pk")).order_by("pk")[:at_once])
    if waiting:
        _place(waiting, begin)
    size = begin + len(waiting)
    _sign(size, now)
    return Growth(len(waiting), size)


def size_of_log() -> int:
    last: int | None = Entry.objects.aggregate(last=Max("index"))["last"]
    return 0 if last is None else last + 1


def _declare_key(size: int, now: datetime) -> None:
    """The log says itself by which keys it is signed, the first one in its first entry."""
    newest = log_keys()[0]
    once = newest.hint.hex()
    if Submission.objects.filter(once_key=f"{KEY_ENTRY}:{once}").exists():
        return
    said = said_of_newest_key()
    if size and "signed_by" not in said:
        raise KeyNotHandedOver(f"the log does not know {newest.name}+{once}")
    submit_entry(KEY_ENTRY, once=once, facts=said, at=now)


def _place(waiting: list[Submission], begin: int) -> None:
    placed = {begin + number: one for number, one in enumerate(waiting)}
    Entry.objects.bulk_create([Entry(index=index, submission=one) for index, one in placed.items()])
    nodes = _new_nodes([hash_leaf(one.line.encode()) for one in waiting], begin)
    Node.objects.bulk_create([Node(level=place[0], position=place[1], hash=whole) for place, whole in nodes.items()])
    Waiting.objects.filter(pk__in=[one.pk for one in waiting]).delete()


def _new_nodes(leaves: list[Hash], begin: int) -> dict[Place, Hash]:
    """The complete subtrees that end among these leaves."""
    known = _edge(begin)
    before = set(known)

    def node(level: int, position: int) -> Hash:
        return known[level, position]

    for index, leaf in enumerate(leaves, begin):
        known |= nodes_ended_by(index, leaf, node)
    return {place: whole for place, whole in known.items() if place not in before}


def _edge(size: int) -> dict[Place, Hash]:
    """The complete subtrees from the left that the tree of this size consists of."""
    places = [(level, (size >> level) - 1) for level in range(size.bit_length()) if size >> level & 1]
    return compute(lambda node: {place: node(*place) for place in places})


def _sign(size: int, now: datetime) -> None:
    if Checkpoint.objects.filter(pk=size).exists():
        return
    head = TreeHead(settings.LOG_NAME, size, compute(lambda node: root_of(size, node)))
    note = sign_note(str(head), name=settings.LOG_NAME, secrets=log_secrets())
    Checkpoint.objects.create(size=size, note=note, signed_at=now)
