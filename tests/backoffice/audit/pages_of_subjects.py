"""The page of each kind of subject that the office has one for, and one subject of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.db.models import Model
from django.urls import reverse

from prakerja.accounts.models import Account
from prakerja.backoffice.cards.found import found_by
from prakerja.kit.actor import ApplicantId, StaffId
from prakerja.training.models import Purchase
from prakerja.waves.acts import OPEN
from tests.situations.accounts import a_member_of_staff
from tests.situations.accounts_to_pay import a_payee, in_doubt
from tests.situations.bank_statements import a_case
from tests.situations.catalogue import a_draft, an_institution
from tests.situations.certificate_doubts import certificate_of
from tests.situations.declarations import absent, key_of, latest_of, objected
from tests.situations.identity import in_review
from tests.situations.learning import finished
from tests.situations.own_cards import a_card
from tests.situations.partner_pay import a_keeper, account_named, bank_answered
from tests.situations.payables import lines_of
from tests.situations.payouts import a_built_batch
from tests.situations.repayment import demanded
from tests.situations.screening import a_nik, an_imported_list
from tests.situations.signals import a_signal
from tests.situations.statements import disputed, made, statement_of
from tests.situations.waves import OPENS, an_officer, planned_wave, proposed


@dataclass(frozen=True)
class Page:
    """`named`: what proposals call the subject, where that is not its key."""

    subject: Model
    address: str
    named: str = ""


type Make = Callable[[Account], Page]


def _page(subject: Model, name: str, *about: object, named: str = "") -> Page:
    return Page(subject, reverse(f"backoffice:{name}", args=about), named)


def _wave(_reader: Account) -> Page:
    wave = planned_wave()
    return _page(wave, "waves:wave", wave.number)


def _member(_reader: Account) -> Page:
    member = a_member_of_staff("wulan@prakerja.example")
    return _page(member, "accounts:change", member.pk)


def _proposal(_reader: Account) -> Page:
    one = proposed(planned_wave(), OPEN, by=an_officer(), at=OPENS)
    return _page(one, "approvals:proposal", one.pk)


def _list(_reader: Account) -> Page:
    row = an_imported_list(a_nik(1))
    return _page(row, "screening:one_list", row.pk)


def _review(_reader: Account) -> Page:
    review = in_review()
    return _page(review, "identity:case", *review.pk)


def _card(reader: Account) -> Page:
    """On the page of the person who holds it."""
    card = a_card()
    return _page(card, "cards:person", found_by(StaffId(reader.pk), ApplicantId(card.applicant_id)))


def _demand(_reader: Account) -> Page:
    demand = demanded()
    return _page(demand, "appeals:case", *demand.pk)


def _partner(_reader: Account) -> Page:
    partner = an_institution()
    return _page(partner, "training:partner", partner.pk, named=partner.client_code)


def _course(_reader: Account) -> Page:
    course = a_draft()
    return _page(course, "training:course", course.pk)


def _certificate(_reader: Account) -> Page:
    certificate = certificate_of(finished())
    return _page(certificate, "training:certificate", certificate.code.hex)


def _signal(_reader: Account) -> Page:
    signal = a_signal()
    return _page(signal, "training:signal", signal.pk)


def _statement(_reader: Account) -> Page:
    partner = finished().market.institution
    made()
    return _page(statement_of(partner), "training:statement", partner.pk, "2021-03")


def _dispute(_reader: Account) -> Page:
    partner = finished().market.institution
    made()
    dispute = disputed(partner)
    return _page(dispute, "training:dispute", dispute.pk)


def _purchase(_reader: Account) -> Page:
    bought = finished()
    made()
    line = lines_of(bought)[1]
    purchase = Purchase.objects.get(pk=(line.applicant_id, line.purchase))
    return _page(purchase, "training:payable_line", bought.market.institution.pk, "2021-03", line.posting_id)


def _declaration(_reader: Account) -> Page:
    bought = objected(absent())
    return _page(latest_of(bought), "training:objection", *key_of(bought))


def _batch(_reader: Account) -> Page:
    batch = a_built_batch()
    return _page(batch, "payouts:batch", batch.pk)


def _instruction(_reader: Account) -> Page:
    row = a_built_batch().instructions.get()
    return _page(row, "payouts:instruction", row.reference, named=row.reference)


def _case(_reader: Account) -> Page:
    case = a_case()
    return _page(case, "payouts:case", case.pk)


def _partner_account(_reader: Account) -> Page:
    row = bank_answered(account_named(a_keeper()))
    return _page(row, "payouts:partner_account", *row.pk)


def _linked_account(_reader: Account) -> Page:
    row = in_doubt(a_payee())
    return _page(row, "payouts:doubt", *row.pk)


#: By the label of the table whose row the subject is.
PAGES: Final[dict[str, Make]] = {
    "waves.Wave": _wave,
    "accounts.Account": _member,
    "approvals.Proposal": _proposal,
    "screening.ExclusionList": _list,
    "identity.Review": _review,
    "cards.Card": _card,
    "appeals.Demand": _demand,
    "partners.Partner": _partner,
    "training.Course": _course,
    "training.Certificate": _certificate,
    "training.Signal": _signal,
    "training.Statement": _statement,
    "training.StatementDispute": _dispute,
    "training.Purchase": _purchase,
    "training.TrainingDeclaration": _declaration,
    "payouts.Batch": _batch,
    "payouts.Instruction": _instruction,
    "payouts.ReconciliationCase": _case,
    "payouts.PartnerAccount": _partner_account,
    "payouts.LinkedAccount": _linked_account,
}
