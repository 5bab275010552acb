"""A member of the office has lost the second factor: two others decide, and a link to the mailbox makes a new one."""

from collections.abc import Iterator
from typing import Final

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.acts import RESET_FACTOR, NoSecondFactor
from prakerja.accounts.models import Account, AuthenticatorApp, Passkey, RecoveryCodes
from prakerja.accounts.reset_second_factor import reset_second_factor
from prakerja.approvals.confirm_proposal import SamePerson, confirm_proposal
from prakerja.approvals.impartial import FavoursProposer, OwnCase
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from tests.situations.accounts import (
    NOW,
    PASSWORD,
    a_member_of_staff,
    codes_on,
    last_letter,
    letters_to,
    papers_of,
    shows,
    somebody_invited,
    totp_now,
)
from tests.situations.reader import Reader
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
WULAN: Final = "wulan@prakerja.example"


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def wulan() -> Account:
    return a_member_of_staff(WULAN, Role.REVIEWER)


def proposed(person: Account, by: Actor | None = None) -> Proposal:
    officer = by or an_officer()
    return propose_act(act=RESET_FACTOR, subject=str(person.pk), asked={}, reason="Ponsel hilang", by=officer, now=NOW)


def confirmed(proposal: Proposal, by: Actor | None = None) -> None:
    confirm_proposal(proposal_id=proposal.pk, by=by or an_officer(name="Bima"), now=NOW)


def test_everything_old_is_over_and_the_link_makes_everything_new(wulan: Account) -> None:
    desk = Reader()
    desk.force_login(Account.objects.get(pk=wulan.pk))
    paper = papers_of(wulan)[0]
    confirmed(proposed(wulan))
    assert desk.get("/kantor/").status_code == 302
    assert not AuthenticatorApp.objects.exists()
    assert not RecoveryCodes.objects.exists()
    assert not Passkey.objects.exists()
    for shown in ({"email": WULAN, "password": PASSWORD}, {"email": WULAN, "password": paper}):
        assert Client().post("/masuk/", shown).status_code == 200
    letter = last_letter(WULAN)
    assert letter.text == "second_factor_reset"
    browser = Client()
    browser.get(letter.invitation)
    secret = browser.session["second_factor_secret"]
    done = browser.post(letter.invitation, {"password": "ikan terbang biru", "code": totp_now(secret, at=NOW)})
    assert done["Location"] == "/akun/langkah-kedua/cadangan/"
    assert browser.get("/kantor/").status_code == 200
    assert len(codes_on(browser.get(done["Location"]).content.decode())) == 10
    assert not shows(wulan, paper)


def test_the_audit_keeps_who_and_why(wulan: Account) -> None:
    bima = an_officer(name="Bima")
    confirmed(proposed(wulan), bima)
    event = Event.objects.get(name="accounts.second_factor.reset")
    assert (event.actor_id, event.reason, event.subject_id) == (bima.account_id, "Ponsel hilang", str(wulan.pk))


def test_nobody_does_it_alone(wulan: Account) -> None:
    ratna = an_officer()
    with pytest.raises(NotConfirmed):
        reset_second_factor(account_id=wulan.pk, by=ratna, now=NOW)
    proposal = proposed(wulan, ratna)
    with pytest.raises(SamePerson):
        confirmed(proposal, ratna)
    assert AuthenticatorApp.objects.count() == 1


def test_nobody_does_it_for_themselves() -> None:
    budi = a_member_of_staff("budi@prakerja.example", Role.OFFICER)
    with pytest.raises(FavoursProposer):
        proposed(budi, Actor.staff(budi.pk))
    proposal = proposed(budi)
    with pytest.raises(OwnCase):
        confirmed(proposal, Actor.staff(budi.pk))
    assert AuthenticatorApp.objects.count() == 1


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.AUDITOR, Role.CUSTODIAN])
def test_officers_alone_decide_it(wulan: Account, role: Role) -> None:
    with pytest.raises(PermissionMissing):
        proposed(wulan, an_officer(role))


def test_where_there_is_none_a_new_link_is_enough() -> None:
    with pytest.raises(NoSecondFactor):
        proposed(somebody_invited())


def test_an_officer_signs_somebody_out_with_a_reason(ratna: Client, wulan: Account) -> None:
    desk = Reader()
    desk.force_login(Account.objects.get(pk=wulan.pk))
    page = f"/kantor/anggota/{wulan.pk}/"
    assert "Tulis alasannya" in ratna.post(f"{page}keluarkan/", {"reason_out": " "}).content.decode()
    assert desk.get("/kantor/").status_code == 200
    ratna.post(f"{page}keluarkan/", {"reason_out": "Meja ditinggal terbuka"})
    assert desk.get("/kantor/").status_code == 302
    assert letters_to(WULAN)[-1].text == "sessions_ended"
    assert Event.objects.get(name="accounts.session.ended_by_office").reason == "Meja ditinggal terbuka"
