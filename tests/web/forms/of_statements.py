"""The office's forms about what partners are owed, filled in."""

from prakerja.authority.roles import Role
from prakerja.training.models import Statement
from prakerja.training.statements.months import cut_off_of
from tests.situations.accounts import NOW, a_member_of_staff
from tests.situations.learning import Bought, finished
from tests.situations.payables import held
from tests.situations.statements import MONTH, disputed, made
from tests.web.forms.of_accounts import signed_in
from tests.web.forms.table import Filled, form
from tests.web.places.of_statements import OWED, line, one


def _stated() -> Bought:
    bought = finished()
    made()
    return bought


def _sent(address: str, role: Role = Role.OFFICER, /, **typed: object) -> Filled:
    return Filled(signed_in(a_member_of_staff("ratna@prakerja.example", role)), address, typed)


@form("proposing to approve a statement", leads_to=OWED)
def approving() -> Filled:
    bought = _stated()
    # By the clock of the forms its time to be disputed is over.
    Statement.objects.update(disputed_until=NOW)
    return _sent(one(bought), reason_approve="Cocok")


@form("holding what is owed for a purchase", leads_to=OWED)
def holding() -> Filled:
    return _sent(line(_stated()), Role.CURATOR, go="hold", reason_hold="Satu perangkat")


@form("letting what is owed for a purchase go on", leads_to=OWED)
def releasing() -> Filled:
    bought = _stated()
    held(bought, at=cut_off_of(MONTH))
    return _sent(line(bought), Role.CURATOR, go="release", reason_release="Sudah diperiksa")


@form("proposing to take back what was earned", leads_to=OWED)
def taking_back() -> Filled:
    return _sent(line(_stated()), go="take_back", reason_take_back="Fiktif")


def _dispute(**typed: object) -> Filled:
    found = disputed(_stated().market.institution)
    return _sent(f"/kantor/mitra/sanggahan/{found.pk}/", Role.OFFICER, **typed)


@form("rejecting a dispute", leads_to="/kantor/mitra/sanggahan/")
def rejecting() -> Filled:
    return _dispute(go="reject", answer="Sudah benar")


@form("proposing to accept a dispute", leads_to="/kantor/mitra/sanggahan/")
def accepting() -> Filled:
    return _dispute(go="accept", **{"accept-answer": "Benar", "accept-amount": "60000", "accept-budget_year": "2021"})
