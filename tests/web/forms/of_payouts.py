"""The office's forms about money that goes out, filled in."""

from prakerja.accounts.models import Account
from prakerja.authority.roles import Role
from prakerja.payouts.acts import PAUSE
from prakerja.payouts.models import ReconciliationCase
from tests.situations.accounts import a_member_of_staff
from tests.situations.accounts_to_pay import a_payee, in_doubt
from tests.situations.bank_statements import a_case
from tests.situations.differences import of_each_kind
from tests.situations.payouts import a_built_batch, decided_on, released
from tests.web.forms.of_accounts import signed_in
from tests.web.forms.table import Filled, form
from tests.web.places.of_payouts import CASES, PAYOUTS, one, payment


def _sent(address: str, **typed: object) -> Filled:
    return Filled(signed_in(a_member_of_staff("ratna@prakerja.example", Role.OFFICER)), address, typed)


@form("proposing to release a batch", leads_to=PAYOUTS)
def releasing() -> Filled:
    return _sent(f"{one(a_built_batch())}cairkan/", reason_cairkan="Sudah dicocokkan")


@form("proposing to pause a batch", leads_to=PAYOUTS)
def pausing() -> Filled:
    batch = a_built_batch()
    released(batch)
    return _sent(f"{one(batch)}jeda/", reason_jeda="Bank diperbaiki")


@form("proposing that a batch goes on", leads_to=PAYOUTS)
def resuming() -> Filled:
    batch = a_built_batch()
    released(batch)
    decided_on(PAUSE, batch)
    return _sent(f"{one(batch)}lanjutkan/", reason_lanjutkan="Bank sudah pulih")


@form("taking a payment out of its batch", leads_to=f"{PAYOUTS}pembayaran/")
def removing() -> Filled:
    return _sent(f"{payment(a_built_batch())}keluarkan/", reason_remove="Diminta PPATK")


@form("proposing that differences are rectified", leads_to=f"{PAYOUTS}selisih/")
def rectifying() -> Filled:
    of_each_kind()
    return _sent(f"{PAYOUTS}selisih/", go="overpaid", reason_overpaid="Sudah dibandingkan")


def _doubted(word: str, **typed: object) -> Filled:
    row = in_doubt(a_payee())
    browser = signed_in(a_member_of_staff("rina@prakerja.example", Role.REVIEWER))
    return Filled(browser, f"{PAYOUTS}nama/{row.applicant_id}/{row.number}/{word}/", typed)


@form("reading both names of an account", is_another=True)
def reading_names() -> Filled:
    return _doubted("lihat")


@form("deciding whether two names are one person's", leads_to=f"{PAYOUTS}nama/")
def deciding_a_doubt() -> Filled:
    return _doubted("keputusan", decision="theirs", note="Nama belakangnya disingkat")


@form("taking a difference", leads_to=CASES)
def owning() -> Filled:
    return _sent(f"{CASES}{a_case().pk}/", go="own")


@form("closing a difference", leads_to=CASES)
def closing() -> Filled:
    one = a_case()
    filled = _sent(f"{CASES}{one.pk}/", go="close", reason_close="Setoran negara")
    owner = Account.objects.get(email="ratna@prakerja.example")
    ReconciliationCase.objects.filter(pk=one.pk).update(owner_id=owner.pk, owned_at=one.found_at)
    return filled
