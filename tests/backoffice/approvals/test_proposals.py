"""The list of all proposals: what each is about, how it stands, and nothing to press for who may only read."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.approvals.states import ProposalState
from prakerja.authority.models import Member
from prakerja.authority.roles import Role
from tests.situations.backoffice import signed_in
from tests.situations.screening import an_imported_list
from tests.situations.waves import planned_wave

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


def read(client: Client, address: str = "/kantor/usulan/") -> str:
    return " ".join(client.get(address).content.decode().split())


def proposed_opening(client: Client, number: int = 12) -> Proposal:
    planned_wave(number=number)
    client.post(f"/kantor/gelombang/{number}/usulkan/open/", {"reason_open": "Sesuai rencana"})
    proposal: Proposal = Proposal.objects.latest("proposed_at")
    return proposal


def test_each_proposal_says_what_it_is_about(ratna: Client) -> None:
    proposed_opening(ratna, 12)
    proposed_opening(ratna, 13)
    page = read(ratna)
    assert "Buka: Gelombang 12" in page
    assert "Buka: Gelombang 13" in page
    assert page.count("Menunggu petugas kedua") == 2


def test_the_page_of_one_names_it_too(ratna: Client, bima: Client) -> None:
    proposal = proposed_opening(ratna)
    assert "<strong>Gelombang 12</strong>" in read(bima, f"/kantor/usulan/{proposal.pk}/")


def test_after_72_hours_it_waits_for_nobody(ratna: Client, bima: Client, clock: time_machine.Traveller) -> None:
    proposal = proposed_opening(ratna)
    clock.shift(timedelta(hours=72))
    late = signed_in("dewi@prakerja.example", Role.OFFICER)
    assert "Menunggu petugas kedua" not in read(late)
    assert "Kedaluwarsa" in read(late)
    assert "Konfirmasi: Buka" not in read(late, f"/kantor/usulan/{proposal.pk}/")


def test_an_auditor_reads_it_and_finds_nothing_to_press(ratna: Client) -> None:
    proposal = proposed_opening(ratna)
    page = read(signed_in("hasan@prakerja.example", Role.AUDITOR), f"/kantor/usulan/{proposal.pk}/")
    assert "Sesuai rencana" in page
    assert "Konfirmasi: Buka" not in page
    assert "Tarik usulan" not in page


def test_before_there_is_any_it_says_so(ratna: Client) -> None:
    assert "Belum ada usulan." in read(ratna)


def take_the_roles_of(email: str) -> None:
    """As the next verb finds it, before any clock has come round."""
    Member.objects.filter(account_id=Account.objects.get(email=email).pk).delete()


def pages_of(wave: int, proposal: Proposal) -> list[str]:
    """Every page that could say of a wave's proposal that it waits."""
    return [
        *("/kantor/", "/kantor/usulan/", f"/kantor/usulan/{proposal.pk}/"),
        *("/kantor/gelombang/", f"/kantor/gelombang/{wave}/"),
    ]


_WAITS = ("Menunggu petugas kedua", "Menunggu konfirmasi Anda", "Dapat dikonfirmasi sampai", "Periksa usulan")


def test_what_is_void_is_said_to_be_waiting_on_no_page_and_at_once(ratna: Client, bima: Client) -> None:
    proposal = proposed_opening(ratna)
    pages = pages_of(12, proposal)
    assert all(any(words in read(bima, page) for words in _WAITS) for page in pages)
    take_the_roles_of("ratna@prakerja.example")
    assert [page for page in pages if any(words in read(bima, page) for words in _WAITS)] == []
    assert "Gugur" in read(bima)
    assert "Usulan itu gugur" in read(bima, f"/kantor/usulan/{proposal.pk}/")
    # What the row says, the clock mends; no page waited for it.
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.PROPOSED


def test_a_void_proposal_about_a_list_does_not_wait_in_the_register(ratna: Client, bima: Client) -> None:
    row = an_imported_list(name="Daftar polisi")
    ratna.post(f"/kantor/daftar-pengecualian/{row.pk}/berlakukan/", {f"reason_{row.pk}": "Surat diperiksa"})
    assert Proposal.objects.count() == 1
    assert "Lihat usulan" in read(bima, "/kantor/daftar-pengecualian/")
    take_the_roles_of("ratna@prakerja.example")
    assert "Lihat usulan" not in read(bima, "/kantor/daftar-pengecualian/")


def test_nobody_is_told_of_a_proposal_about_themselves_to_confirm(ratna: Client, bima: Client) -> None:
    proposal = proposed_opening(ratna)
    Proposal.objects.filter(pk=proposal.pk).update(about=Account.objects.get(email="bima@prakerja.example").pk)
    assert "Menunggu konfirmasi Anda" not in read(bima, "/kantor/")
