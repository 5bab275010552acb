"""One row for each page of the office: how it comes to be, with one of everything and with many."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from prakerja.authority.roles import Role
from tests.situations.backoffice import signed_in
from tests.thorough import as_many
from tests.web.places.table import Open

MANY: Final = as_many(3, thorough=20)
#: First it gives the page, with one of everything on it; after that there are many of everything.
type Growing = Callable[[], Iterator[Open]]


@dataclass(frozen=True)
class Desk:
    grow: Growing
    #: What the page asks of the database, its session, the second factor and the roles included.
    statements: int


DESKS: Final[dict[str, Desk]] = {}


def desk(name: str, *, statements: int) -> Callable[[Growing], Growing]:
    def enter(grow: Growing) -> Growing:
        assert name not in DESKS
        DESKS[name] = Desk(grow, statements)
        return grow

    return enter


def at(address: str, role: Role = Role.OFFICER) -> Open:
    return Open(signed_in("meja@prakerja.example", role), address)


def more() -> range:
    return range(2, MANY + 1)
