"""Whatever a form takes can be kept, written to and signed in with by typing; to all else it has a sentence."""

from typing import Any, Final
from uuid import uuid4

import pytest
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from prakerja.accounts.address_holder import AddressHolder
from prakerja.accounts.insert_account import AddressTaken, insert_account
from prakerja.accounts.models import Account, SignUp
from prakerja.accounts.passwords import PasswordMissing, hashed
from prakerja.accounts.purposes import SIGN_IN
from prakerja.accounts.request_code import request_code
from prakerja.accounts.sign_in_by_password import sign_in_by_password
from prakerja.assessment.look_up_applicant import look_up_applicant
from prakerja.connectors.mail.send import send_email
from prakerja.connectors.mail.session import mail_session
from prakerja.kit.actor import Actor
from prakerja.kit.typed_address import NotAnAddress, read_address
from prakerja.kit.typed_name import NotAName, read_name
from prakerja.web.accounts.sign_up_forms import SignUpForm
from prakerja_sandbox.testing import Sandbox
from tests.messages.outside import outside, posted_delivery_reports, running  # noqa: F401  fixtures
from tests.situations.accounts import NETWORK, NOW, PASSWORD, a_sign_up, an_account
from tests.situations.waves import an_officer
from tests.thorough import as_many
from tests.typed.disguises import UNSEEN, decomposed, full_width, with_unseen
from tests.typed.test_one_spelling import ADDRESSES, ANYTHING, NAMES, PASSWORDS

pytestmark = pytest.mark.django_db
SITI: Final = "siti@contoh.example"
DISGUISED: Final = (
    f"{SITI}\u200b",
    f"\ufeff{SITI}",
    "si\u00adti@contoh.example",
    "Siti@Contoh.Example.",
    f"Siti A. <{SITI}>",
    f"mailto:{SITI}",
    full_width(SITI),
    f"\u202e{SITI}\u00a0",
    "siti@contoh\u3002example",
)


def typed(**changes: Any) -> dict[str, Any]:
    return {
        "form_key": str(uuid4()),
        "full_name": "Siti Aminah",
        "email": SITI,
        "password": "kuda-hijau-lompat",
        "agrees": "on",
    } | changes


class EachWay(TestCase):
    """Hypothesis with a database that forgets after each input."""

    @settings(max_examples=as_many(25, thorough=60), deadline=None, suppress_health_check=list(HealthCheck))
    @given(email=ADDRESSES | ANYTHING, name=NAMES | st.text(max_size=30), password=PASSWORDS | st.text(max_size=30))
    def test_what_the_sign_up_takes_is_kept_and_signed_in_with(self, email: str, name: str, password: str) -> None:
        form = SignUpForm(typed(email=email, full_name=name, password=password))
        if not form.is_valid():
            assert all(str(words) for errors in form.errors.values() for words in errors)
            return
        kept = form.cleaned_data
        a_sign_up(kept["email"], full_name=kept["full_name"], password=kept["password"])
        assert SignUp.objects.get().full_name == read_name(name)
        insert_account(
            email=kept["email"], full_name=kept["full_name"], password=hashed(kept["password"]), language="id"
        )
        # What was typed the first time, typed again; and what is shown of it.
        for again in (email, kept["email"]):
            assert sign_in_by_password(email=again, password=password, network=NETWORK, now=NOW) is not None


@pytest.mark.parametrize("email", DISGUISED)
def test_no_disguise_makes_a_second_account(email: str) -> None:
    account = an_account(SITI)
    assert read_address(email) == SITI
    with pytest.raises(AddressTaken), transaction.atomic():
        insert_account(email=email, full_name="Siti", password="!", language="id")
    assert Account.objects.with_address(email).get() == account
    assert AddressHolder.objects.count() == 1
    assert sign_in_by_password(email=email, password=PASSWORD, network=NETWORK, now=NOW) == account
    code = request_code(
        form_key=uuid4(), purpose=SIGN_IN, email=email, language="id", network=NETWORK, by=Actor.visitor(), now=NOW
    )
    assert (code.address, code.account_id, code.is_hollow) == (SITI, account.pk, False)
    assert a_sign_up(email).is_hollow
    assert look_up_applicant(email=email, by=an_officer(), now=NOW) == account.pk


@pytest.mark.parametrize(
    ("made", "again"),
    [
        ("pässwörd-jauh", decomposed("pässwörd-jauh")),
        (decomposed("pässwörd-jauh"), "pässwörd-jauh"),
        ("kuda hijau 7", "kuda\u00a0hijau\u20037"),
        ("kuda-hijau-lompat", "kuda-hijau-lompat \n"),
        (" kuda-hijau-lompat\u200b", "kuda-hijau-lompat"),
        ("\u2764\ufe0f hati-hati jauh", "\u2764 hati-hati jauh"),
    ],
)
def test_two_spellings_of_a_password_are_one(made: str, again: str) -> None:
    account = an_account(SITI, made)
    assert sign_in_by_password(email=SITI, password=again, network=NETWORK, now=NOW) == account
    assert account.check_password(again)


@pytest.mark.parametrize("other", ["Kuda-hijau-lompat", "kuda hijau lompat", "kuda-hijau-lompat1"])
def test_what_looks_different_is_another_password(other: str) -> None:
    an_account(SITI, "kuda-hijau-lompat")
    assert sign_in_by_password(email=SITI, password=other, network=NETWORK, now=NOW) is None


