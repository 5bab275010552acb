"""Fixes everybody who joined a closed wave: one hash over all of them goes into the public log."""

from collections.abc import Iterator
from datetime import datetime

from pydantic import JsonValue

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.draw.candidate_files import seats_lines_of
from prakerja.draw.draw_name import draw_name
from prakerja.draw.events import DrawEvent
from prakerja.draw.joiners.joiner_rows import blocks_of_rows
from prakerja.draw.joiners.leaf import leaf_of, nonce_of
from prakerja.draw.joiners.models import JoinerBlock, JoinerTree
from prakerja.draw.joiners.tree import root_over
from prakerja.draw.log_entries import JOINERS
from prakerja.draw.small_cells import small_cells
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.publog.merkle import Hash, hash_leaf
from prakerja.publog.submit_entry import submit_entry
from prakerja.screening.models import ClosingKeys
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState


class NotScreened(Refused):
    """Who joined is not fixed before everybody has a verdict, whose facts stand in the tree."""


def fix_joiners(*, wave_id: int, by: Actor, now: datetime) -> None:
    """Root and number of all who joined are in the public log. Fixing twice is fixing once.

    Everything or nothing: a killed job leaves no trace and starts anew. A block at a time lies in memory.
    Raises NotScreened.
    """
    require(Permission.SCREEN_WAVES, by=by)
    wave = Wave.objects.lock_by_id(wave_id)
    if wave.state in (WaveState.PLANNED, WaveState.OPEN, WaveState.CLOSED):
        raise NotScreened
    if JoinerTree.objects.filter(pk=wave_id).exists():
        return
    joiners, roots = 0, []
    for number, hashes in enumerate(_blocks_of(wave)):
        joiners += len(hashes)
        roots.append(root_over(hashes))
        JoinerBlock.objects.create(wave=wave, number=number, root=roots[-1], hashes=b"".join(hashes))
    tree = JoinerTree.objects.create(
        wave=wave,
        root=root_over(roots).hex(),
        joiners=joiners,
        in_small_cells=small_cells(wave.number, seats_lines_of(wave)).people,
        fixed_at=now,
    )
    facts: dict[str, JsonValue] = {"draw": draw_name(wave), "joiners_root": tree.root, "joiners_count": joiners}
    submit_entry(JOINERS, once=draw_name(wave), facts=facts, at=now)
    record(DrawEvent.JOINERS_FIXED, subject=tree, by=by, at=now, joiners=joiners, root=tree.root)


def _blocks_of(wave: Wave) -> Iterator[list[Hash]]:
    """The hashes of the leaves, a block at a time."""
    name, key = draw_name(wave), nonce_key_of(wave.pk)
    for rows in blocks_of_rows(wave):
        yield [hash_leaf(leaf_of(name, row, nonce_of(key, row.receipt))) for row in rows]


def nonce_key_of(wave_id: int) -> bytes:
    """The secret of the draw under which its nonces are made; empty in a wave that nobody joined."""
    keys = ClosingKeys.objects.filter(pk=wave_id).first()
    return bytes.fromhex(keys.nonce_key) if keys else b""
