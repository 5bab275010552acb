"""What the office sees of payments, and of what is demanded back."""

from collections.abc import Iterator
from datetime import timedelta

from prakerja.authority.roles import Role
from prakerja.payouts.models import Batch, Sending
from prakerja.payouts.states import BatchState
from prakerja.work.models import LongWork
from tests.backoffice.desks.table import at, desk, more
from tests.situations.accounts import NOW
from tests.situations.accounts_to_pay import a_payee
from tests.situations.accounts_to_pay import in_doubt as name_in_doubt
from tests.situations.bank_statements import a_case
from tests.situations.differences import of_each_kind
from tests.situations.learning import STARTS
from tests.situations.partner_pay import a_keeper, account_in_use, account_named, bank_answered
from tests.situations.payouts import a_batch_like, a_built_batch, built, to_be_paid
from tests.situations.repayment import demanded, repaid, who_owes
from tests.situations.statements import a_claim_of
from tests.situations.waves import an_officer
from tests.web.places.table import Open


@desk("batches of payments", statements=5)
def batches() -> Iterator[Open]:
    batch = a_built_batch()
    yield at("/kantor/pencairan/")
    for number in more():
        a_batch_like(batch, nights_before=number)


@desk("partners' accounts that wait", statements=4)
def partner_accounts() -> Iterator[Open]:
    bank_answered(account_named(a_keeper()))
    yield at("/kantor/pencairan/mitra/")
    for _number in more():
        bank_answered(account_named(a_keeper()))


@desk("a partner's account", statements=8)
def one_partner_account() -> Iterator[Open]:
    keeper = a_keeper()
    account_in_use(keeper, at=NOW - timedelta(days=1))
    row = bank_answered(account_named(keeper))
    yield at(f"/kantor/pencairan/mitra/{row.partner_id}/{row.number}/")
    for _number in more():
        bank_answered(account_named(a_keeper()))


@desk("a batch of payments", statements=15)
def one_batch() -> Iterator[Open]:
    to_be_paid()
    built()
    batch = Batch.objects.get()
    yield at(f"/kantor/pencairan/{batch.pk}/")
    for number in more():
        a_batch_like(batch, nights_before=number)
        to_be_paid()
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.BUILDING, built_at=None, sha256="")
    LongWork.objects.all().delete()
    built()


@desk("proposing what becomes of a batch", statements=8)
def proposing_on_a_batch() -> Iterator[Open]:
    batch = a_built_batch()
    yield at(f"/kantor/pencairan/{batch.pk}/cairkan/")
    for number in more():
        a_batch_like(batch, nights_before=number)


@desk("finding a payment", statements=3)
def finding_a_payment() -> Iterator[Open]:
    batch = a_built_batch()
    yield at("/kantor/pencairan/pembayaran/")
    for number in more():
        a_batch_like(batch, nights_before=number)


@desk("one payment", statements=10)
def one_payment() -> Iterator[Open]:
    one = a_built_batch().instructions.get()
    yield at(f"/kantor/pencairan/pembayaran/{one.reference}/")
    for number in more():
        Sending.objects.create(
            payee_id=one.payee_id, instruction=one.number, number=number, external_id=str(number), sent_at=STARTS
        )


@desk("taking a payment out", statements=8)
def taking_a_payment_out() -> Iterator[Open]:
    one = a_built_batch().instructions.get()
    yield at(f"/kantor/pencairan/pembayaran/{one.reference}/keluarkan/")
    for number in more():
        Sending.objects.create(
            payee_id=one.payee_id, instruction=one.number, number=number, external_id=str(number), sent_at=STARTS
        )


@desk("differences of payments", statements=8)
def payment_differences() -> Iterator[Open]:
    of_each_kind()
    a_claim_of(a_keeper().partner)
    yield at("/kantor/pencairan/selisih/")
    for _number in more():
        of_each_kind()
        a_claim_of(a_keeper().partner)


@desk("differences of payments as a file", statements=4)
def payment_differences_as_a_file() -> Iterator[Open]:
    of_each_kind()
    yield at("/kantor/pencairan/selisih.csv")
    for _number in more():
        of_each_kind()


@desk("names of accounts that are in doubt", statements=6)
def doubts() -> Iterator[Open]:
    name_in_doubt(a_payee())
    yield at("/kantor/pencairan/nama/", Role.REVIEWER)
    for _number in more():
        name_in_doubt(a_payee())


@desk("one name that is in doubt", statements=6)
def one_doubt() -> Iterator[Open]:
    row = name_in_doubt(a_payee())
    yield at(f"/kantor/pencairan/nama/{row.applicant_id}/{row.number}/", Role.REVIEWER)
    for _number in more():
        name_in_doubt(a_payee())


@desk("what people owe back", statements=7)
def demands_of_all() -> Iterator[Open]:
    demanded()
    who_owes()
    yield at("/kantor/pengembalian/")
    for _number in more():
        demanded()
        who_owes()


@desk("one demand", statements=16)
def one_demand() -> Iterator[Open]:
    one = demanded()
    yield at(f"/kantor/pengembalian/{one.applicant_id}/{one.number}/")
    for number in more():
        repaid(one, 1_000, line=f"L{number}")


@desk("one demand as a file", statements=13)
def one_demand_as_a_file() -> Iterator[Open]:
    one = demanded()
    yield at(f"/kantor/pengembalian/{one.applicant_id}/{one.number}/berkas.pdf")
    for number in more():
        repaid(one, 1_000, line=f"L{number}")


@desk("proposing about a demand", statements=18)
def proposing_on_a_demand() -> Iterator[Open]:
    one = demanded()
    yield at(f"/kantor/pengembalian/{one.applicant_id}/{one.number}/hapus/")
    for number in more():
        repaid(one, 1_000, line=f"L{number}")


@desk("proposing a demand", statements=15)
def proposing_a_demand() -> Iterator[Open]:
    card = who_owes()
    yield at(f"/kantor/pengembalian/kartu/{card.applicant_id}/{card.award}/minta/")
    for _number in more():
        who_owes()


@desk("recording a repayment", statements=3)
def recording_a_repayment() -> Iterator[Open]:
    one = demanded()
    yield at("/kantor/pengembalian/catat/")
    for number in more():
        repaid(one, 1_000, line=f"L{number}")


@desk("what a bank and the books do not have alike", statements=9)
def cases() -> Iterator[Open]:
    a_case(owner=an_officer())
    yield at("/kantor/pencairan/rekening-koran/")
    for number in more():
        a_case(about=str(number), owner=an_officer())


@desk("one difference", statements=8)
def one_case() -> Iterator[Open]:
    one = a_case(owner=an_officer())
    yield at(f"/kantor/pencairan/rekening-koran/{one.pk}/")
    for number in more():
        a_case(about=str(number))
