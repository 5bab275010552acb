"""Staff: the second factor, and shorter sessions."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account
from prakerja.audit.models import Event
from tests.situations.accounts import PASSWORD, a_member_of_staff, an_account, last_letter, totp_now

pytestmark = pytest.mark.django_db
BUDI = "budi@prakerja.example"
NOON = "2021-02-24T05:00:00Z"


def by_password(client: Client, **extra: str) -> str:
    return client.post("/masuk/", {"email": BUDI, "password": PASSWORD} | extra).headers["Location"]


def test_staff_without_a_second_factor_are_led_to_set_it_up(client: Client) -> None:
    a_member_of_staff(totp_secret=None)
    assert by_password(client) == "/akun/langkah-kedua/pasang/"
    assert client.get("/kantor/").headers["Location"] == "/akun/langkah-kedua/pasang/"


def test_setting_it_up_shows_a_picture_and_the_key_and_ends_with_recovery_codes(client: Client) -> None:
    account = a_member_of_staff(totp_secret=None)
    by_password(client)
    page = client.get("/akun/langkah-kedua/pasang/").content.decode()
    assert "data:image/svg+xml" in page
    found = re.search(r'class="secret">(\w{32})<', page)
    assert found is not None
    # Looking again, or mistyping, keeps the key that the app has learnt.
    assert found[1] in client.post("/akun/langkah-kedua/pasang/", {"code": "000000"}).content.decode()
    done = client.post("/akun/langkah-kedua/pasang/", {"code": totp_now(found[1])}, follow=True)
    assert done.request["PATH_INFO"] == "/akun/langkah-kedua/cadangan/"
    papers = _papers(account)
    assert all(paper in done.content.decode() for paper in papers)
    assert all(paper in client.get("/akun/langkah-kedua/cadangan/unduh/").content.decode() for paper in papers)
    assert client.get("/kantor/").status_code == 200


def test_setting_it_up_ends_a_session_that_knows_the_password_alone(client: Client) -> None:
    a_member_of_staff(totp_secret=None)
    thief = Client()
    for each in (thief, client):
        by_password(each)
    page = client.get("/akun/langkah-kedua/pasang/").content.decode()
    secret = re.search(r'class="secret">(\w{32})<', page)
    assert secret is not None
    client.post("/akun/langkah-kedua/pasang/", {"code": totp_now(secret[1])})
    assert "/masuk/" in thief.get("/kantor/").headers["Location"]


def test_every_sign_in_asks_for_the_second_factor(client: Client) -> None:
    a_member_of_staff()
    assert by_password(client, next="/data-pribadi/") == "/masuk/langkah-kedua/"
    assert "/masuk/" in client.get("/kantor/").headers["Location"]
    assert "Kode salah" in client.post("/masuk/langkah-kedua/", {"code": "000000"}).content.decode()
    assert client.post("/masuk/langkah-kedua/", {"code": totp_now()}).headers["Location"] == "/data-pribadi/"
    assert client.get("/kantor/").status_code == 200


def test_staff_coming_in_and_leaving_stands_in_their_own_trail(client: Client) -> None:
    account = a_member_of_staff()
    by_password(client)
    client.post("/masuk/langkah-kedua/", {"code": totp_now()})
    client.post("/keluar/")
    seen = Event.objects.filter(actor_id=account.pk).values_list("name", "owner_id")
    events = {AccountsEvent.SIGNED_IN.value, AccountsEvent.SIGNED_OUT.value}
    assert {(event, account.pk) for event in events} <= set(seen)


def test_a_recovery_code_stands_in_for_the_app(client: Client) -> None:
    account = a_member_of_staff()
    by_password(client)
    assert client.post("/masuk/langkah-kedua/", {"code": _papers(account)[0]}).headers["Location"] == "/beranda/"


def test_a_code_by_e_mail_does_not_replace_the_second_factor(client: Client) -> None:
    a_member_of_staff()
    page = client.post("/masuk/kode/", {"form_key": str(uuid4()), "email": BUDI}).headers["Location"]
    assert client.post(page, {"code": last_letter(BUDI).code}).headers["Location"] == "/masuk/langkah-kedua/"


def test_five_wrong_codes_lock_with_the_time(client: Client) -> None:
    a_member_of_staff()
    with time_machine.travel(NOON, tick=False):
        by_password(client)
        for _ in range(5):
            client.post("/masuk/langkah-kedua/", {"code": "000000"})
        locked = client.post("/masuk/langkah-kedua/", {"code": totp_now()})
    assert "setelah pukul 12.15 WIB" in locked.content.decode()


def test_the_second_step_is_not_entered_without_the_first(client: Client) -> None:
    assert client.get("/masuk/langkah-kedua/").headers["Location"] == "/masuk/"


def test_recovery_codes_are_seen_for_ten_minutes_and_renewed_with_the_app(client: Client) -> None:
    account = a_member_of_staff()
    client.force_login(account)
    assert client.get("/akun/langkah-kedua/cadangan/").headers["Location"] == "/akun/langkah-kedua/"
    assert client.get("/akun/langkah-kedua/cadangan/unduh/").status_code == 404
    old = _papers(account)
    with time_machine.travel(NOON, tick=False) as clock:
        client.force_login(account)
        page = client.post("/akun/langkah-kedua/", {"code": totp_now()}, follow=True)
        assert not any(paper in page.content.decode() for paper in old)
        clock.shift(timedelta(minutes=11))
        assert client.get("/akun/langkah-kedua/cadangan/").status_code == 302


def test_applicants_have_no_second_factor_to_set_up(client: Client) -> None:
    client.force_login(an_account())
    assert client.get("/akun/langkah-kedua/pasang/").status_code == 403


def test_an_applicant_does_not_open_the_office(client: Client) -> None:
    client.force_login(an_account())
    assert client.get("/kantor/").status_code == 403


def test_a_session_of_staff_ends_after_fifteen_idle_minutes(client: Client) -> None:
    account = a_member_of_staff()
    with time_machine.travel(NOON, tick=False) as clock:
        client.force_login(account)
        for _ in range(3):
            clock.shift(timedelta(minutes=14))
            assert client.get("/kantor/").status_code == 200
        clock.shift(timedelta(minutes=16))
        assert "/masuk/" in client.get("/kantor/").headers["Location"]


def test_a_session_of_staff_ends_after_twelve_busy_hours(client: Client) -> None:
    account = a_member_of_staff()
    with time_machine.travel(NOON, tick=False) as clock:
        client.force_login(account)
        for _ in range(72):
            assert client.get("/kantor/").status_code == 200
            clock.shift(timedelta(minutes=10))
        clock.shift(timedelta(minutes=1))
        assert "/masuk/" in client.get("/kantor/").headers["Location"]


def _papers(account: Account) -> list[str]:
    papers: list[str] = (
        Authenticator.objects.get(user=account, type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()
    )
    return papers
