"""The job that fixes the joiners of a screened wave, right after the screening: block by block, then the verb.

It opens the units of work. Killed anywhere it goes on behind the last block that was saved.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import batched
from typing import Final

from django.db import connection

from prakerja.draw import jobs
from prakerja.draw.joiners.fix_joiners import fix_joiners
from prakerja.draw.joiners.joiner_rows import opened_rows, rows_since
from prakerja.draw.joiners.leaf import JoinerRow
from prakerja.draw.joiners.models import JoinerBlock, JoinerTree
from prakerja.draw.joiners.saved_blocks import block_of, leaves_of, saved_blocks
from prakerja.draw.joiners.tree import BLOCK
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.publog.merkle import Hash
from prakerja.screening.models import Verdict
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.work.progress import Progress, note_progress

_BY: Final = Actor.system("draw.fix_joiners")
#: Ten million take minutes; a statement that takes longer has gone wrong.
_LONGEST_MS: Final = 1_800_000
#: A hundred thousand joiners are saved at once.
_BLOCKS_AT_ONCE: Final = 50


def run_fixing(*, wave_id: int, now: datetime | None = None) -> None:
    """Everybody who joined is fixed. Run twice, it fixes once. `now`: None for the clock. Raises NotScreened."""
    if JoinerTree.objects.filter(pk=wave_id).exists():
        return
    wave = Wave.objects.get(pk=wave_id)
    if wave.state == WaveState.SCREENED:
        _save_blocks(wave)
    with unit_of_work(by=_BY, statement_timeout_ms=_LONGEST_MS) as work:
        fix_joiners(wave_id=wave_id, by=work.actor, now=now or work.now)


def _save_blocks(wave: Wave) -> None:
    saved, everybody = saved_blocks(wave.pk), Verdict.objects.of_draw(wave.pk).count()
    number, joiners = len(saved.roots), saved.joiners
    with _held(wave, since=joiners) as rows:
        for blocks in batched(leaves_of(wave, rows), _BLOCKS_AT_ONCE, strict=False):
            joiners += sum(map(len, blocks))
            if not _saved(wave, number, blocks, Progress(done=joiners, of=everybody)):
                return
            number += len(blocks)


@contextmanager
def _held(wave: Wave, *, since: int) -> Iterator[Iterator[list[JoinerRow]]]:
    """A block at a time, as they were at one moment, whatever is saved while they are read: the database holds them."""
    connection.ensure_connection()
    with connection.connection.cursor("joiners_held", withhold=True) as cursor:
        with unit_of_work(by=_BY, statement_timeout_ms=_LONGEST_MS):
            cursor.execute(*rows_since(wave, since))
        yield (opened_rows(found) for found in iter(lambda: cursor.fetchmany(BLOCK), []))


def _saved(wave: Wave, number: int, blocks: Iterable[list[Hash]], reached: Progress) -> bool:
    """Whether these are the next blocks: another worker, thought dead, may have saved them meanwhile."""
    with unit_of_work(by=_BY):
        Wave.objects.lock_by_id(wave.pk)
        if JoinerBlock.objects.filter(wave=wave).count() != number:
            return False
        JoinerBlock.objects.bulk_create(block_of(wave, at, hashes) for at, hashes in enumerate(blocks, start=number))
        note_progress(jobs.fix_joiners, reached, wave_id=wave.pk)
    return True
