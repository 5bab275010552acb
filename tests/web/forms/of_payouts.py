"""The office's forms about money that goes out, filled in."""

from prakerja.accounts.models import Account
from prakerja.authority.roles import Role
from prakerja.payouts.acts import PAUSE
from prakerja.payouts.models import Instruction, ReconciliationCase
from prakerja.payouts.reconciliation.note_booked_before import booked_alike
from prakerja.payouts.reconciliation.states import CaseKind
from tests.situations.accounts import a_member_of_staff
from tests.situations.accounts_to_pay import a_payee, in_doubt
from tests.situations.bank_statements import a_case
from tests.situations.cards import deposited
from tests.situations.differences import of_each_kind
from tests.situations.partner_pay import a_keeper
from tests.situations.payments import removed
from tests.situations.payouts import a_built_batch, decided_on, released
from tests.situations.statements import a_claim_of
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


@form("proposing to let a payment go", leads_to=f"{PAYOUTS}pembayaran/")
def letting_go() -> Filled:
    removed()
    reference = Instruction.objects.get().reference
    return _sent(f"{PAYOUTS}pembayaran/{reference}/", reason_let_go="Sudah diperiksa")


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


def _of_mine(one: ReconciliationCase, **typed: object) -> Filled:
    filled = _sent(f"{CASES}{one.pk}/", **typed)
    owner = Account.objects.get(email="ratna@prakerja.example")
    ReconciliationCase.objects.filter(pk=one.pk).update(owner_id=owner.pk, owned_at=one.found_at)
    return filled


@form("closing a difference", leads_to=CASES)
def closing() -> Filled:
    one = a_case(CaseKind.DOUBLED_LINE, difference=0)
    return _of_mine(one, go="close", reason_close="Tercetak ulang")


@form("proposing to book a difference", leads_to=CASES)
def booking() -> Filled:
    return _of_mine(a_case(), go="book", reason_book="Surat bank", booked_as="deposit", year="2021")


@form("proposing that what partners were paid too much is rectified", leads_to=f"{PAYOUTS}selisih/")
def rectifying_partners() -> Filled:
    a_claim_of(a_keeper().partner)
    return _sent(f"{PAYOUTS}selisih/", go="partners_overpaid", reason_partners_overpaid="Sudah dibandingkan")


@form("pairing two differences", leads_to=CASES)
def pairing() -> Filled:
    other = a_case(about="2", difference=-1_000)
    return _of_mine(a_case(), go="pair", which_pair=str(other.pk), reason_pair="Satu hal")


@form("finding a difference in the books", leads_to=CASES)
def finding_in_books() -> Filled:
    deposited(2021, 1_000)
    one = a_case()
    [decision] = booked_alike(one)
    return _of_mine(one, go="before", which_before=str(decision.pk), reason_before="Setoran itu")
