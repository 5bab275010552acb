"""What two people decide about a card is proposed on the page of its holder, and is shown there before it is done."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act
from prakerja.authority.roles import Role
from prakerja.backoffice.cards.found import found_by
from prakerja.cards.card_acts import EXTEND, MOST_DAYS, REINSTATE, REJECT_OBJECTION, REVOKE, subject_of_card
from prakerja.cards.models import Card
from prakerja.kit.actor import ApplicantId, StaffId
from tests.situations.accounts import a_member_of_staff
from tests.situations.backoffice import signed_in
from tests.situations.cards import NOW
from tests.situations.lives import DEADLINE, a_card, bought, held, objected, rejected, revoked

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def person_page(reader: str, card: Card) -> str:
    officer = Account.objects.get(email=reader)
    return f"/kantor/kartu/orang/{found_by(StaffId(officer.pk), ApplicantId(card.applicant_id))}/"


def opened(browser: Client, address: str) -> str:
    return " ".join(browser.get(address, follow=True).content.decode().split())


def sent(browser: Client, address: str, **typed: object) -> str:
    return " ".join(browser.post(address, typed, follow=True).content.decode().split())


RATNA = "ratna@prakerja.example"


def fresh() -> Card:
    return a_card()


def with_a_hold() -> Card:
    return held(a_card(), at=NOW)


def taken_back() -> Card:
    return revoked(a_card())


def taken_back_and_objected() -> Card:
    card = taken_back()
    objected(card, at=DEADLINE)
    return card


def used() -> Card:
    card = a_card()
    bought(card, at=NOW)
    card.refresh_from_db()
    return card


WORDS: dict[str, Act] = {"perpanjang": EXTEND, "cabut": REVOKE, "pulihkan": REINSTATE, "tolak": REJECT_OBJECTION}


@pytest.mark.parametrize(
    ("make", "offered"),
    [
        (fresh, {"perpanjang", "cabut"}),
        (used, {"cabut"}),
        (with_a_hold, {"cabut", "pulihkan"}),
        (taken_back, {"pulihkan"}),
        (taken_back_and_objected, {"pulihkan", "tolak"}),
    ],
)
def test_what_is_offered_is_what_can_be_proposed(ratna: Client, make: Callable[[], Card], offered: set[str]) -> None:
    card = make()
    page = person_page(RATNA, card)
    told = opened(ratna, page)
    for word, act in WORDS.items():
        address = f"{page}{card.award}/{word}/"
        assert (address in told) is (word in offered)
        answer = sent(ratna, address, reason_card="Sakit keras", days="7")
        proposed = Proposal.objects.filter(act=act.name, subject=subject_of_card(card.pk)).exists()
        assert proposed is (word in offered), (word, answer)


def test_an_extension_is_proposed_with_its_days_and_its_reason(ratna: Client) -> None:
    card = a_card()
    told = sent(ratna, f"{person_page(RATNA, card)}1/perpanjang/", reason_card="Rawat inap", days="7")
    one = Proposal.objects.get(act=EXTEND.name)
    assert (one.reason, one.plan["new_deadline"]) == ("Rawat inap", (card.buys_until + 7 * DAY).isoformat())
    assert "petugas lain yang harus mengonfirmasi" in told
    card.refresh_from_db()
    assert card.buys_until == DEADLINE


@pytest.mark.parametrize("days", ["", "0", "-1", str(MOST_DAYS + 1), "tujuh", "1.5", "9" * 30])
def test_days_that_no_scheme_gives_are_refused_beside_their_field(ratna: Client, days: str) -> None:
    told = sent(ratna, f"{person_page(RATNA, a_card())}1/perpanjang/", reason_card="Sakit", days=days)
    assert not Proposal.objects.filter(act=EXTEND.name).exists()
    assert 'aria-invalid="true"' in told


def test_nothing_is_proposed_without_a_reason(ratna: Client) -> None:
    sent(ratna, f"{person_page(RATNA, a_card())}1/cabut/", reason_card=" ")
    assert not Proposal.objects.filter(act=REVOKE.name).exists()


def test_the_objection_stands_where_it_is_decided_until_it_is(ratna: Client) -> None:
    card = taken_back_and_objected()
    page = person_page(RATNA, card)
    assert "Listrik padam" in opened(ratna, page)
    assert "Listrik padam" in opened(ratna, f"{page}1/tolak/")
    assert f"/kantor/kartu/lihat/{card.applicant_id}/" in opened(ratna, "/kantor/kartu/")
    rejected(card, at=DEADLINE + DAY)
    assert "Listrik padam" not in opened(ratna, page)
    assert f"/kantor/kartu/lihat/{card.applicant_id}/" not in opened(ratna, "/kantor/kartu/")


def test_an_objection_to_a_hold_that_was_lifted_waits_no_more(ratna: Client) -> None:
    card = with_a_hold()
    objected(card, at=NOW)
    assert f"/kantor/kartu/lihat/{card.applicant_id}/" in opened(ratna, "/kantor/kartu/")
    Card.objects.filter(pk=card.pk).update(held_since=None, held_for="")
    assert f"/kantor/kartu/lihat/{card.applicant_id}/" not in opened(ratna, "/kantor/kartu/")


def test_what_was_overtaken_since_the_page_was_opened_is_told_and_not_proposed(ratna: Client) -> None:
    card = a_card()
    address = f"{person_page(RATNA, card)}1/perpanjang/"
    opened(ratna, address)
    bought(card, at=NOW)
    sent(ratna, address, reason_card="Sakit", days="7")
    assert not Proposal.objects.filter(act=EXTEND.name).exists()
    assert "tidak dapat diusulkan sekarang" in opened(ratna, address)


def test_what_waits_already_is_not_proposed_twice(ratna: Client) -> None:
    card = a_card()
    for _ in range(2):
        sent(ratna, f"{person_page(RATNA, card)}1/cabut/", reason_card="Data palsu")
    assert Proposal.objects.filter(act=REVOKE.name).count() == 1


def test_nobody_goes_by_what_somebody_else_looked_up(ratna: Client) -> None:
    card = a_card()
    other = a_member_of_staff("lain@prakerja.example", Role.OFFICER)
    address = f"/kantor/kartu/orang/{found_by(StaffId(other.pk), ApplicantId(card.applicant_id))}/1/cabut/"
    assert "bukan milik Anda" in opened(ratna, address)
    assert "bukan milik Anda" in sent(ratna, address, reason_card="Data palsu")
    assert not Proposal.objects.filter(act=REVOKE.name).exists()


@pytest.mark.parametrize(("minutes", "status"), [(59, 200), (61, 302)])
def test_what_was_looked_up_leads_there_for_an_hour(minutes: int, status: int, clock: time_machine.Traveller) -> None:
    card, ratna = a_card(), signed_in(RATNA, Role.OFFICER)
    clock.move_to(NOW - timedelta(minutes=minutes))
    address = f"{person_page(RATNA, card)}1/cabut/"
    clock.move_to(NOW)
    assert ratna.get(address).status_code == status


@pytest.mark.parametrize("rest", ["2/cabut/", "0/cabut/", "32768/cabut/", "99999999999/cabut/", "1/bakar/"])
def test_of_a_card_or_an_act_that_is_none_there_is_no_page(ratna: Client, rest: str) -> None:
    assert ratna.get(person_page(RATNA, a_card()) + rest).status_code == 404


def test_an_auditor_sees_the_card_and_is_offered_nothing() -> None:
    card, browser = a_card(), signed_in("auditor@prakerja.example", Role.AUDITOR)
    told = opened(browser, person_page("auditor@prakerja.example", card))
    assert card.last_four in told
    assert "Usulkan" not in told
