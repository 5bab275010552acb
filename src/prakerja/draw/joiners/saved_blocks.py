"""The blocks of a joiners' tree: made of rows, and found again by whoever goes on after a kill."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Sum
from django.db.models.functions import Length

from prakerja.draw.draw_name import draw_name
from prakerja.draw.joiners.leaf import JoinerRow, leaf_of, nonce_of
from prakerja.draw.joiners.models import JoinerBlock
from prakerja.draw.joiners.tree import root_over
from prakerja.publog.merkle import Hash, hash_leaf
from prakerja.screening.models import ClosingKeys
from prakerja.waves.models import Wave

_BYTES: Final = 32


@dataclass(frozen=True)
class SavedBlocks:
    """The roots of those that are there, in order, and how many joiners they hold: the place from which to go on."""

    roots: list[Hash]
    joiners: int


def saved_blocks(wave_id: int) -> SavedBlocks:
    blocks = JoinerBlock.objects.filter(wave_id=wave_id)
    roots = [bytes(root) for root in blocks.order_by("number").values_list("root", flat=True)]
    length = blocks.aggregate(length=Sum(Length("hashes")))["length"] or 0
    return SavedBlocks(roots, length // _BYTES)


def block_of(wave: Wave, number: int, hashes: Sequence[Hash]) -> JoinerBlock:
    return JoinerBlock(wave=wave, number=number, root=root_over(hashes), hashes=b"".join(hashes))


def leaves_of(wave: Wave, blocks: Iterable[list[JoinerRow]]) -> Iterator[list[Hash]]:
    """The hashes of the leaves, a block at a time."""
    name, key = draw_name(wave), nonce_key_of(wave.pk)
    for rows in blocks:
        yield [hash_leaf(leaf_of(name, row, nonce_of(key, row.receipt))) for row in rows]


def nonce_key_of(wave_id: int) -> bytes:
    """The secret of the draw under which its nonces are made; empty in a wave that nobody joined."""
    keys = ClosingKeys.objects.filter(pk=wave_id).first()
    return bytes.fromhex(keys.nonce_key) if keys else b""
