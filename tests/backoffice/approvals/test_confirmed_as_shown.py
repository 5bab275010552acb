"""The second person confirms what they have read: whatever changed since is shown to them first."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.db.models import F
from django.test import Client

from prakerja.approvals.models import Proposal
from prakerja.approvals.states import ProposalState
from prakerja.waves.models import Wave
from tests.situations.reader import version_for, version_on_page
from tests.situations.waves import planned_wave

pytestmark = pytest.mark.django_db
_NOW = "Keadaannya sekarang"


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


@pytest.fixture
def address(ratna: Client) -> str:
    """Of the proposal that wave 12 is opened."""
    planned_wave(number=12)
    ratna.post("/kantor/gelombang/12/usulkan/open/", {"reason_open": "Sesuai rencana"})
    return f"/kantor/usulan/{Proposal.objects.get().pk}/"


def test_what_changed_since_the_page_was_read_is_shown_and_nothing_is_confirmed(bima: Client, address: str) -> None:
    read = version_on_page(bima, f"{address}konfirmasi/")
    assert _NOW not in unescape(bima.get(address).content.decode())
    Wave.objects.update(closes_at=F("closes_at") + timedelta(days=1))
    answer = bima.post(f"{address}konfirmasi/", {"shown": read})
    page = unescape(answer.content.decode())
    assert (answer.status_code, Proposal.objects.get().state) == (409, ProposalState.PROPOSED)
    assert "Yang ditampilkan tadi sudah berubah." in page
    assert _NOW in page
    shown = version_for(f"{address}konfirmasi/", page)
    assert shown != read
    assert bima.post(f"{address}konfirmasi/", {"shown": shown}).status_code == 302
    assert Proposal.objects.get().state == ProposalState.CARRIED_OUT


def test_a_confirmation_that_does_not_say_what_was_read_confirms_nothing(bima: Client, address: str) -> None:
    answer = bima.post(f"{address}konfirmasi/", {"shown": ""})
    assert (answer.status_code, Proposal.objects.get().state) == (409, ProposalState.PROPOSED)
    assert "Konfirmasi itu tidak menyebut apa yang ditampilkan." in unescape(answer.content.decode())


def test_a_second_tap_of_whoever_confirmed_it_is_no_change(bima: Client, address: str) -> None:
    read = version_on_page(bima, f"{address}konfirmasi/")
    for _tap in range(2):
        assert bima.post(f"{address}konfirmasi/", {"shown": read}).status_code == 302
    assert Proposal.objects.get().state == ProposalState.CARRIED_OUT


def test_who_joins_meanwhile_changes_nothing_that_is_confirmed(bima: Client, address: str) -> None:
    """Of an open wave there are more each second: nobody could ever confirm anything about it."""
    read = version_on_page(bima, f"{address}konfirmasi/")
    proposal = Proposal.objects.get()
    proposal.plan = {**proposal.plan, "joiners": 7}
    proposal.save(update_fields=["plan"])
    assert version_on_page(bima, f"{address}konfirmasi/") == read
