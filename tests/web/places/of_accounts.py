"""The pages of step 1 in their states, and those for everybody."""

from datetime import timedelta
from typing import Final
from uuid import uuid4

from django.test import Client

from prakerja.accounts.purposes import NEW_ADDRESS, RESET
from prakerja.codes.type_code import type_code
from prakerja.kit.actor import ApplicantId
from tests.situations.accounts import (
    NOW,
    PASSWORD,
    a_code,
    a_code_to_a_new_address,
    a_member_of_staff,
    a_session,
    a_sign_up,
    an_account,
    last_letter,
    somebody_invited,
    wrong,
)
from tests.situations.sso import a_client, agreed_code, consent_address
from tests.situations.waves import joined, open_wave
from tests.web.forms.of_accounts import BUDI, SITI, new_recovery_codes, signed_in, with_the_code_for_a_new_password
from tests.web.places.table import Open, Opening, add, place

for _page in (
    "/",
    "/bantuan/",
    "/data-pribadi/",
    "/masuk/",
    "/masuk/kode/",
    "/masuk/lupa/",
    "/masuk/ditutup/",
    "/daftar/",
):
    add(_page, lambda page=_page: Open(Client(), page))  # type: ignore[misc]


@place("the page that asks for the code of a sign-up")
def confirming() -> Open:
    return Open(Client(), f"/daftar/konfirmasi/{a_sign_up().id}/")


@place("the same page when the code is over")
def confirming_late() -> Open:
    return Open(Client(), f"/daftar/konfirmasi/{a_sign_up(now=NOW - timedelta(minutes=11)).id}/")


@place("the same page once it is confirmed")
def confirmed() -> Open:
    code = a_sign_up()
    Client().post(f"/daftar/konfirmasi/{code.id}/", {"code": code.digits, "password": PASSWORD})
    return Open(Client(), f"/daftar/konfirmasi/{code.id}/")


@place("correcting the address")
def correcting() -> Open:
    return Open(Client(), f"/daftar/konfirmasi/{a_sign_up().id}/alamat/")


@place("the link")
def link() -> Open:
    a_sign_up()
    return Open(Client(), last_letter(SITI).link)


@place("the link once it was followed")
def link_again() -> Open:
    opened = link()
    Client().post(opened.address, {"password": PASSWORD})
    return opened


@place("the code to sign in")
def signing_in() -> Open:
    an_account()
    return Open(Client(), f"/masuk/kode/{a_code().id}/")


@place("the code for a new password")
def resetting() -> Open:
    an_account()
    return Open(Client(), f"/masuk/lupa/{a_code(purpose=RESET).id}/")


@place("the new password")
def new_password() -> Open:
    page = with_the_code_for_a_new_password()
    page.browser.post(page.address, page.fields)
    return Open(page.browser, f"{page.address}sandi-baru/")


@place("signing out")
def signing_out() -> Open:
    return Open(signed_in(an_account()), "/keluar/")


@place("one's account")
def own_account() -> Open:
    return Open(signed_in(an_account()), "/akun/")


@place("one's account of the office")
def staff_account() -> Open:
    return Open(signed_in(a_member_of_staff(BUDI)), "/akun/")


@place("another password")
def another_password() -> Open:
    return Open(signed_in(an_account()), "/akun/kata-sandi/")


@place("another password of staff whose sign-in was long ago")
def another_password_of_staff() -> Open:
    browser = Client()
    browser.force_login(a_member_of_staff(BUDI))
    return Open(browser, "/akun/kata-sandi/")


@place("another address")
def another_address() -> Open:
    return Open(signed_in(an_account()), "/akun/alamat/")


@place("another address of staff whose sign-in was long ago")
def another_address_of_staff() -> Open:
    browser = Client()
    browser.force_login(a_member_of_staff(BUDI))
    return Open(browser, "/akun/alamat/")


@place("the code of another address")
def code_of_another_address() -> Open:
    account = an_account()
    a_code_to_a_new_address(account)
    return Open(signed_in(account), "/akun/alamat/kode/")


