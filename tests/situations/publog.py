"""A public log with entries in it."""

import json
from collections.abc import Collection
from datetime import datetime

from prakerja.kit.actor import Actor
from prakerja.publog.checkpoint_text import TreeHead
from prakerja.publog.grow_log import grow_log
from prakerja.publog.keys import log_keys
from prakerja.publog.quorum import vouched_for
from prakerja.publog.read_log import newest_checkpoint
from prakerja.publog.signed_note import open_note
from prakerja.publog.submit_entry import submit_entry


def hand_in(count: int, *, begin: int = 0, now: datetime) -> None:
    for number in range(begin, begin + count):
        submit_entry("test.thing", once=str(number), facts={"number": number}, at=now)


def hand_in_line(line: bytes, *, now: datetime) -> None:
    """As whoever holds database and key writes it: a part of a draw, under the name that the draw would give it."""
    told = json.loads(line)
    facts = {name: value for name, value in told.items() if name not in ("kind", "at")}
    parts = (told["statement_sha256"], told.get("position"))
    submit_entry(told["kind"], once=":".join(str(part) for part in parts if part), facts=facts, at=now)


def grow(now: datetime) -> None:
    """All that was handed in has its place."""
    while grow_log(by=Actor.system("publog.grow_log"), now=now).added:
        pass


def newest_head() -> TreeHead:
    newest = newest_checkpoint()
    assert newest is not None
    return TreeHead.read(open_note(newest.note, key=log_keys()[0]))


def cosigned(index: int, *, by: Collection[str]) -> dict[str, datetime]:
    """By witness, when it first vouched for the entry; who did not is not in it."""
    return {one.witness: one.at for one in vouched_for([index], by=by)[index]}