@pytest.mark.parametrize("password", ["        ", "\u00a0" * 8, "\u200b" * 9, "\t" * 8])
def test_spaces_alone_are_no_password(password: str) -> None:
    assert SignUpForm(typed(password=password)).errors["password"] == ["Buat kata sandi"]
    with pytest.raises(PasswordMissing):
        hashed(password)


@pytest.mark.parametrize("password", ["prakerja\u200b2021", "p\u00adassword123", "1234567\u200b", "1234567 "])
def test_a_password_is_measured_and_judged_as_it_is_kept(password: str) -> None:
    assert SignUpForm(typed(password=password)).errors["password"]


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("é@contoh.example", "Kami belum dapat mengirim e-mail ke alamat dengan huruf selain a sampai z"),
        ("siti@☃.example", "Periksa bagian di belakang tanda @"),
        ("a@b.example c@d.example", "Tulis satu alamat e-mail saja"),
        ("siti", "Tulis alamat e-mail seperti nama@contoh.com"),
        (f"{'s' * 65}@contoh.example", "Alamat e-mail paling panjang 254 huruf"),
        ("\u200b", "Isi alamat e-mail Anda"),
    ],
)
def test_what_cannot_be_written_to_is_refused_where_it_is_typed(email: str, sentence: str) -> None:
    (words,) = SignUpForm(typed(email=email)).errors["email"]
    assert sentence in words


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("=cmd|' /C calc'!A0", "Jangan mulai dengan tanda =, +, @, atau -"),
        ("12345", "Tuliskan nama dengan huruf"),
        ("\u3164", "Tuliskan nama lengkap Anda"),
        ("S" * 201, "Nama paling panjang 200 huruf"),
    ],
)
def test_a_name_that_its_own_page_refuses_does_not_pass_at_sign_up(name: str, sentence: str) -> None:
    (words,) = SignUpForm(typed(full_name=name)).errors["full_name"]
    assert sentence in words


def test_to_every_address_that_is_taken_a_letter_goes(outside: Sandbox) -> None:  # noqa: F811
    """Two hundred of them, in earnest, over one conversation with the mail server."""
    addresses = some_addresses(200)
    with mail_session() as session:
        for number, address in enumerate(addresses):
            send_email(session, message_id=f"m{number}", address=address, subject="Kode", body="481516\n")
    assert {letter.to for letter in outside.inbox()} == set(addresses)


def some_addresses(count: int) -> list[str]:
    """The same in every process: every sign that a local part may have, in every place, before every kind of domain."""
    signs = "abcxyz019!#$%&'*+/=?^_`{|}~-"
    domains = ("contoh.example", "xn--bro-hoa.example", "a-b.co.id", "r3---sn.web.id")
    made = [
        read_address(f"{signs[n % len(signs)]}{n}.{signs[(n * 7) % len(signs)]}{n}@{domains[n % 4]}")
        for n in range(count)
    ]
    assert len(set(made)) == count
    return made


@pytest.mark.parametrize(
    "email",
    [
        "Siti@contoh.example",
        "siti@contoh.example\u200b",
        "siti @contoh.example",
        "siti@büro.example",
        "é@contoh.example",
        "siti",
        "siti@contoh",
        "a@b@contoh.example",
        "siti@127.0.0.11",
        "",
    ],
)
def test_the_database_keeps_no_other_spelling_of_an_address(email: str) -> None:
    account = an_account(SITI)
    with pytest.raises(IntegrityError, match="an_address_is_kept_in_its_one_spelling"), transaction.atomic():
        Account.objects.filter(pk=account.pk).update(email=email)


@pytest.mark.parametrize(
    "name",
    [
        *(with_unseen("Siti", at=2, sign=one) for one in UNSEEN if one != "\0"),
        " Siti",
        "Siti ",
        "Si  ti",
        "Jose\u0301",
        "Siti\u00a0A",
        "Siti\u3164",
    ],
)
def test_the_database_keeps_no_name_with_something_unseen(name: str) -> None:
    account, sign_up = an_account(SITI), a_sign_up("budi@contoh.example")
    with pytest.raises(IntegrityError, match="a_name_is_a_line_that_is_seen"), transaction.atomic():
        Account.objects.filter(pk=account.pk).update(full_name=name)
    with pytest.raises(IntegrityError, match="a_typed_name_is_a_line_that_is_seen"), transaction.atomic():
        SignUp.objects.filter(pk=sign_up.owner_id).update(full_name=name)


class EachText(TestCase):
    @settings(max_examples=as_many(60, thorough=150), deadline=None, suppress_health_check=list(HealthCheck))
    @given(text=ANYTHING)
    def test_what_is_read_the_database_keeps(self, text: str) -> None:
        account = Account.objects.filter(email=SITI).first() or an_account(SITI)
        for field, read, refused in (("email", read_address, NotAnAddress), ("full_name", read_name, NotAName)):
            try:
                kept = read(text)
            except refused:
                continue
            Account.objects.filter(pk=account.pk).update(**{field: kept})
        account.refresh_from_db()
        assert EmailMessage(subject="Kode", body="481516", to=[account.email]).message().as_bytes()
