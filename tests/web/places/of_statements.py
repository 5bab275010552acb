"""The office's pages about what partners are owed, in their states."""

from collections.abc import Callable

from prakerja.authority.roles import Role
from prakerja.training.models import Statement
from prakerja.training.statements.months import cut_off_of
from tests.situations.accounts import NOW, a_member_of_staff
from tests.situations.learning import Bought, finished
from tests.situations.payables import held, lines_of
from tests.situations.statements import LATER, MONTH, NEXT, accepted, approved, disputed, made, rejected, taken_back
from tests.web.forms.of_accounts import signed_in
from tests.web.places.table import Open, add, place

OWED = "/kantor/mitra/pembayaran/"


def at(address: str, role: Role = Role.OFFICER) -> Open:
    return Open(signed_in(a_member_of_staff("ratna@prakerja.example", role)), address)


def stated() -> Bought:
    bought = finished()
    made()
    return bought


def one(bought: Bought, month: str = "2021-03") -> str:
    return f"{OWED}{bought.market.institution.pk}/{month}/"


def line(bought: Bought) -> str:
    return f"{one(bought)}baris/{lines_of(bought)[1].posting_id}/"


add("nobody is owed anything", lambda: at(OWED))
add("a month that is none", lambda: at(f"{OWED}?month=2021-13&state=sihir"))
add("no disputes", lambda: at("/kantor/mitra/sanggahan/", Role.AUDITOR))


@place("statements of a month")
def month() -> Open:
    stated()
    return at(f"{OWED}?month=2021-03&state=ready")


@place("a statement to be approved")
def ready() -> Open:
    bought = stated()
    Statement.objects.update(disputed_until=NOW)
    return at(one(bought))


@place("a statement that its partner can still dispute")
def disputable() -> Open:
    return at(one(stated()))


@place("a statement, read by a curator")
def read() -> Open:
    return at(one(stated()), Role.CURATOR)


@place("a statement after a line of it")
def goes_on() -> Open:
    bought = stated()
    return at(f"{one(bought)}?after={lines_of(bought)[1].posting_id}")


@place("a statement with all that is beside its lines")
def beside() -> Open:
    bought = stated()
    accepted(disputed(bought.market.institution), -60_000)
    approved(bought.market.institution)
    taken_back(bought, at=cut_off_of(MONTH) + LATER)
    made(NEXT)
    return at(one(bought, "2021-04"))


@place("a statement that is disputed")
def disputed_one() -> Open:
    bought = stated()
    disputed(bought.market.institution)
    return at(one(bought))


@place("a line of a statement")
def a_line() -> Open:
    return at(line(stated()))


@place("a line that is held")
def held_line() -> Open:
    bought = stated()
    held(bought, at=cut_off_of(MONTH))
    return at(line(bought), Role.CURATOR)


@place("a line that was taken back")
def back() -> Open:
    bought = stated()
    taken_back(bought, at=cut_off_of(MONTH))
    return at(line(bought))


@place("disputes that wait")
def waiting() -> Open:
    disputed(stated().market.institution)
    return at("/kantor/mitra/sanggahan/")


def _dispute(then: Callable[..., object] | None = None) -> Open:
    bought = stated()
    found = disputed(bought.market.institution, line=lines_of(bought)[1].pk)
    if then is not None:
        then(found)
    return at(f"/kantor/mitra/sanggahan/{found.pk}/")


add("a dispute", _dispute)
add("a dispute that was rejected", lambda: _dispute(rejected))
