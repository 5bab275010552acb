"""The forms of step 1, filled in."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.contrib.auth import SESSION_KEY
from django.test import Client

from prakerja.accounts.add_passkey import add_passkey
from prakerja.accounts.models import Account
from prakerja.accounts.passkey_ceremony import question_for_new
from prakerja.accounts.purposes import RESET
from prakerja.kit.actor import Actor
from tests.situations.accounts import (
    NEW_ADDRESS,
    NOW,
    PASSWORD,
    a_code,
    a_code_to_a_new_address,
    a_member_of_staff,
    a_session,
    a_sign_up,
    an_account,
    confirmed,
    last_letter,
    somebody_invited,
    totp_now,
)
from tests.situations.device import Device
from tests.situations.reader import Reader
from tests.situations.sso import a_client, agreed_code, consent_address
from tests.web.forms.table import Filled, form

SITI = "siti@contoh.example"
BUDI = "budi@prakerja.example"
_A_MINUTE_AGO = NOW - timedelta(minutes=1)


def signed_in(account: Account) -> Client:
    browser = Reader()
    browser.force_login(account)
    # Some things are written down once in a session.
    browser.get("/beranda/")
    return confirmed(browser)


@form("signing up", leads_to="/daftar/konfirmasi/", is_for_strangers=True, is_another=True)
def signing_up() -> Filled:
    typed = {"full_name": "Siti Aminah", "email": SITI, "password": PASSWORD, "agrees": "on"}
    return Filled(Client(), "/daftar/", typed | {"form_key": str(uuid4())})


@form("the code that confirms the address", leads_to="/beranda/", is_for_strangers=True, is_another=True)
def confirming() -> Filled:
    code = a_sign_up()
    return Filled(Client(), f"/daftar/konfirmasi/{code.id}/", {"code": code.digits, "password": PASSWORD})


@form("another letter with the code", leads_to="/daftar/konfirmasi/", is_for_strangers=True)
def another_letter() -> Filled:
    code = a_sign_up(now=_A_MINUTE_AGO)
    return Filled(Client(), f"/daftar/konfirmasi/{code.id}/kirim-ulang/", {})


@form("the right address", leads_to="/daftar/konfirmasi/", is_for_strangers=True)
def correcting() -> Filled:
    code = a_sign_up("salah@contoh.example")
    return Filled(Client(), f"/daftar/konfirmasi/{code.id}/alamat/", {"email": SITI})


@form("the button behind the link", leads_to="/beranda/", is_for_strangers=True)
def following_the_link() -> Filled:
    a_sign_up()
    return Filled(Client(), last_letter(SITI).link, {"password": PASSWORD})


@form("signing in with the password", leads_to="/beranda/", is_for_strangers=True, is_another=True)
def with_the_password() -> Filled:
    an_account()
    return Filled(Client(), "/masuk/", {"email": SITI, "password": PASSWORD})


@form("asking for a code to sign in", leads_to="/masuk/kode/", is_for_strangers=True)
def asking_for_a_code() -> Filled:
    an_account()
    return Filled(Client(), "/masuk/kode/", {"email": SITI, "form_key": str(uuid4())})


@form("the code to sign in", leads_to="/beranda/", is_for_strangers=True, is_another=True)
def with_the_code() -> Filled:
    an_account()
    code = a_code()
    return Filled(Client(), f"/masuk/kode/{code.id}/", {"code": code.digits})


@form("another code to sign in", leads_to="/masuk/kode/", is_for_strangers=True)
def another_code() -> Filled:
    an_account()
    code = a_code(now=_A_MINUTE_AGO)
    return Filled(Client(), f"/masuk/kode/{code.id}/kirim-ulang/", {})


@form("asking for a new password", leads_to="/masuk/lupa/", is_for_strangers=True)
def asking_for_a_new_password() -> Filled:
    an_account()
    return Filled(Client(), "/masuk/lupa/", {"email": SITI, "form_key": str(uuid4())})


@form("the code for a new password", leads_to="/masuk/lupa/", is_for_strangers=True)
def with_the_code_for_a_new_password() -> Filled:
    an_account()
    code = a_code(purpose=RESET)
    return Filled(Client(), f"/masuk/lupa/{code.id}/", {"code": code.digits})


@form("a new password", leads_to="/beranda/", is_for_strangers=True)
def a_new_password() -> Filled:
    page = with_the_code_for_a_new_password()
    page.browser.post(page.address, page.fields)
    return Filled(page.browser, f"{page.address}sandi-baru/", {"password": "ikan terbang biru"})


@form("signing out", leads_to="/masuk/")
def signing_out() -> Filled:
    return Filled(signed_in(an_account()), "/keluar/", {})


@form("another password", leads_to="/akun/")
def another_password() -> Filled:
    typed = {"present": PASSWORD, "password": "ikan terbang biru"}
    return Filled(signed_in(an_account()), "/akun/kata-sandi/", typed)


@form("another address", leads_to="/akun/alamat/kode/")
def another_address() -> Filled:
    return Filled(signed_in(an_account()), "/akun/alamat/", {"email": NEW_ADDRESS})


@form("another address, that is somebody else's", leads_to="/akun/alamat/kode/")
def the_address_of_another() -> Filled:
    an_account(NEW_ADDRESS)
    return Filled(signed_in(a_member_of_staff(BUDI)), "/akun/alamat/", {"email": NEW_ADDRESS})


@form("the code of another address", leads_to="/akun/")
def the_code_of_another_address() -> Filled:
    account = an_account()
    code = a_code_to_a_new_address(account)
    return Filled(signed_in(account), "/akun/alamat/kode/", {"code": code.digits})


@form("ending another session", leads_to="/akun/sesi/")
def ending_another_session() -> Filled:
    account = an_account()
    return Filled(signed_in(account), "/akun/sesi/akhiri/", {"session": str(a_session(account).digest)})


@form("ending all other sessions", leads_to="/akun/sesi/", is_another=True)
def ending_all_other_sessions() -> Filled:
    account = an_account()
    a_session(account)
    return Filled(signed_in(account), "/akun/sesi/akhiri-semua/", {})


@form("signing out everywhere", leads_to="/masuk/")
def signing_out_everywhere() -> Filled:
    return Filled(signed_in(an_account()), "/akun/sesi/akhiri-semua/", {"here_too": "1"})


@form("closing the account", leads_to="/masuk/")
def closing_the_account() -> Filled:
    return Filled(signed_in(an_account()), "/akun/tutup/", {})


@form("the second factor", leads_to="/beranda/", is_for_strangers=True, is_another=True)
def the_second_factor() -> Filled:
    a_member_of_staff(BUDI)
    browser = Client()
    browser.post("/masuk/", {"email": BUDI, "password": PASSWORD})
    return Filled(browser, "/masuk/langkah-kedua/", {"code": totp_now()})


@form("the link of an invitation", leads_to="/akun/langkah-kedua/cadangan/", is_for_strangers=True)
def an_invitation() -> Filled:
    somebody_invited(BUDI)
    browser, page = Client(), last_letter(BUDI).invitation
    browser.get(page)
    secret = browser.session["second_factor_secret"]
    return Filled(browser, page, {"password": PASSWORD, "code": totp_now(secret)})


@form("new recovery codes", leads_to="/akun/langkah-kedua/cadangan/")
def new_recovery_codes() -> Filled:
    return Filled(signed_in(a_member_of_staff(BUDI)), "/akun/langkah-kedua/", {"code": totp_now()})


@form("another authenticator app", leads_to="/akun/langkah-kedua/")
def another_app() -> Filled:
    browser, page = signed_in(a_member_of_staff(BUDI)), "/akun/langkah-kedua/aplikasi/"
    browser.get(page)
    return Filled(browser, page, {"code": totp_now(browser.session["second_factor_secret"])})


@form("a new passkey", leads_to="/akun/langkah-kedua/")
def a_new_passkey() -> Filled:
    browser = signed_in(a_member_of_staff(BUDI))
    page = browser.get("/akun/langkah-kedua/kunci-sandi/")
    answer = Device().create(page.context["question"])
    return Filled(browser, "/akun/langkah-kedua/kunci-sandi/", {"name": "Ponsel", "credential": answer})


@form("removing a passkey", leads_to="/akun/langkah-kedua/")
def removing_a_passkey() -> Filled:
    account = a_member_of_staff(BUDI)
    answer = Device().create(question_for_new(account, b"c" * 32, []))
    by = Actor.staff(account.pk)
    passkey = add_passkey(account=account, answer=answer, challenge=b"c" * 32, name="Ponsel", by=by, now=NOW)
    return Filled(signed_in(account), "/akun/langkah-kedua/kunci-sandi/hapus/", {"passkey": str(passkey.id)})


def owner_of(browser: Client) -> UUID:
    return UUID(browser.session[SESSION_KEY])


@form("agreeing to sign in with a partner", is_another=True)
def agreeing_to_sign_in() -> Filled:
    return Filled(signed_in(an_account(SITI)), consent_address(a_client()), {"go": "agree"})


@form("taking back what a partner learns", leads_to="/akun/mitra/")
def withdrawing_consent() -> Filled:
    siti, partner = an_account(SITI), a_client()
    agreed_code(siti, partner)
    return Filled(signed_in(siti), "/akun/mitra/", {"partner": str(partner.pk)})
