"""Everybody with a seat in a published wave: their leaf as it must be, and what is wrong with it. Reads only."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from prakerja.draw.draw_name import draw_name
from prakerja.draw.joiners.joiner_rows import opened_rows
from prakerja.draw.joiners.leaf import JoinerRow, leaf_of, nonce_of
from prakerja.draw.joiners.saved_blocks import nonce_key_of
from prakerja.draw.joiners.tree import BLOCK
from prakerja.journey.leaves.faults import LeafFault
from prakerja.journey.leaves.kept_leaves import KeptLeaves
from prakerja.kit.digests import every_digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.sql import sql_file
from prakerja.publog.merkle import hash_leaf
from prakerja.waves.models import Wave

#: What the joiners' rows are made of.
_OF_ROW = 8


@dataclass(frozen=True)
class SeatedLeaf:
    """`row`: what is fixed of the joiner, numbers in full. `path`, `root`: in hex; `root` as the public log has it.
    `award`: which card of theirs it is; None: none was awarded.
    """

    applicant_id: UUID
    row: JoinerRow
    nonce: str
    place: int
    path: list[str]
    root: str
    award: int | None
    faults: tuple[LeafFault, ...]


def seated_leaves(wave: Wave, *, receipt: str = "") -> Iterator[SeatedLeaf]:
    """Those with a seat of the result, and those who got one since, in the order of their receipts; of one receipt
    alone, where it is given. Part of a unit of work.
    """
    kept, name, key = KeptLeaves(wave), draw_name(wave), nonce_key_of(wave.pk)
    which = "AND receipt = %(receipt)s" if receipt else ""
    values: dict[str, str | int] = {"wave_id": wave.pk, "number": wave.number, "receipt": receipt}
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql_file(__file__, "seated_leaves").format(which=which), values)
        while found := cursor.fetchmany(BLOCK):
            rows = opened_rows([one[:_OF_ROW] for one in found])
            for row, (applicant_id, *_, joined_as, place, award, award_nik) in zip(rows, found, strict=True):
                nonce = nonce_of(key, row.receipt)
                faults = [LeafFault.OTHER_RECEIPT] if joined_as != row.receipt else []
                faults += _of_tree(kept, place, hash_leaf(leaf_of(name, row, nonce)))
                faults += _of_award(row, award_nik)
                path = kept.path(place) if receipt else []
                yield SeatedLeaf(applicant_id, row, nonce, place, path, kept.root, award, tuple(faults))


def _of_tree(kept: KeptLeaves, place: int, leaf: bytes) -> Iterator[LeafFault]:
    if kept.hash_at(place) != leaf:
        yield LeafFault.NOT_THE_LEAF
    if not kept.leads_to_root(place):
        yield LeafFault.NOT_THE_ROOT


def _of_award(row: JoinerRow, award_nik: UUID | None) -> Iterator[LeafFault]:
    if award_nik is None:
        yield LeafFault.NOT_AWARDED
    elif award_nik not in every_digest(row.nik, purpose=Purpose.NIK):
        yield LeafFault.OTHER_NIK
