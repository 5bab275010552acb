"""A recovery wave is planned from the seats that came back for good, and gives no more than there are."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from prakerja.approvals.models import Proposal
from prakerja.authority.roles import Role
from prakerja.cards.acts import FUND_WAVE
from prakerja.cards.models import WaveBudget
from prakerja.kit.clock import WIB
from prakerja.waves.models import Wave
from tests.situations.backoffice import signed_in
from tests.situations.cards import NOW
from tests.situations.lives import cards_of_a_wave, revoked, seats_that_came_back

pytestmark = pytest.mark.django_db
PLAN = "/kantor/gelombang/pemulihan/2021/"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def opened(browser: Client, address: str) -> str:
    return " ".join(browser.get(address).content.decode().split())


def planned(browser: Client, *, seats: int, number: int = 13, result_in: timedelta = 5 * DAY) -> Wave:
    def typed(moment: timedelta) -> str:
        return f"{(NOW + moment).astimezone(WIB):%Y-%m-%dT%H:%M}"

    browser.post(
        "/kantor/gelombang/baru/",
        {
            "number": number,
            "scheme": "2021",
            "opens_at": typed(DAY),
            "closes_at": typed(2 * DAY),
            "result_expected_at": typed(result_in),
            "is_recovery": "on",
            "seats": f"pass,area,group,seats,carry\n1,ID,*,{seats},0\n",
        },
    )
    return Wave.objects.get(number=number)


def test_the_page_of_budgets_says_how_many_there_are_and_leads_to_a_plan_with_as_many(ratna: Client) -> None:
    seats_that_came_back(2)
    page = opened(ratna, "/kantor/anggaran/")
    assert "2 kuota tahun 2021 kembali untuk seterusnya" in page
    assert f'href="{PLAN}"' in page
    plan = opened(ratna, PLAN)
    assert "1,ID,*,2,0" in plan
    assert 'name="is_recovery" id="id_is_recovery" checked' in plan or "checked" in plan
    assert 'value="13"' in plan
    assert not Wave.objects.filter(number=13).exists()


def test_where_no_seat_came_back_for_good_nothing_is_offered(ratna: Client) -> None:
    (card,) = cards_of_a_wave(1)
    revoked(card)
    assert "dapat dibagikan lagi" not in opened(ratna, "/kantor/anggaran/")
    assert ratna.get(PLAN).status_code == 404


def test_its_money_is_set_aside_by_two_and_its_seats_are_gone(ratna: Client, bima: Client) -> None:
    seats_that_came_back(2)
    wave = planned(ratna, seats=2)
    assert wave.is_recovery
    ratna.post("/kantor/anggaran/gelombang/13/", {"reason_fund": "Kuota kembali"})
    one = Proposal.objects.get(act=FUND_WAVE.name, subject=str(wave.pk))
    ratna.post(f"/kantor/usulan/{one.pk}/konfirmasi/")
    assert not WaveBudget.objects.filter(pk=wave.pk).exists()
    bima.post(f"/kantor/usulan/{one.pk}/konfirmasi/")
    assert WaveBudget.objects.get(pk=wave.pk).seats == 2
    assert WaveBudget.objects.get(wave__number=12).given_again == 2
    assert ratna.get(PLAN).status_code == 404


def test_one_with_more_seats_than_came_back_is_told_how_many_lack(ratna: Client) -> None:
    seats_that_came_back(2)
    planned(ratna, seats=5)
    page = opened(ratna, "/kantor/anggaran/gelombang/13/")
    assert "kuota tahun 2021 yang kembali dan sudah dihitung kurang 3" in page
    assert "reason_fund" not in page
    ratna.post("/kantor/anggaran/gelombang/13/", {"reason_fund": "Kuota kembali"})
    assert not Proposal.objects.filter(act=FUND_WAVE.name, subject=str(Wave.objects.get(number=13).pk)).exists()


def test_seats_of_one_year_are_not_given_in_another(ratna: Client) -> None:
    seats_that_came_back(2)
    planned(ratna, seats=2, result_in=340 * DAY)
    assert "kuota tahun 2022 yang kembali dan sudah dihitung kurang 2" in opened(
        ratna, "/kantor/anggaran/gelombang/13/"
    )


def test_an_auditor_reads_how_many_and_plans_nothing() -> None:
    seats_that_came_back(1)
    auditor = signed_in("periksa@prakerja.example", Role.AUDITOR)
    page = opened(auditor, "/kantor/anggaran/")
    assert "1 kuota tahun 2021 kembali" in page
    assert PLAN not in page
    assert auditor.get(PLAN).status_code == 403
