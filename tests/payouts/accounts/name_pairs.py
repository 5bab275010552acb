"""A thousand pairs of names as cards and banks have them, made from lists with a fixed seed; and how they are decided.

`python -m tests.payouts.accounts.name_pairs` prints the figures of docs/account-names.md.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from prakerja.payouts.accounts.names import NameMatch, compare_names

_FIRST: Final = (
    *("Siti", "Muhammad", "Agus", "Sri", "Dewi", "Budi", "Yusuf", "Nur", "Rina", "Joko", "Fitri", "Ahmad", "Tri"),
    *("Wahyu", "Eko", "Ratna", "Indah", "Rizky", "Abdul", "Lestari", "Hendra", "Putri", "Bambang", "Yuliana"),
    *("Dian", "Fajar", "Maria", "Ketut", "Made", "Wayan"),
)
_LAST: Final = (
    *("Aminah", "Suharto", "Wijaya", "Rahmawati", "Setiawan", "Kusuma", "Hidayat", "Susanti", "Nugroho", "Saputra"),
    *("Handayani", "Permata", "Siregar", "Nasution", "Simanjuntak", "Hutapea", "Gunawan", "Santoso", "Maulana"),
    *("Ramadhan", "Wulandari", "Puspitasari", "Cahyono", "Mulyadi", "Djunaedi"),
)


def _old(name: str) -> str:
    return name.replace("u", "oe").replace("j", "dj").replace("J", "Dj").replace("C", "Tj")


def _turned(name: str) -> str:
    return " ".join(reversed(name.split()))


def _last_as_initial(name: str) -> str:
    parts = name.split()
    return " ".join([*parts[:-1], parts[-1][0]])


def _one_letter(name: str) -> str:
    parts = name.split()
    return " ".join([*parts[:-1], parts[-1][:3] + ("a" if parts[-1][3] != "a" else "i") + parts[-1][4:]])


_SAME: Final[tuple[Callable[[str], str], ...]] = (
    str.upper,
    _old,
    _turned,
    lambda name: f"SDRI {name.upper()}",
    lambda name: f"Hj. {name}, S.Pd.",
    lambda name: name.upper()[:20],
    _last_as_initial,
    lambda name: name.replace("Muhammad", "Moh.").replace("t", "tt", 1),
)
_DOUBT: Final[tuple[Callable[[str], str], ...]] = (_one_letter, lambda name: " ".join(name.split()[:2]))


def pairs(count: int = 1_000, *, seed: int = 11) -> Iterator[tuple[str, str, NameMatch]]:
    """Half of them one person's, a tenth such that a person should look, the rest of two people: some with a name in
    common, as most are in a country of Sitis."""
    chance = random.Random(seed)
    for place in range(count):
        name = _name(chance)
        if place % 10 < 5:
            yield name, chance.choice(_SAME)(name), NameMatch.SAME
        elif place % 10 == 5:
            yield name, chance.choice(_DOUBT)(name), NameMatch.DOUBT
        else:
            yield name, _other(chance, name, keeps_first=place % 10 == 6), NameMatch.ANOTHER


def _name(chance: random.Random) -> str:
    return " ".join([chance.choice(_FIRST), *chance.sample(_LAST, 2)])


def _other(chance: random.Random, name: str, *, keeps_first: bool) -> str:
    left = [last for last in _LAST if last not in name]
    first = name.split(maxsplit=1)[0] if keeps_first else chance.choice([one for one in _FIRST if one not in name])
    return " ".join([first, *chance.sample(left, 2)]).upper()


def figures() -> Counter[str]:
    """`right`; `false match`: not the same, and said to be; `false doubt`: one person's, and not let through; `missed`:
    to be looked at, and refused."""
    counted: Counter[str] = Counter()
    for ours, theirs, meant in pairs():
        found = compare_names(ours, theirs)
        if found is meant:
            counted["right"] += 1
        elif found is NameMatch.SAME:
            counted["false match"] += 1
        else:
            counted["false doubt" if meant is not NameMatch.DOUBT else "missed"] += 1
    return counted


if __name__ == "__main__":
    print(dict(figures()))  # noqa: T201
