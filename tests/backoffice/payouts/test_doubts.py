"""A reviewer compares both names of an account side by side; reading them is on record, and one decides."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.audit.models import Event
from prakerja.authority.roles import Role
from prakerja.payouts.accounts.events import AccountEvent
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.models import AccountDecision, LinkedAccount
from tests.situations.accounts import NOW
from tests.situations.accounts_to_pay import a_payee, answered, asked_for, decided_doubt, in_doubt
from tests.situations.backoffice import signed_in

pytestmark = pytest.mark.django_db
NAMES = "/kantor/pencairan/nama/"


@pytest.fixture
def rina() -> Client:
    return signed_in("rina@prakerja.example", Role.REVIEWER)


def case_of(row: LinkedAccount) -> str:
    return f"{NAMES}{row.applicant_id}/{row.number}/"


def text_of(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


def test_both_names_are_shown_once_they_are_asked_for_and_that_is_on_record(rina: Client) -> None:
    row = in_doubt(a_payee())
    on_card = Account.objects.get(pk=row.applicant_id).full_name
    page = text_of(rina, case_of(row))
    assert on_card not in page
    assert "Ya, ini nama orang yang sama" not in page
    page = rina.post(f"{case_of(row)}lihat/").content.decode()
    assert f'<p class="lead">{on_card}</p>' in page
    assert f'<p class="lead">{row.account_name}</p>' in page
    assert "Ya, ini nama orang yang sama" in page
    assert Event.objects.get(name=AccountEvent.NAMES_READ).actor_id == UUID(rina.session["_auth_user_id"])


@pytest.mark.parametrize(("decision", "state"), [("theirs", AccountState.PROVEN), ("another", AccountState.REFUSED)])
def test_a_reviewer_decides_once_with_a_note(rina: Client, decision: str, state: AccountState) -> None:
    row = in_doubt(a_payee())
    assert "Pilih keputusan" in rina.post(f"{case_of(row)}keputusan/", {"note": "x"}).content.decode()
    assert "Tulis alasan keputusan" in rina.post(f"{case_of(row)}keputusan/", {"decision": decision}).content.decode()
    sent = {"decision": decision, "note": "Nama belakangnya disingkat"}
    assert "Keputusan tersimpan" in rina.post(f"{case_of(row)}keputusan/", sent, follow=True).content.decode()
    assert LinkedAccount.objects.get().state == state
    again = rina.post(f"{case_of(row)}keputusan/", sent, follow=True).content.decode()
    assert "Sudah diputuskan petugas lain" in again
    assert "Nama belakangnya disingkat" in again
    assert AccountDecision.objects.count() == 1


def test_what_waits_and_what_was_decided_are_found_and_the_first_page_counts_them(
    rina: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, decided = in_doubt(a_payee()), decided_doubt(in_doubt(a_payee()), is_theirs=False)
    page = text_of(rina, NAMES)
    assert case_of(waiting) in page
    assert case_of(decided) in page
    assert "Menunggu: 1" in text_of(rina, "/kantor/")
    monkeypatch.setattr("prakerja.backoffice.payouts.doubts._SHOWN", 1)
    decided_doubt(waiting, is_theirs=True, at=NOW + timedelta(seconds=1))
    first = text_of(rina, NAMES)
    assert "?before=" in first
    (older,) = [one for one in (waiting, decided) if case_of(one) not in first]
    more = first.partition("?before=")[2].partition('"')[0]
    assert case_of(older) in text_of(rina, f"{NAMES}?before={more}")


def test_an_auditor_finds_the_decision_and_reads_no_name() -> None:
    row = decided_doubt(in_doubt(a_payee()), is_theirs=True)
    auditor = signed_in("ratna@prakerja.example", Role.AUDITOR)
    assert "Tampilkan kedua nama" not in text_of(auditor, case_of(row))
    assert auditor.post(f"{case_of(row)}lihat/").status_code == 403
    assert not Event.objects.filter(name=AccountEvent.NAMES_READ).exists()


def test_where_there_was_never_a_doubt_there_is_no_case(rina: Client) -> None:
    row = answered(asked_for(a_payee()))
    assert rina.get(case_of(row)).status_code == 404
    assert rina.post(f"{case_of(row)}lihat/").status_code == 404
