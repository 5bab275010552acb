"""Step 1 through its pages."""

import re
from datetime import timedelta
from typing import Any, Protocol
from uuid import uuid4

import pytest
import time_machine
from django.core import signing
from django.test import Client

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account, SignUp
from prakerja.audit.models import Event
from prakerja.codes.models import Code
from tests.situations.accounts import PASSWORD, an_account, last_letter, letters_to

pytestmark = pytest.mark.django_db
SITI = "siti@contoh.example"
BUDI = "budi@contoh.example"


def typed(**changes: Any) -> dict[str, Any]:
    """A sign-up page filled in."""
    return {
        "form_key": str(uuid4()),
        "full_name": "Siti Aminah",
        "email": SITI,
        "password": PASSWORD,
        "agrees": "on",
    } | changes


def sign_up(client: Client, **changes: Any) -> str:
    """The address of the page that asks for the code."""
    response = client.post("/daftar/", typed(**changes))
    assert response.status_code == 302, response.content.decode()
    return response.headers["Location"]


class Answer(Protocol):
    @property
    def content(self) -> bytes: ...


def words(response: Answer) -> str:
    """The page without its tags, so that a sentence is found across them."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode()))


def other_digits(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


# Signing up


def test_signing_up_and_typing_the_code_signs_in(client: Client) -> None:
    page = sign_up(client)
    assert SITI in words(client.get(page))
    letter = last_letter(SITI)
    done = client.post(page, {"code": f"{letter.code[:3]} {letter.code[3:]}"})
    assert done.headers["Location"] == "/beranda/"
    assert is_signed_in(client)
    assert Account.objects.get().full_name == "Siti Aminah"
    assert list(Event.objects.values_list("name", flat=True)) == [AccountsEvent.OPENED, AccountsEvent.SIGNED_IN]


def test_an_empty_form_says_what_is_missing_and_keeps_what_was_typed(client: Client) -> None:
    page = client.post("/daftar/", {"form_key": str(uuid4()), "full_name": "Siti", "email": "siti@"})
    text = page.content.decode()
    for sentence in (
        "Tulis alamat e-mail seperti nama@contoh.com",
        "Buat kata sandi",
        "Centang persetujuan untuk melanjutkan",
    ):
        assert text.count(sentence) >= 2
    assert "<title>Kesalahan: Buat akun" in text
    assert 'value="Siti"' in text
    assert 'value="siti@"' in text


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("kuda", "paling sedikit 8"),
        ("password1", "dipakai banyak orang"),
        ("Prakerja2021", "dipakai banyak orang"),
        ("sitiaminah", "mirip nama"),
    ],
)
def test_a_password_that_others_would_guess_is_refused_with_what_to_do(
    client: Client, password: str, sentence: str
) -> None:
    page = client.post("/daftar/", typed(password=password))
    assert sentence in words(page)
    assert password not in page.content.decode()


@pytest.mark.parametrize("password", ["kuda lompat", "пароль-мой", "a" * 300, "tanpaangkatanpatanda"])
def test_no_composition_is_asked_for(client: Client, password: str) -> None:
    sign_up(client, password=password)
    assert SignUp.objects.count() == 1


@pytest.mark.parametrize(
    "name", ["Y", "Sukarno", "D'Artagnan S.Kom., M.T.", "Ñusta Özil", "N'Golo =cmd|' /C calc'!A0", "محمد"]
)
def test_every_name_is_a_name(client: Client, name: str) -> None:
    sign_up(client, full_name=name)
    assert SignUp.objects.get().full_name == name


def test_a_name_stands_on_one_line_with_nothing_hidden_in_it(client: Client) -> None:
    sign_up(client, full_name="Siti\r\nBcc: \u202econtoh\u200b\x00  Aminah")
    assert SignUp.objects.get().full_name == "Siti Bcc: contoh Aminah"


def test_a_space_that_a_phone_put_into_the_address_does_not_matter(client: Client) -> None:
    sign_up(client, email=" Siti @contoh.example ")
    assert Code.objects.get().address == SITI


def test_a_long_name_is_told_and_not_cut_off(client: Client) -> None:
    assert "maxlength" not in client.get("/daftar/").content.decode()
    assert "Nama paling panjang 200 huruf" in words(client.post("/daftar/", typed(full_name="S" * 201)))


def test_an_address_too_long_in_lower_case_is_refused(client: Client) -> None:
    email = f"siti@{'.'.join(['İ' * 40] * 4)}.example"
    assert client.post("/daftar/", typed(email=email)).status_code == 200
    assert not SignUp.objects.exists()


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "\x00", "S" * 201])
def test_what_cannot_be_kept_is_not_a_name(client: Client, name: str) -> None:
    assert client.post("/daftar/", typed(full_name=name)).status_code == 200
    assert not SignUp.objects.exists()


def test_a_form_sent_twice_is_one_sign_up(client: Client) -> None:
    form = typed()
    assert {client.post("/daftar/", form).headers["Location"] for _ in range(2)} == {
        f"/daftar/konfirmasi/{form['form_key']}/"
    }
    assert len(letters_to(SITI)) == 1


def test_going_back_and_sending_another_address_corrects_it(client: Client) -> None:
    form = typed(email="stii@contoh.example")
    client.post("/daftar/", form)
    client.post("/daftar/", form | {"email": SITI})
    assert Code.objects.get().address == SITI


def test_two_tabs_are_two_sign_ups_and_each_takes_its_own_code(client: Client) -> None:
    first, second = sign_up(client), sign_up(client, email=BUDI)
    assert client.post(first, {"code": last_letter(SITI).code}).status_code == 302
    assert Account.objects.get().email == SITI
    # The other tab finds somebody signed in.
    assert client.post(second, {"code": last_letter(BUDI).code}).headers["Location"] == "/beranda/"
    assert Account.objects.count() == 1


def test_going_back_after_confirming_leads_on(client: Client) -> None:
    form = typed()
    client.post("/daftar/", form)
    page = f"/daftar/konfirmasi/{form['form_key']}/"
    client.post(page, {"code": last_letter(SITI).code})
    client.logout()
    assert client.post("/daftar/", form).headers["Location"] == page
    assert "sudah dikonfirmasi" in words(client.get(page))
    assert Account.objects.count() == 1


def test_the_letter_and_the_account_speak_the_language_of_the_page(client: Client) -> None:
    client.cookies["django_language"] = "en"
    page = sign_up(client)
    assert "Type the code from our e-mail" in words(client.get(page))
    assert last_letter(SITI).subject == "Confirm your e-mail address"
    client.post(page, {"code": last_letter(SITI).code})
    assert Account.objects.get().language == "en"


def test_too_many_letters_are_refused_with_the_time(client: Client) -> None:
    with time_machine.travel("2021-02-24T03:00:00Z", tick=False):
        for _ in range(5):
            sign_up(client)
        page = client.post("/daftar/", typed())
    assert page.status_code == 429
    assert "setelah pukul 11.00 WIB" in words(page)
    assert SignUp.objects.count() == 5


# A slip in the address


def test_a_slip_is_asked_about_once_and_one_tap_takes_the_suggestion(client: Client) -> None:
    form = typed(email="siti@gmail.con")
    page = client.post("/daftar/", form)
    assert "Maksud Anda siti@gmail.com?" in words(page)
    assert not SignUp.objects.exists()
    hidden = dict(re.findall(r'name="(\w+)"[^>]* value="([^"]*)"', page.content.decode()))
    assert hidden["password"] == PASSWORD
    client.post("/daftar/", form | {"asked_about": hidden["asked_about"], "suggestion": "take"})
    assert Code.objects.get().address == "siti@gmail.com"


@pytest.mark.parametrize("answer", [{"suggestion": "keep"}, {"asked_about": "siti@gmail.con"}])
def test_a_suggestion_never_blocks(client: Client, answer: dict[str, str]) -> None:
    sign_up(client, email="siti@gmail.con", **answer)
    assert Code.objects.get().address == "siti@gmail.con"


def test_another_slip_is_asked_about_anew(client: Client) -> None:
    page = client.post("/daftar/", typed(email="siti@yaho.com", asked_about="siti@gmail.con"))
    assert "Maksud Anda siti@yahoo.com?" in words(page)


# The code


def test_a_wrong_code_says_how_often_one_may_try(client: Client) -> None:
    page = sign_up(client)
    wrong = other_digits(last_letter(SITI).code)
    assert "bisa mencoba 4 kali" in words(client.post(page, {"code": wrong}))
    for _ in range(2):
        client.post(page, {"code": wrong})
    assert "bisa mencoba 1 kali" in words(client.post(page, {"code": wrong}))
    assert "tidak berlaku lagi" in words(client.post(page, {"code": wrong}))
    assert "tidak berlaku lagi" in words(client.post(page, {"code": last_letter(SITI).code}))
    assert not Account.objects.exists()


def test_a_spent_code_is_not_called_valid(client: Client) -> None:
    page = sign_up(client)
    for _ in range(5):
        client.post(page, {"code": other_digits(last_letter(SITI).code)})
    assert "tidak berlaku lagi setelah lima kali salah" in words(client.get(page))
    assert "Kode berlaku sampai" not in words(client.get(page))


def test_what_is_no_code_is_not_counted(client: Client) -> None:
    page = sign_up(client)
    for _ in range(6):
        assert "Kode terdiri dari 6 angka" in words(client.post(page, {"code": "12345"}))
    assert client.post(page, {"code": last_letter(SITI).code}).status_code == 302


def test_asking_too_soon_is_refused_kindly(client: Client) -> None:
    page = sign_up(client)
    answer = client.post(f"{page}kirim-ulang/", follow=True)
    assert re.search(r"Tunggu \d+ detik", words(answer))
    assert len(letters_to(SITI)) == 1


def test_another_letter_comes_after_thirty_seconds(client: Client) -> None:
    with time_machine.travel("2021-02-24T03:00:00Z", tick=False) as clock:
        page = sign_up(client)
        clock.shift(timedelta(seconds=31))
        assert "E-mail baru sedang kami kirim" in words(client.post(f"{page}kirim-ulang/", follow=True))
        assert len(letters_to(SITI)) == 2
        assert client.post(page, {"code": letters_to(SITI)[0].code}).status_code == 302


def test_an_old_code_is_explained_and_renewed(client: Client) -> None:
    with time_machine.travel("2021-02-24T03:00:00Z", tick=False) as clock:
        page = sign_up(client)
        clock.shift(timedelta(minutes=10))
        assert "sudah kedaluwarsa" in words(client.get(page))
        assert "sudah kedaluwarsa" in words(client.post(page, {"code": last_letter(SITI).code}))
        client.post(f"{page}kirim-ulang/")
        assert client.post(page, {"code": last_letter(SITI).code}).status_code == 302


def test_the_address_can_be_corrected_before_confirming(client: Client) -> None:
    page = sign_up(client, email="stii@contoh.example")
    assert 'value="stii@contoh.example"' in client.get(f"{page}alamat/").content.decode()
    assert client.post(f"{page}alamat/", {"email": SITI}).headers["Location"] == page
    assert client.post(page, {"code": last_letter(SITI).code}).status_code == 302
    assert Account.objects.get().email == SITI


def test_a_slip_in_the_corrected_address_is_asked_about_too(client: Client) -> None:
    page = sign_up(client, email="stii@contoh.example")
    asked = client.post(f"{page}alamat/", {"email": "siti@gmial.com"})
    assert "Maksud Anda siti@gmail.com?" in words(asked)
    assert Code.objects.get().address == "stii@contoh.example"
    form = {"email": "siti@gmial.com", "asked_about": "siti@gmial.com", "suggestion": "take"}
    assert client.post(f"{page}alamat/", form).headers["Location"] == page
    assert Code.objects.get().address == "siti@gmail.com"


def test_a_page_of_nobody_is_over(client: Client) -> None:
    page = client.get(f"/daftar/konfirmasi/{uuid4()}/")
    assert page.status_code == 410
    assert "Mulai lagi" in words(page)


# The link


def test_the_link_confirms_in_another_browser_with_a_new_password_and_not_before(client: Client) -> None:
    sign_up(client)
    link, other = last_letter(SITI).link, Client()
    assert "Benar Anda yang mendaftar?" in words(other.get(link))
    assert "Buat kata sandi" in words(other.post(link))
    assert not Account.objects.exists()
    assert other.post(link, {"password": "ikan terbang biru"}).headers["Location"] == "/beranda/"
    assert is_signed_in(other)


def test_the_link_signs_in_where_one_signed_up(client: Client) -> None:
    sign_up(client)
    assert client.post(last_letter(SITI).link).headers["Location"] == "/beranda/"
    assert is_signed_in(client)


def test_the_link_followed_again_says_that_it_is_done(client: Client) -> None:
    sign_up(client)
    link, other = last_letter(SITI).link, Client()
    other.post(link, {"password": PASSWORD})
    assert "sudah dikonfirmasi" in words(other.get(link))


def test_whoever_is_signed_in_is_not_told_to_sign_in_by_a_link_followed_again(client: Client) -> None:
    sign_up(client)
    link = last_letter(SITI).link
    client.post(link)
    told = words(client.get(link))
    assert "Ke beranda" in told
    assert "di halaman masuk" not in told


def test_an_old_link_says_what_to_do(client: Client) -> None:
    with time_machine.travel("2021-02-24T03:00:00Z", tick=False) as clock:
        sign_up(client)
        clock.shift(timedelta(hours=25))
        page = client.get(last_letter(SITI).link)
    assert page.status_code == 410
    assert "tidak berlaku lagi" in words(page)


# An address with an account


def test_an_address_with_an_account_sees_the_same_pages(client: Client) -> None:
    an_account(SITI)
    seen = []
    for email in (SITI, BUDI):
        page = sign_up(client, email=email)
        wrong = other_digits(last_letter(email).words["code"] or "000000")
        shown = [client.get(page), client.post(page, {"code": wrong}), client.get(f"{page}alamat/")]
        key = page.split("/")[3]
        seen.append(
            [
                (
                    each.status_code,
                    re.sub(r"[\w-]{40,}|csrf\w+", "", each.content.decode()).replace(email, "").replace(key, ""),
                )
                for each in shown
            ]
        )
    assert _without_tokens(seen[0]) == _without_tokens(seen[1])
    assert (last_letter(SITI).text, last_letter(BUDI).text) == ("account_exists", "confirm_email")


def _without_tokens(pages: list[tuple[int, str]]) -> list[tuple[int, str]]:
    changing = r'value="\w{64}"|value="\d{6}"|data-left="\d+" [^>]*>\d+'
    return [(status, re.sub(changing, "", text)) for status, text in pages]


# Signing in with a password


def test_signing_in_leads_to_where_one_wanted_to_go(client: Client) -> None:
    an_account()
    answer = client.post("/masuk/", {"email": "Siti@Contoh.Example", "password": PASSWORD, "next": "/data-pribadi/"})
    assert answer.headers["Location"] == "/data-pribadi/"


@pytest.mark.parametrize(
    "page",
    [
        "https://jahat.example/",
        "//jahat.example/",
        "javascript:alert(1)",
        "http://[::1",
        "accounts:send_confirmation_again",
        "?",
    ],
)
def test_nobody_is_led_away(client: Client, page: str) -> None:
    an_account()
    answer = client.post("/masuk/", {"email": SITI, "password": PASSWORD, "next": page})
    assert answer.headers["Location"] == "/beranda/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client: Client) -> None:
    an_account()
    answers = [client.post("/masuk/", {"email": email, "password": "salah-sekali"}) for email in (SITI, BUDI)]
    assert {answer.status_code for answer in answers} == {200}
    texts = [words(answer).replace(SITI, "").replace(BUDI, "") for answer in answers]
    assert texts[0] == texts[1]
    assert "Alamat e-mail atau kata sandi salah" in texts[0]


@pytest.mark.parametrize("email", [SITI, BUDI])
def test_the_sixth_try_is_told_the_time(client: Client, email: str) -> None:
    an_account(SITI)
    with time_machine.travel("2021-02-24T03:00:00Z", tick=False) as clock:
        for _ in range(5):
            assert client.post("/masuk/", {"email": email, "password": "salah-sekali"}).status_code == 200
        locked = client.post("/masuk/", {"email": email, "password": PASSWORD})
        assert locked.status_code == 429
        assert "setelah pukul 10.15 WIB" in words(locked)
        assert not is_signed_in(client)
        clock.shift(timedelta(minutes=15))
        assert client.post("/masuk/", {"email": email, "password": PASSWORD}).status_code in (200, 302)
        assert is_signed_in(client) == (email == SITI)


def test_a_closed_account_is_told_so_after_its_password_only(client: Client) -> None:
    an_account(is_active=False)
    assert "salah" in words(client.post("/masuk/", {"email": SITI, "password": "salah-sekali"}))
    page = client.post("/masuk/", {"email": SITI, "password": PASSWORD}, follow=True)
    assert "Akun ini ditutup" in words(page)


def test_who_is_signed_in_does_not_sign_in_again(client: Client) -> None:
    client.force_login(an_account())
    for page in ("/masuk/", "/daftar/", "/masuk/kode/"):
        assert client.get(page).headers["Location"] == "/beranda/"
        assert client.get(page, {"next": "no-such-page"}).headers["Location"] == "/beranda/"


def test_letters_follow_the_language_of_the_last_sign_in(client: Client) -> None:
    account = an_account()
    client.cookies["django_language"] = "en"
    client.post("/masuk/", {"email": SITI, "password": PASSWORD})
    account.refresh_from_db()
    assert account.language == "en"


# Signing in with a code


def ask_for_code(client: Client, email: str = SITI, url: str = "/masuk/kode/", **extra: str) -> str:
    return client.post(url, {"form_key": str(uuid4()), "email": email} | extra).headers["Location"]


def test_a_code_signs_in_and_leads_on(client: Client) -> None:
    an_account()
    page = ask_for_code(client, next="/data-pribadi/")
    assert 'name="next" value="/data-pribadi/"' in client.get(page).content.decode()
    answer = client.post(page, {"code": last_letter(SITI).code, "next": "/data-pribadi/"})
    assert answer.headers["Location"] == "/data-pribadi/"
    assert is_signed_in(client)


def test_a_used_code_does_not_sign_in_again(client: Client) -> None:
    an_account()
    with time_machine.travel("2021-02-24T03:00:00Z", tick=False) as clock:
        page = ask_for_code(client)
        client.post(page, {"code": last_letter(SITI).code})
        clock.shift(timedelta(minutes=1))
        other = Client()
        assert "sudah dipakai" in words(other.post(page, {"code": last_letter(SITI).code}))
    assert not is_signed_in(other)


def test_an_unknown_address_sees_the_same_page(client: Client) -> None:
    an_account(SITI)
    texts = []
    for email in (SITI, BUDI):
        page = ask_for_code(client, email)
        texts.append(re.sub(r"\d+", "", words(client.get(page)).replace(email, "")))
    assert texts[0] == texts[1]


# A new password


def test_a_forgotten_password_is_replaced_by_code(client: Client) -> None:
    an_account()
    page = ask_for_code(client, url="/masuk/lupa/")
    page_after = client.post(page, {"code": last_letter(SITI).code}).headers["Location"]
    assert "dipakai banyak orang" in words(client.post(page_after, {"password": "password1"}))
    done = client.post(page_after, {"password": "ikan terbang biru"})
    assert done.headers["Location"] == "/beranda/"
    assert is_signed_in(client)
    assert last_letter(SITI).text == "password_changed"
    assert Client().post("/masuk/", {"email": SITI, "password": PASSWORD}).status_code == 200


def test_a_new_password_signs_other_devices_out(client: Client) -> None:
    other = Client()
    other.force_login(an_account())
    page = ask_for_code(client, url="/masuk/lupa/")
    page_after = client.post(page, {"code": last_letter(SITI).code}).headers["Location"]
    client.post(page_after, {"password": "ikan terbang biru"})
    other.get("/data-pribadi/")
    assert not is_signed_in(other)


def test_only_the_browser_in_which_the_code_was_typed_chooses_the_password(client: Client) -> None:
    an_account()
    page = ask_for_code(client, url="/masuk/lupa/")
    page_after = client.post(page, {"code": last_letter(SITI).code}).headers["Location"]
    assert Client().post(page_after, {"password": "ikan terbang biru"}).status_code == 410
    assert client.get(page_after).status_code == 200


def test_without_the_code_there_is_no_new_password(client: Client) -> None:
    an_account()
    page = ask_for_code(client, url="/masuk/lupa/")
    assert client.post(f"{page}sandi-baru/", {"password": "ikan terbang biru"}).status_code == 410


# Leaving


def test_signing_out_needs_a_button(client: Client) -> None:
    client.force_login(an_account())
    assert "Keluar dari akun Anda?" in words(client.get("/keluar/"))
    assert is_signed_in(client)
    assert "Anda sudah keluar" in words(client.post("/keluar/", follow=True))
    assert not is_signed_in(client)
    assert Event.objects.filter(name=AccountsEvent.SIGNED_OUT).count() == 1


def test_after_thirty_idle_minutes_one_is_told_that_answers_are_safe(client: Client) -> None:
    an_account()
    with time_machine.travel("2021-02-24T03:00:00Z", tick=False) as clock:
        client.post("/masuk/", {"email": SITI, "password": PASSWORD})
        clock.shift(timedelta(minutes=29))
        client.get("/data-pribadi/")
        clock.shift(timedelta(minutes=29))
        assert client.get("/keluar/").status_code == 200
        clock.shift(timedelta(minutes=35))
        page = client.get("/sesi/lanjut/", follow=True)
    assert "Sesi Anda berakhir" in words(page)
    assert "tetap tersimpan" in words(page)


def test_a_stranger_is_not_told_of_a_session(client: Client) -> None:
    assert "Sesi Anda berakhir" not in words(client.get("/sesi/lanjut/", follow=True))


def test_the_page_warns_two_minutes_before_the_end(client: Client) -> None:
    with time_machine.travel("2021-02-24T03:00:00Z", tick=False):
        client.force_login(an_account())
        text = client.get("/beranda/").content.decode()
    assert 'data-warn-after="1980"' in text
    assert 'data-ended-url="/masuk/?next=/beranda/"' in text


def test_one_stays_signed_in_without_script_by_a_plain_page(client: Client) -> None:
    client.force_login(an_account())
    assert "Sesi diperpanjang" in words(client.get("/sesi/lanjut/", headers={"Accept": "text/html"}))
    assert client.get("/sesi/lanjut/", headers={"Accept": "*/*"}).status_code == 204


def test_pages_with_passwords_and_codes_are_not_kept_by_browsers(client: Client) -> None:
    for page in ("/masuk/", "/daftar/", sign_up(client), "/masuk/kode/", "/masuk/lupa/"):
        assert "no-store" in client.get(page).headers["Cache-Control"]


def test_a_forged_cookie_signs_nobody_in(client: Client) -> None:
    sign_up(client)
    other = Client()
    other.cookies["signed_up_here"] = signing.Signer().sign("x")
    other.post(last_letter(SITI).link)
    assert not is_signed_in(other)
