"""Fixes everybody who joined a closed wave: one hash over all of them goes into the public log."""

from datetime import datetime

from pydantic import JsonValue

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.draw.candidate_files import seats_lines_of
from prakerja.draw.draw_name import draw_name
from prakerja.draw.events import DrawEvent
from prakerja.draw.joiners.joiner_rows import blocks_of_rows
from prakerja.draw.joiners.models import JoinerBlock, JoinerTree
from prakerja.draw.joiners.saved_blocks import block_of, leaves_of, saved_blocks
from prakerja.draw.joiners.tree import root_over
from prakerja.draw.log_entries import JOINERS
from prakerja.draw.small_cells import small_cells
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.publog.submit_entry import submit_entry
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState


class NotScreened(Refused):
    """Who joined is not fixed before everybody has a verdict, whose facts stand in the tree."""


def fix_joiners(*, wave_id: int, by: Actor, now: datetime) -> None:
    """Root and number of all who joined are in the public log. Fixing twice is fixing once.

    Whichever blocks are there already stay (save_blocks.py); a block at a time lies in memory. Raises NotScreened.
    """
    require(Permission.SCREEN_WAVES, by=by)
    wave = Wave.objects.lock_by_id(wave_id)
    if wave.state in (WaveState.PLANNED, WaveState.OPEN, WaveState.CLOSED):
        raise NotScreened
    if JoinerTree.objects.filter(pk=wave_id).exists():
        return
    saved = saved_blocks(wave_id)
    joiners, roots = saved.joiners, saved.roots
    for hashes in leaves_of(wave, blocks_of_rows(wave, since=joiners)):
        joiners += len(hashes)
        JoinerBlock.objects.bulk_create([block_of(wave, len(roots), hashes)])
        roots.append(root_over(hashes))
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