@place("the same page when the code of another address is over")
def code_of_another_address_late() -> Open:
    account = an_account()
    a_code_to_a_new_address(account, now=NOW - timedelta(minutes=11))
    return Open(signed_in(account), "/akun/alamat/kode/")


@place("the same page after five wrong codes")
def code_of_another_address_locked() -> Open:
    account = an_account()
    code = a_code_to_a_new_address(account)
    for _ in range(5):
        type_code(purpose=NEW_ADDRESS, owner_id=account.pk, typed=wrong(code), now=NOW)
    return Open(signed_in(account), "/akun/alamat/kode/")


@place("where one is signed in")
def sessions() -> Open:
    account = an_account()
    a_session(account)
    return Open(signed_in(account), "/akun/sesi/")


@place("closing the account")
def closing() -> Open:
    return Open(signed_in(an_account()), "/akun/tutup/")


@place("closing an account of the office")
def closing_of_the_office() -> Open:
    return Open(signed_in(a_member_of_staff(BUDI)), "/akun/tutup/")


@place("closing the account of somebody who waits for a result")
def closing_in_a_wave() -> Open:
    account = an_account()
    joined(open_wave(), ApplicantId(account.pk))
    return Open(signed_in(account), "/akun/tutup/")


@place("the session goes on")
def staying() -> Open:
    browser = signed_in(an_account())
    browser.defaults["HTTP_ACCEPT"] = "text/html"
    return Open(browser, "/sesi/lanjut/")


@place("the second factor")
def second_factor() -> Open:
    a_member_of_staff(BUDI)
    browser = Client()
    browser.post("/masuk/", {"email": BUDI, "password": PASSWORD})
    return Open(browser, "/masuk/langkah-kedua/")


@place("no second factor yet")
def no_second_factor() -> Open:
    return Open(Client(), "/akun/langkah-kedua/pasang/")


@place("the link of an invitation")
def invitation() -> Open:
    somebody_invited(BUDI)
    return Open(Client(), last_letter(BUDI).invitation)


@place("the link of an invitation for somebody who is signed in")
def invitation_signed_in() -> Open:
    somebody_invited(BUDI)
    return Open(signed_in(an_account()), last_letter(BUDI).invitation)


@place("the second factor that is set up")
def overview() -> Open:
    return Open(signed_in(a_member_of_staff(BUDI)), "/akun/langkah-kedua/")


@place("the recovery codes")
def recovery_codes() -> Open:
    page = new_recovery_codes()
    page.browser.post(page.address, page.fields)
    return Open(page.browser, "/akun/langkah-kedua/cadangan/")


@place("another authenticator app")
def another_app() -> Open:
    return Open(signed_in(a_member_of_staff(BUDI)), "/akun/langkah-kedua/aplikasi/")


@place("a new passkey")
def passkey() -> Open:
    return Open(signed_in(a_member_of_staff(BUDI)), "/akun/langkah-kedua/kunci-sandi/")


#: Pages that say that something is over: they answer otherwise than with 200.
OVER: Final[dict[str, Opening]] = {
    "a code of nobody": lambda: Open(Client(), f"/masuk/kode/{uuid4()}/"),
    "an invitation that was cut short": lambda: Open(Client(), "/petugas/undangan/abc/"),
    "a link that was cut short": lambda: Open(Client(), "/daftar/tautan/abc/"),
    "a page that there is not": lambda: Open(Client(), "/tidak-ada/"),
    "a page of the office": lambda: Open(signed_in(an_account()), "/kantor/"),
}


def _consent(**changes: str) -> Opening:
    return lambda: Open(signed_in(an_account(SITI)), consent_address(a_client(), **changes))


add("agreeing to sign in with a partner", _consent())


@place("partners with whom one signs in")
def sign_ins() -> Open:
    siti, partner = an_account(SITI), a_client()
    agreed_code(siti, partner)
    return Open(signed_in(siti), "/akun/mitra/")


add("no partner with whom one signs in", lambda: Open(signed_in(an_account(SITI)), "/akun/mitra/"))
