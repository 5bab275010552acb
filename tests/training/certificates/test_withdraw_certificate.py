"""A certificate is withdrawn by two, and says so to whoever checks it."""

from html import unescape
from uuid import uuid4

import pytest
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.approvals.confirm_proposal import SamePerson, confirm_proposal
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.audit.models import Event
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.models import Transfer
from prakerja.messages.models import Message
from prakerja.messages.words import read_words
from prakerja.training.certificates.reasons import WithdrawnFor
from prakerja.training.certificates.withdraw_certificate import withdraw_certificate
from prakerja.training.certificates.withdrawal_act import (
    WITHDRAW_CERTIFICATE,
    NoCertificate,
    ReasonUnknown,
    WithdrawnAlready,
    subject_of_certificate,
)
from prakerja.training.models import Certificate, Review
from prakerja.training.states import PurchaseState
from tests.situations.certificate_doubts import certificate_of, decided_to_withdraw, doubted, withdrawn
from tests.situations.learning import STARTS, Bought, a_purchase, finished
from tests.situations.reviews import counted, reviewed, stars_of
from tests.situations.waves import an_officer
from tests.web.forms.of_accounts import signed_in

pytestmark = pytest.mark.django_db


def withdraw(bought: Bought, by: Actor) -> None:
    with unit_of_work(by=by):
        withdraw_certificate(applicant_id=bought.buyer.applicant_id, purchase=bought.number, by=by, now=STARTS)


def foreseen(subject: str, **asked: str) -> object:
    return WITHDRAW_CERTIFICATE.foresee(subject, asked, STARTS)


def test_two_people_withdraw_it_and_its_page_says_why() -> None:
    bought = withdrawn(finished())
    certificate = certificate_of(bought)
    assert certificate.withdrawn_for == WithdrawnFor.ATTENDANCE_FORGED
    page = unescape(Client().get(f"/sertifikat/{certificate.code.hex}/").content.decode())
    assert "sudah ditarik" in page
    assert "kehadirannya dipalsukan" in page
    own = unescape(
        signed_in(Account.objects.get(pk=bought.buyer.applicant_id)).get("/pelatihan-saya/").content.decode()
    )
    assert "ditarik: kehadirannya dipalsukan" in own


def test_its_holder_is_told_and_the_audit_hears_who_and_why() -> None:
    bought = withdrawn(finished())
    letter = Message.objects.get(owner_id=bought.buyer.applicant_id, text="certificate_withdrawn")
    assert read_words(letter.words_as_json)["reason"] == "attendance_forged"
    event = Event.objects.get(name="training.certificate.withdrawn")
    assert event.reason == "Dilihat di lokasi: kelasnya kosong"
    assert event.facts["withdrawn_for"] == "attendance_forged"


def test_the_money_and_the_purchase_stay_as_they_are_and_statements_find_it() -> None:
    bought = finished()
    transfers = Transfer.objects.count()
    withdrawn(bought)
    assert bought.purchase.state == PurchaseState.FINISHED
    assert Transfer.objects.count() == transfers
    assert [one.pk for one in Certificate.objects.withdrawn()] == [(bought.buyer.applicant_id, 1)]


def test_what_its_holder_said_of_the_course_counts_no_more() -> None:
    bought = reviewed()
    counted()
    withdrawn(bought)
    counted()
    assert not Review.objects.public().exists()
    assert stars_of(bought) == (0, 0)


def test_nobody_confirms_what_they_proposed_themselves() -> None:
    proposal = doubted(finished())
    by = Actor.staff(proposal.proposed_by)
    with pytest.raises(SamePerson), unit_of_work(by=by):
        confirm_proposal(proposal_id=proposal.pk, by=by, now=STARTS)
    assert not Certificate.objects.withdrawn().exists()


def test_without_a_decision_of_two_nothing_happens() -> None:
    bought = finished()
    for by in (an_officer(), an_officer(Role.CURATOR), an_officer(Role.AUDITOR), bought.teacher):
        with pytest.raises(NotConfirmed):
            withdraw(bought, by)
    assert not Certificate.objects.withdrawn().exists()


def test_one_decision_is_carried_out_once_and_a_second_one_refused() -> None:
    bought = finished()
    by = decided_to_withdraw(bought)
    withdraw(bought, by)
    withdraw(bought, by)
    assert Event.objects.filter(name="training.certificate.withdrawn").count() == 1
    with pytest.raises(WithdrawnAlready):
        foreseen(subject_of_certificate(certificate_of(bought).pk), withdrawn_for="not_taught")


def test_there_is_a_certificate_and_a_reason_that_all_can_read() -> None:
    bought = finished()
    subject = subject_of_certificate(certificate_of(bought).pk)
    for wrong in ("", "x:1", f"{uuid4()}:1", f"{subject}0", subject.upper() + " ", f"{uuid4()}:99999"):
        with pytest.raises(NoCertificate):
            foreseen(wrong, withdrawn_for="not_taught")
    for asked in ({}, {"withdrawn_for": "because"}):
        with pytest.raises(ReasonUnknown):
            foreseen(subject, **asked)
    unfinished = a_purchase()
    with pytest.raises(NoCertificate):
        foreseen(subject_of_certificate((unfinished.buyer.applicant_id, 1)), withdrawn_for="not_taught")
