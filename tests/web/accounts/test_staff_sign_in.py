"""Staff: the second factor, and shorter sessions."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account
from prakerja.accounts.renew_recovery_codes import renew_recovery_codes
from prakerja.audit.models import Event
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from tests.situations.accounts import (
    PASSWORD,
    a_member_of_staff,
    an_account,
    codes_on,
    last_letter,
    papers_of,
    shows,
    totp_now,
)
from tests.situations.device import Device

pytestmark = pytest.mark.django_db
BUDI = "budi@prakerja.example"
NOON = "2021-02-24T05:00:00Z"


def by_password(client: Client, **extra: str) -> str:
    return client.post("/masuk/", {"email": BUDI, "password": PASSWORD} | extra).headers["Location"]


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
    assert client.post("/masuk/langkah-kedua/", {"code": papers_of(account)[0]}).headers["Location"] == "/beranda/"


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
    old = papers_of(account)
    with time_machine.travel(NOON, tick=False) as clock:
        client.force_login(account)
        page = client.post("/akun/langkah-kedua/", {"code": totp_now()}, follow=True)
        new = codes_on(page.content.decode())
        assert len(new) == 10
        assert not set(old) & set(new)
        assert client.get("/akun/langkah-kedua/cadangan/unduh/").content.decode().split()[1:] == new
        clock.shift(timedelta(minutes=9, seconds=59))
        assert codes_on(client.get("/akun/langkah-kedua/cadangan/").content.decode()) == new
        clock.shift(timedelta(seconds=2))
        assert client.get("/akun/langkah-kedua/cadangan/").status_code == 302
        assert client.get("/akun/langkah-kedua/cadangan/unduh/").status_code == 404


def test_new_recovery_codes_are_seen_where_they_were_made_and_by_whom(client: Client) -> None:
    account, sri = a_member_of_staff(), a_member_of_staff("sri@prakerja.example")
    client.force_login(account)
    page = client.post("/akun/langkah-kedua/", {"code": totp_now()}, follow=True).content.decode()
    (first, *_others) = codes_on(page)
    assert shows(account, first)
    overview = client.get("/akun/langkah-kedua/").content.decode()
    assert (re.findall(r"<dt>Kode cadangan tersisa</dt><dd>(\d+)</dd>", overview), codes_on(overview)) == (["9"], [])
    elsewhere = Client()
    elsewhere.force_login(account)
    assert elsewhere.get("/akun/langkah-kedua/cadangan/").status_code == 302
    # The cookie of one shows nothing to another who signs in there, and of an old paper nothing is shown.
    client.force_login(sri)
    assert client.get("/akun/langkah-kedua/cadangan/").status_code == 302
    client.force_login(account)
    assert client.get("/akun/langkah-kedua/cadangan/").status_code == 200
    renew_recovery_codes(account=account, by=Actor.staff(account.pk), now=read_clock())
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


def _question_in(page: str, kind: str) -> str:
    found = re.search(rf'data-passkey="{kind}" data-question="([^"]+)"', page)
    assert found is not None
    return unescape(found[1])


def _with_passkey(client: Client) -> Device:
    """Budi, signed in by the app, has added this device."""
    device = Device()
    by_password(client)
    client.post("/masuk/langkah-kedua/", {"code": totp_now()})
    page = client.get("/akun/langkah-kedua/kunci-sandi/").content.decode()
    sent = {"name": "Ponsel", "credential": device.create(_question_in(page, "create"))}
    assert client.post("/akun/langkah-kedua/kunci-sandi/", sent).headers["Location"] == "/akun/langkah-kedua/"
    client.post("/keluar/")
    return device


def test_a_passkey_is_added_on_the_page_and_opens_the_second_step(client: Client) -> None:
    a_member_of_staff()
    device = _with_passkey(client)
    by_password(client, next="/data-pribadi/")
    question = _question_in(client.get("/masuk/langkah-kedua/").content.decode(), "get")
    answer = client.post("/masuk/langkah-kedua/kunci-sandi/", {"credential": device.sign(question)})
    assert answer.headers["Location"] == "/data-pribadi/"
    assert client.get("/kantor/").status_code == 200


def test_after_a_wrong_answer_the_device_is_asked_something_else(client: Client) -> None:
    a_member_of_staff()
    device = _with_passkey(client)
    by_password(client)
    question = _question_in(client.get("/masuk/langkah-kedua/").content.decode(), "get")
    wrong = client.post("/masuk/langkah-kedua/kunci-sandi/", {"credential": "{}"}, follow=True).content.decode()
    assert "Kunci sandi itu tidak cocok" in wrong
    assert _question_in(wrong, "get") != question
    late = client.post("/masuk/langkah-kedua/kunci-sandi/", {"credential": device.sign(question)})
    assert late.headers["Location"] == "/masuk/langkah-kedua/"


def test_a_lost_device_is_removed_on_the_page(client: Client) -> None:
    a_member_of_staff()
    _with_passkey(client)
    by_password(client)
    client.post("/masuk/langkah-kedua/", {"code": totp_now(half_minutes=1)})
    page = client.get("/akun/langkah-kedua/").content.decode()
    passkey = re.search(r'name="passkey" value="([^"]+)"', page)
    assert passkey is not None
    page = client.post("/akun/langkah-kedua/kunci-sandi/hapus/", {"passkey": passkey[1]}, follow=True).content.decode()
    assert "Ponsel" not in page


def test_who_waits_longer_than_ten_minutes_for_the_second_step_begins_again(client: Client) -> None:
    a_member_of_staff()
    with time_machine.travel(NOON, tick=False) as clock:
        by_password(client)
        clock.shift(timedelta(minutes=10))
        assert client.get("/masuk/langkah-kedua/").status_code == 200
        clock.shift(timedelta(seconds=1))
        assert client.get("/masuk/langkah-kedua/").headers["Location"] == "/masuk/"


def new_password(account: Account) -> None:
    account.set_password("perahu hujan senja 9")
    account.save(update_fields=["password"])


def other_roles(account: Account) -> None:
    account.session_epoch += 1
    account.save(update_fields=["session_epoch"])


def out_of_the_office(account: Account) -> None:
    account.is_active = False
    account.save(update_fields=["is_active"])


@pytest.mark.parametrize("change", [new_password, other_roles, out_of_the_office])
def test_who_showed_a_password_that_does_not_hold_any_more_begins_again(
    client: Client, change: Callable[[Account], None]
) -> None:
    account = a_member_of_staff()
    by_password(client)
    change(account)
    answer = client.post("/masuk/langkah-kedua/", {"code": totp_now()})
    assert answer.headers["Location"] == "/masuk/"
    assert "baru saja berubah" in client.get("/masuk/").content.decode()
    assert "/masuk/" in client.get("/kantor/").headers["Location"]
    assert client.get("/masuk/langkah-kedua/").headers["Location"] == "/masuk/", "nobody waits there any more"
    assert not Event.objects.filter(name=AccountsEvent.SIGNED_IN).exists()


def test_the_passkey_of_an_old_password_opens_nothing_either(client: Client) -> None:
    account = a_member_of_staff()
    device = _with_passkey(client)
    by_password(client)
    question = _question_in(client.get("/masuk/langkah-kedua/").content.decode(), "get")
    new_password(account)
    answer = client.post("/masuk/langkah-kedua/kunci-sandi/", {"credential": device.sign(question)})
    assert answer.headers["Location"] == "/masuk/"


def test_who_leaves_before_the_second_step_does_not_wait_for_it(client: Client) -> None:
    a_member_of_staff()
    by_password(client)
    client.post("/keluar/")
    assert client.get("/masuk/langkah-kedua/").headers["Location"] == "/masuk/"


def test_who_signs_in_meanwhile_takes_the_place_of_whoever_waited(client: Client) -> None:
    a_member_of_staff()
    by_password(client)
    client.post("/masuk/", {"email": an_account().email, "password": PASSWORD})
    client.post("/keluar/")
    assert client.get("/masuk/langkah-kedua/").headers["Location"] == "/masuk/"


@pytest.mark.parametrize("page", ["/\x00", "/beranda/\x00", "/\u202e", "/\n/jahat.example", "//jahat.example", "/" * 9])
def test_no_wish_where_to_go_breaks_the_second_step(client: Client, page: str) -> None:
    a_member_of_staff()
    assert by_password(client, next=page) == "/masuk/langkah-kedua/"
    assert client.post("/masuk/langkah-kedua/", {"code": totp_now()}).headers["Location"] in ("/beranda/", "/%3F")
