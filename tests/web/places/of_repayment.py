"""The pages of what somebody owes back, in their states."""

from collections.abc import Callable
from typing import Final

from prakerja.accounts.models import Account
from prakerja.appeals.models import Demand
from prakerja.appeals.repayment.acts import HAND_OVER, LONGER_PLAN, REJECT, UPHOLD
from prakerja.appeals.repayment.end_for_death import end_for_death
from prakerja.authority.roles import Role
from prakerja.kit.clock import read_clock, wib_day
from prakerja.kit.unit_of_work import unit_of_work
from tests.situations.accounts import a_member_of_staff
from tests.situations.growing import grown, overpaid
from tests.situations.repayment import OWED, days_passed, demanded, done, objected_to, repaid, who_owes
from tests.situations.waves import an_officer
from tests.web.forms.of_accounts import signed_in
from tests.web.places.table import Open, Opening, add, place

_OFFICE: Final = "/kantor/pengembalian/"


def _objected() -> Demand:
    one = demanded()
    objected_to(one)
    return one


def _partly_paid() -> Demand:
    one = demanded()
    repaid(one, 300_000)
    return one


def _paid_too_much() -> Demand:
    one = demanded()
    repaid(one, OWED + 1)
    return one


def _decided(act: object) -> Demand:
    one = _objected()
    return done(act, one, at=days_passed(one, 3))  # type: ignore[arg-type]


def _longer() -> Demand:
    one = demanded()
    return done(LONGER_PLAN, one, at=days_passed(one, 2), months=3, basis="PMK 137/2021")


def _handed_over() -> Demand:
    one = demanded()
    return done(HAND_OVER, one, at=one.pays_until)


def _of_the_dead() -> Demand:
    one, by, at = demanded(), an_officer(), read_clock()
    with unit_of_work(by=by):
        end_for_death(applicant_id=one.applicant_id, died_on=wib_day(at), source="Akta", by=by, now=at)
    one.refresh_from_db()
    return one


_DEMANDS: Final[dict[str, Callable[[], Demand]]] = {
    "a demand": demanded,
    "a demand in part paid": _partly_paid,
    "a demand paid too much": _paid_too_much,
    "a demand objected to": _objected,
    "a demand that stands": lambda: _decided(REJECT),
    "a demand that was wrong": lambda: _decided(UPHOLD),
    "a demand with a longer plan": _longer,
    "a demand handed over": _handed_over,
    "a demand of what was paid too much": overpaid,
    "a demand that grew after an objection": grown,
    "a demand of somebody who died": _of_the_dead,
}


def _theirs(one: Callable[[], Demand], address: str) -> Opening:
    return lambda: Open(signed_in(Account.objects.get(pk=one().applicant_id)), address)


def _desk(address: str, role: Role = Role.OFFICER) -> Open:
    return Open(signed_in(a_member_of_staff("ratna@prakerja.example", role)), address)


def _case(one: Callable[[], Demand], end: str = "") -> Opening:
    def opening() -> Open:
        demand = one()
        return _desk(f"{_OFFICE}{demand.applicant_id}/{demand.number}/{end}")

    return opening


for _name, _one in _DEMANDS.items():
    add(f"{_name}, its page", _theirs(_one, "/pengembalian/"))
    add(f"{_name}, at the office", _case(_one))

add("choosing a plan", _theirs(demanded, "/pengembalian/rencana/"))
add("closing the account of whoever owes something back", _theirs(demanded, "/akun/tutup/"))
add("closing the account of whoever objected", _theirs(_objected, "/akun/tutup/"))
add("objecting to a demand", _theirs(demanded, "/pengembalian/keberatan/"))
add("an objection to a demand", _theirs(_objected, "/pengembalian/keberatan/"))
add("objecting to what was added to a demand", _theirs(grown, "/pengembalian/keberatan/"))
add("an objection that was rejected", _theirs(lambda: _decided(REJECT), "/pengembalian/keberatan/"))
add("no demands", lambda: _desk(_OFFICE))
add("recording a repayment", lambda: _desk(f"{_OFFICE}catat/"))
for _word in ("rencana", "hapus", "serahkan"):
    add(f"proposing about a demand: {_word}", _case(demanded, f"{_word}/"))
add("proposing that they live", _case(_of_the_dead, "hidup/"))
add("proposing to uphold", _case(_objected, "benarkan/"))
add("proposing to note what went back", _case(_paid_too_much, "kembalikan/"))


@place("demands and what is not demanded, read by an auditor")
def demands() -> Open:
    demanded()
    who_owes()
    return _desk(_OFFICE, Role.AUDITOR)


@place("demands and what is not demanded")
def demands_of_officer() -> Open:
    demanded()
    who_owes()
    _of_the_dead()
    return _desk(_OFFICE)


@place("proposing a demand")
def proposing_a_demand() -> Open:
    card = who_owes()
    return _desk(f"{_OFFICE}kartu/{card.applicant_id}/{card.award}/minta/")


@place("a genuine notice")
def genuine() -> Open:
    one = demanded()
    return Open(signed_in(Account.objects.get(pk=one.applicant_id)), f"/surat/{one.code.hex}/")
