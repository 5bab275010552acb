"""The office's first page says what waits for whoever opens it."""

import pytest
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.waves.acts import OPEN
from tests.situations.accounts import a_member_of_staff
from tests.situations.waves import an_officer, planned_wave, proposed

pytestmark = pytest.mark.django_db


def _page(account: Account) -> str:
    client = Client()
    client.force_login(Account.objects.get(pk=account.pk))
    return " ".join(client.get("/kantor/").content.decode().split())


def test_an_officer_is_told_of_another_officers_proposal() -> None:
    proposed(planned_wave(), OPEN, by=an_officer(), at=read_clock())
    assert "Menunggu konfirmasi Anda: 1" in _page(a_member_of_staff("ratna@prakerja.example", Role.OFFICER))


def test_nobody_is_asked_to_confirm_what_they_proposed() -> None:
    ratna = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    proposed(planned_wave(), OPEN, by=Actor.staff(ratna.pk), at=read_clock())
    assert "Menunggu konfirmasi" not in _page(ratna)


def test_a_reviewer_sees_the_reviewers_work_alone() -> None:
    page = _page(a_member_of_staff("wulan@prakerja.example", Role.REVIEWER))
    assert "Pemeriksaan identitas" in page
    assert "Daftar pengecualian" not in page


def test_the_page_says_who_is_signed_in_and_as_what() -> None:
    page = _page(a_member_of_staff("hasan@prakerja.example", Role.OFFICER, Role.AUDITOR))
    assert "(petugas, pemeriksa)." in page
