"""An appeal won by somebody under the joiners' root is seated by its key, where that beats the last one. Pure."""

from collections.abc import Mapping, Sequence

from prakerja.draw.engine.continuing.seated import Cells, Row
from prakerja.draw.engine.reference.rank import key_of
from prakerja.draw.told_entries import AppealEntry
from prakerja.publog.merkle import hash_leaf, is_included
from prakerja.regions.areas import contains
from prakerja.schemes.groups import ANYONE
from prakerja.waves.seats_line import SeatsLine


def is_joiner(appeal: AppealEntry, *, root: str, joiners: int) -> bool:
    """Whether its leaf stands under the root, at the place that it names."""
    path, leaf = [bytes.fromhex(one) for one in appeal.path], hash_leaf(bytes.fromhex(appeal.leaf))
    return is_included(leaf, appeal.place, joiners, path, bytes.fromhex(root))


def key_under(seed: str, appeal: AppealEntry) -> str:
    """In lowercase hex."""
    return key_of(seed, appeal.receipt, appeal.tickets).hex()


def cells_of(appeal: AppealEntry) -> Cells:
    """The appellant's row, as a candidates file would have it."""
    tickets, held = str(appeal.tickets), str(appeal.household_held)
    return (appeal.receipt, appeal.area, appeal.groups, tickets, appeal.household, held)


def row_beaten(
    appeal: AppealEntry, key: str, *, seats: Sequence[SeatsLine], last: Mapping[Row, tuple[str, str]]
) -> Row | None:
    """The first row open to the appellant, by pass and then as in the file, whose last seated key theirs is before.

    A row that seated nobody has no such key, and nobody is seated there.
    """
    groups = {ANYONE, *appeal.groups.split(";")}
    for line in sorted(seats, key=lambda line: line.pass_number):
        row = (str(line.pass_number), line.area, line.group)
        is_open = contains(line.area, appeal.area) and line.group in groups
        if is_open and row in last and (key, appeal.receipt) < last[row]:
            return row
    return None
