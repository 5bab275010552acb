"""The leaves of a wave as they were fixed, held against the root in the public log; a block at a time."""

import json

from prakerja.draw.draw_name import draw_name
from prakerja.draw.joiners.models import JoinerBlock
from prakerja.draw.joiners.tree import BLOCK, hashes_in, path_to, root_over
from prakerja.draw.log_entries import JOINERS
from prakerja.publog.merkle import Hash
from prakerja.publog.models import Entry
from prakerja.waves.models import Wave


class KeptLeaves:
    """`root`: as the public log has it, in hex; empty: it has none."""

    def __init__(self, wave: Wave) -> None:
        self._wave = wave
        self.root = _logged_root(wave)
        self._roots: list[Hash] = [
            bytes(one)
            for one in JoinerBlock.objects.filter(wave=wave).order_by("number").values_list("root", flat=True)
        ]
        self._is_whole = bool(self.root) and root_over(self._roots).hex() == self.root
        self._number, self._hashes = -1, list[Hash]()

    def hash_at(self, place: int) -> Hash | None:
        """None: there is no such place."""
        hashes = self._block(place)
        return hashes[place % BLOCK] if place % BLOCK < len(hashes) else None

    def leads_to_root(self, place: int) -> bool:
        hashes, number = self._block(place), place // BLOCK
        return self._is_whole and bool(hashes) and root_over(hashes) == self._roots[number]

    def path(self, place: int) -> list[str]:
        """From the leaf to the root, in hex."""
        return [step.hex() for step in path_to(place, self._block(place), self._roots)]

    def _block(self, place: int) -> list[Hash]:
        number = place // BLOCK
        if number != self._number:
            found = JoinerBlock.objects.filter(wave=self._wave, number=number).values_list("hashes", flat=True).first()
            self._number, self._hashes = number, hashes_in(bytes(found)) if found is not None else []
        return self._hashes


def _logged_root(wave: Wave) -> str:
    told = Entry.objects.filter(submission__once_key=f"{JOINERS}:{draw_name(wave)}")
    line = told.values_list("submission__line", flat=True).first()
    return str(json.loads(line)["joiners_root"]) if line else ""
