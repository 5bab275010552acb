"""The forms about what somebody owes back, filled in."""

from prakerja.accounts.models import Account
from prakerja.appeals.models import Demand
from prakerja.appeals.repayment.end_for_death import end_for_death
from prakerja.authority.roles import Role
from prakerja.kit.clock import read_clock, wib_day
from prakerja.kit.unit_of_work import unit_of_work
from tests.situations.accounts import NOW, a_member_of_staff
from tests.situations.bank_statements import a_case
from tests.situations.growing import grown
from tests.situations.repayment import demanded, objected_to, who_owes
from tests.situations.waves import an_officer
from tests.web.forms.of_accounts import signed_in
from tests.web.forms.table import Filled, form

_OFFICE = "/kantor/pengembalian/"


def _theirs(one: Demand, end: str, fields: dict[str, object]) -> Filled:
    return Filled(signed_in(Account.objects.get(pk=one.applicant_id)), f"/pengembalian/{end}/", fields)


def _ratna(end: str, fields: dict[str, object]) -> Filled:
    return Filled(signed_in(a_member_of_staff("ratna@prakerja.example", Role.OFFICER)), f"{_OFFICE}{end}", fields)


@form("choosing a plan to pay back", leads_to="/pengembalian/")
def choosing() -> Filled:
    return _theirs(demanded(), "rencana", {"parts": "2"})


@form("objecting to a demand", leads_to="/pengembalian/keberatan/")
def objecting() -> Filled:
    return _theirs(demanded(), "keberatan", {"text": "Saya berhak"})


@form("recording a repayment", leads_to=_OFFICE)
def recording() -> Filled:
    one = demanded()
    typed = {"house": "bni", "line": "L1", "amount": "300.000", "paid_on": NOW.date().isoformat()}
    return _ratna("catat/", {"reference": one.reference, **typed})


@form("recording a repayment of a line that is nobody's, filled in before", leads_to=_OFFICE)
def recording_a_case() -> Filled:
    one, case = demanded(), a_case(difference=300_000)
    filled = _ratna(f"catat/?selisih={case.pk}", {"reference": one.reference})
    shown = filled.browser.get(filled.address).context["form"]
    before = {name: str(shown[name].value()) for name in ("house", "line", "amount", "paid_on")}
    return Filled(filled.browser, filled.address, {**filled.fields, **before})


@form("proposing to demand something back", leads_to=_OFFICE)
def proposing_demand() -> Filled:
    card = who_owes()
    return _ratna(f"kartu/{card.applicant_id}/{card.award}/minta/", {"reason_repayment": "Bukan WNI"})


@form("proposing a longer plan", leads_to=_OFFICE)
def proposing_plan() -> Filled:
    one = demanded()
    typed: dict[str, object] = {"months": "6", "basis": "PMK 137/2021", "reason_repayment": "Sakit"}
    return _ratna(f"{one.applicant_id}/1/rencana/", typed)


@form("proposing that they live", leads_to=_OFFICE)
def proposing_life() -> Filled:
    one, by, at = demanded(), an_officer(), read_clock()
    with unit_of_work(by=by):
        end_for_death(applicant_id=one.applicant_id, died_on=wib_day(at), source="Akta", by=by, now=at)
    return _ratna(f"{one.applicant_id}/1/hidup/", {"reason_repayment": "Ia datang sendiri ke kantor"})


@form("objecting to what was added to a demand", leads_to="/pengembalian/keberatan/")
def objecting_to_growth() -> Filled:
    return _theirs(grown(), "keberatan", {"text": "Tambahan itu bukan untuk saya"})


@form("proposing to reject an objection", leads_to=_OFFICE)
def proposing_rejection() -> Filled:
    one = demanded()
    objected_to(one)
    return _ratna(f"{one.applicant_id}/1/tolak/", {"reason_repayment": "Tidak terbukti"})


@form("taking the file of a case", is_another=True)
def taking_the_file() -> Filled:
    return _ratna(f"{demanded().applicant_id}/1/berkas/", {})
