"""Somebody outside keeps a checkpoint: a log that only grew holds, and every way of rewriting it is found."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.publog.checkpoint_text import TreeHead
from prakerja.publog.frontier import Frontier
from prakerja.publog.key_changes import hand_over
from prakerja.publog.merkle import Hash, Place, hash_leaf, nodes_ended_by, prove_inclusion
from prakerja.publog.signed_note import public_key_of, sign_note
from prakerja.publog.submit_entry import one_line
from prakerja.publog.watch import NotTheLog, require_beginning, watch

NAME: Final = "log.example/test"
SECRET, NEW_SECRET = b"\x01" * 32, b"\x02" * 32
KEY, NEW_KEY = public_key_of(NAME, SECRET), public_key_of(NAME, NEW_SECRET)


def line(number: int) -> bytes:
    return one_line({"kind": "test.thing", "number": number}).encode()


@dataclass
class Log:
    """A log in memory, that says what it is told to say. `shown`: its entries; `signed`: those of the checkpoint."""

    shown: list[bytes]
    signed: list[bytes] | None = None
    name: str = NAME
    secrets: tuple[bytes, ...] = (SECRET,)
    note: str | None = None
    asked: list[tuple[int, int]] = field(default_factory=list)

    def head(self) -> TreeHead:
        tree = Frontier()
        for each in self.shown if self.signed is None else self.signed:
            tree.add(hash_leaf(each))
        return TreeHead(self.name, tree.size, tree.root())

    def checkpoint(self) -> str:
        return self.note or sign_note(str(self.head()), name=self.name, secrets=self.secrets)

    def lines(self, start: int, end: int) -> Iterator[bytes]:
        self.asked.append((start, end))
        yield from self.shown[start : end + 1]

    def inclusion(self, index: int, size: int) -> list[Hash]:
        nodes: dict[Place, Hash] = {}

        def node(level: int, position: int) -> Hash:
            return nodes[level, position]

        for number, each in enumerate(self.shown[:size]):
            nodes |= nodes_ended_by(number, hash_leaf(each), node)
        return prove_inclusion(index, size, node) if size <= len(self.shown) else []


def log_of(size: int) -> Log:
    return Log([line(number) for number in range(size)])


@given(st.integers(0, 40))
def test_a_log_that_is_looked_at_first_is_read_whole(size: int) -> None:
    watched = watch(log_of(size), key=KEY, kept=None)
    assert (watched.head, watched.read) == (log_of(size).head(), size)


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_log_that_only_grew_holds_and_what_is_new_is_read(size: int, more: int) -> None:
    log = log_of(size + more)
    watched = watch(log, key=KEY, kept=log_of(size).head())
    assert watched.head == log.head()
    assert sum(end - start + 1 for start, end in log.asked) <= more + 2


@given(st.integers(1, 40), st.integers(0, 20), st.data())
def test_a_log_whose_past_was_rewritten_is_found(size: int, more: int, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, size - 1))
    log = log_of(size + more)
    log.shown[place] = line(1_000)
    with pytest.raises(NotTheLog):
        watch(log, key=KEY, kept=log_of(size).head())


@given(st.integers(1, 40), st.data())
def test_a_log_that_was_cut_is_found(size: int, data: st.DataObject) -> None:
    left = data.draw(st.integers(0, size - 1))
    with pytest.raises(NotTheLog, match=f"it has {left} entries, and had {size}"):
        watch(log_of(left), key=KEY, kept=log_of(size).head())


@given(st.integers(2, 40), st.data())
def test_entries_that_changed_places_are_found(size: int, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, size - 2))
    log = log_of(size)
    log.shown[place], log.shown[place + 1] = log.shown[place + 1], log.shown[place]
    with pytest.raises(NotTheLog):
        watch(log, key=KEY, kept=log_of(size).head())


def test_two_histories_shown_to_two_people_are_found_by_either() -> None:
    mine, yours = log_of(5), log_of(5)
    yours.shown[4] = line(99)
    kept = watch(mine, key=KEY, kept=None).head
    with pytest.raises(NotTheLog, match="no longer those of the checkpoint that was kept"):
        watch(yours, key=KEY, kept=kept)


@given(st.integers(1, 40), st.integers(0, 20), st.data())
def test_a_log_that_shrinks_and_grows_again_otherwise_is_found_at_both_times(
    size: int, more: int, data: st.DataObject
) -> None:
    kept = log_of(size).head()
    left = data.draw(st.integers(0, size - 1))
    with pytest.raises(NotTheLog):
        watch(log_of(left), key=KEY, kept=kept)
    grown = Log([*map(line, range(left)), *map(line, range(1_000, 1_000 + size - left + more))])
    with pytest.raises(NotTheLog):
        watch(grown, key=KEY, kept=kept)


@given(st.integers(0, 20), st.integers(1, 10**17))
def test_a_checkpoint_over_entries_that_do_not_exist_yet_is_found(size: int, ahead: int) -> None:
    promised = replace(log_of(size).head(), size=size + ahead)
    note = sign_note(str(promised), name=NAME, secrets=[SECRET])
    with pytest.raises(NotTheLog, match=f"its {size} entries are not those of the checkpoint over {size + ahead}"):
        watch(replace(log_of(size), note=note), key=KEY, kept=None)


@given(st.integers(1, 20), st.integers(0, 20))
def test_another_root_over_as_many_entries_is_found_whatever_the_entries_are(size: int, more: int) -> None:
    """The entries are shown as they were to whoever kept them; what is signed is another history."""
    kept = log_of(size).head()
    other = Log([*map(line, range(size - 1)), line(1_000), *map(line, range(size, size + more))])
    with pytest.raises(NotTheLog):
        watch(replace(log_of(size + more), signed=other.shown), key=KEY, kept=kept)


@pytest.mark.parametrize("sign", ["\x1b[2J", "\x00", "\x7f", "\r", "\u202e", "\u2028"])
def test_a_log_whose_name_moves_the_cursor_is_none(sign: str) -> None:
    note = sign_note(str(replace(log_of(2).head(), origin=f"log{sign}")), name=NAME, secrets=[SECRET])
    with pytest.raises(NotTheLog, match="cannot be printed"):
        watch(replace(log_of(2), note=note), key=KEY, kept=None)


@given(st.integers(1, 20), st.integers(0, 20))
def test_what_was_stamped_is_a_beginning_of_the_log(size: int, more: int) -> None:
    log = log_of(size + more)
    require_beginning(log, earlier=log_of(size).head(), head=log.head())
    for other in (replace(log_of(size).head(), root=bytes(32)), log_of(size + more + 1).head()):
        with pytest.raises(NotTheLog, match="stamped"):
            require_beginning(log, earlier=other, head=log.head())


def test_entries_that_are_not_those_under_the_root_are_found() -> None:
    log = replace(log_of(3), signed=[line(0), line(1), line(7)])
    with pytest.raises(NotTheLog, match="its 3 entries are not those of the checkpoint over 3"):
        watch(log, key=KEY, kept=None)


def test_entries_that_are_held_back_are_found() -> None:
    log = replace(log_of(2), signed=log_of(3).shown)
    with pytest.raises(NotTheLog, match="its 2 entries are not those of the checkpoint over 3"):
        watch(log, key=KEY, kept=None)


def test_another_log_is_not_taken_for_this_one() -> None:
    with pytest.raises(NotTheLog, match=r"it is called log\.example/test; .* of another"):
        watch(log_of(2), key=KEY, kept=replace(log_of(2).head(), origin="another"))


def test_a_checkpoint_by_a_stranger_is_found() -> None:
    with pytest.raises(NotTheLog, match="not signed by the key"):
        watch(replace(log_of(2), secrets=(NEW_SECRET,)), key=KEY, kept=None)


@pytest.mark.parametrize("note", ["nothing", sign_note("no checkpoint\n", name=NAME, secrets=[SECRET])])
def test_a_checkpoint_that_cannot_be_read_is_found(note: str) -> None:
    with pytest.raises(NotTheLog, match="cannot be read"):
        watch(replace(log_of(2), note=note), key=KEY, kept=None)


@pytest.mark.parametrize("spoilt", [b"no json", b"[]", b"7", b"\xff", b"[" * 100_000])
def test_an_entry_that_is_not_one_object_is_found(spoilt: bytes) -> None:
    with pytest.raises(NotTheLog, match="entry 1 is not one JSON object"):
        watch(Log([line(0), spoilt]), key=KEY, kept=None)


def handed_over(by: bytes = SECRET) -> bytes:
    entry = {"kind": "log.key", **hand_over(NEW_KEY, before=public_key_of(NAME, by), secret=by)}
    return one_line(dict(entry)).encode()


def test_a_new_key_is_followed_when_the_old_one_handed_over_to_it() -> None:
    log = Log([line(0), handed_over()], secrets=(NEW_SECRET,))
    assert watch(log, key=KEY, kept=None).key == NEW_KEY
    assert watch(log, key=KEY, kept=log_of(1).head()).head == log.head()


def test_a_new_key_that_a_stranger_handed_over_is_not_followed() -> None:
    with pytest.raises(NotTheLog, match="not signed by the key"):
        watch(Log([line(0), handed_over(by=b"\x03" * 32)], secrets=(NEW_SECRET,)), key=KEY, kept=None)


def test_while_keys_change_both_sign_and_either_is_enough() -> None:
    log = Log([line(0), handed_over()], secrets=(NEW_SECRET, SECRET))
    assert watch(log, key=KEY, kept=None).head == watch(log, key=NEW_KEY, kept=None).head
    assert watch(log, key=KEY, kept=None).key == NEW_KEY


@given(st.integers(0, 6), st.integers(1, 6), st.integers(0, 6))
def test_whoever_looked_while_keys_changed_still_follows_when_the_old_one_is_gone(
    before: int, between: int, after: int
) -> None:
    """The handing over lies before the checkpoint that was kept, and is not among what is new."""
    lines = [*map(line, range(before)), handed_over(), *map(line, range(between))]
    kept = Log(lines, secrets=(NEW_SECRET, SECRET)).head()
    log = Log([*lines, *map(line, range(after))], secrets=(NEW_SECRET,))
    assert watch(log, key=KEY, kept=kept).key == NEW_KEY


def test_keys_that_changed_twice_are_followed_through_the_kept_checkpoint() -> None:
    third = b"\x03" * 32
    entry = hand_over(public_key_of(NAME, third), before=NEW_KEY, secret=NEW_SECRET)
    lines = [line(0), handed_over(), line(1), one_line({"kind": "log.key", **entry}).encode()]
    log = Log(lines, secrets=(third,))
    for size in range(5):
        assert watch(log, key=KEY, kept=Log(lines[:size]).head()).key == public_key_of(NAME, third)
