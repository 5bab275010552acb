"""People at step 1, and the letters that they get."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from random import sample
from typing import Any, Final
from uuid import UUID, uuid4

import pyotp
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from prakerja.accounts.ask_for_new_address import ask_for_new_address
from prakerja.accounts.check_second_factor import check_second_factor
from prakerja.accounts.counted_tries import Tries, tries_in
from prakerja.accounts.create_staff import create_staff
from prakerja.accounts.insert_account import insert_account
from prakerja.accounts.kinds import kind_for
from prakerja.accounts.models import Account, AuthenticatorApp, RecoveryCodes, Session
from prakerja.accounts.passwords import hashed
from prakerja.accounts.post_invitation import WELCOME, post_invitation
from prakerja.accounts.purposes import SIGN_IN
from prakerja.accounts.renew_recovery_codes import renew_recovery_codes
from prakerja.accounts.request_code import request_code
from prakerja.accounts.second_factors import MOST_RECOVERY_CODES, RECOVERY_DIGITS
from prakerja.accounts.session_store import SessionStore
from prakerja.accounts.sign_up import Wanted, sign_up
from prakerja.authority.models import Member
from prakerja.authority.roles import Role, never_together
from prakerja.codes.models import Code
from prakerja.codes.purpose import CodePurpose
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.messages.models import Message
from prakerja.messages.states import Channel
from prakerja.messages.words import read_words
from prakerja.messages.write_text import write_text
from tests.situations.authority import OPERATOR

#: To which somebody moves their account.
NEW_ADDRESS = "siti.baru@contoh.example"
PASSWORD = "kuda-hijau-lompat"
NETWORK = "198.51.100.7"
#: What the browser keeps in which a sign-up was typed.
BROWSER = "0123456789abcdef"
NOW = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)
#: Base32, as an authenticator app takes it.
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@dataclass(frozen=True)
class Letter:
    text: str
    language: str
    subject: str
    body: str
    words: dict[str, Any]

    @property
    def code(self) -> str:
        code: str = self.words["code"]
        return code

    @property
    def link(self) -> str:
        return f"/daftar/tautan/{self.words['token']}/"

    @property
    def invitation(self) -> str:
        return f"/petugas/undangan/{self.words['token']}/"


def letters_to(address: str) -> list[Letter]:
    """Everything that waits in the outbox for the address, oldest first."""
    messages = Message.objects.filter(channel=Channel.EMAIL).order_by("created_at", "id")
    return [_opened(message) for message in messages if _address(message) == address]


def last_letter(address: str) -> Letter:
    return letters_to(address)[-1]


def _address(message: Message) -> str:
    return message.address


def _opened(message: Message) -> Letter:
    words = read_words(message.words_as_json)
    subject, body = write_text(
        text=message.text, channel=Channel(message.channel), language=message.language, words=words
    )
    return Letter(message.text, message.language, subject, body, words)


def an_account(email: str = "siti@contoh.example", password: str | None = PASSWORD, **traits: Any) -> Account:
    return Account.objects.create_user(email, password, full_name=traits.pop("full_name", "Siti Aminah"), **traits)


def a_member_of_staff(
    email: str = "budi@prakerja.example", *roles: Role, totp_secret: str | None = TOTP_SECRET
) -> Account:
    """Who has accepted an invitation: the rows that are left of it, in six statements and not in twenty-seven. Nobody
    has a letter of it, and the audit has heard nothing.
    """
    held = roles or (Role.OFFICER,)
    assert not list(never_together(held))
    account = insert_account(
        email=email, full_name="Budi Santoso", password=hashed(PASSWORD), language="id", kind=kind_for(held)
    )
    Member(account_id=account.pk, roles=[role for role in Role if role in held], changed_at=NOW).save(force_insert=True)
    if totp_secret is not None:
        _set_up(account, totp_secret)
    return account


def _set_up(account: Account, secret: str) -> None:
    app = AuthenticatorApp(account_id=account.pk, set_up_at=NOW)
    app.secret = secret
    app.save(force_insert=True)
    codes = [f"{number:0{RECOVERY_DIGITS}d}" for number in sample(range(10**RECOVERY_DIGITS), MOST_RECOVERY_CODES)]
    paper = RecoveryCodes(account_id=account.pk, used=[], made_at=NOW)
    paper.hashes = "\n".join(map(hashed, codes))
    paper.save(force_insert=True)
    written_down(account, codes)


def somebody_invited(email: str = "budi@prakerja.example", *, now: datetime = NOW, text: str = WELCOME) -> Account:
    """Appointed, with a link on its way, and nothing of their own yet."""
    account = create_staff(email=email, full_name="Budi Santoso", roles=[Role.OFFICER], by=OPERATOR, now=now)
    post_invitation(account, text=text, now=now)
    return account


def a_session(account: Account, *, browser: str = "chrome android", now: datetime = NOW) -> Session:
    """The account is signed in somewhere."""
    session = a_session_store(account, browser=browser, now=now)
    assert session.digest
    return Session.objects.get(account_id=account.pk, digest=session.digest)


def a_session_store(account: Account, *, browser: str = "chrome android", now: datetime = NOW) -> SessionStore:
    """The same, as the browser's requests come with it."""
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(account.pk), account.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session.begin(browser=browser, now=now)
    session.save()
    return session


def in_session(account: Account) -> Tries:
    """On whom it is counted what is tried where the account is signed in."""
    return tries_in(account, "a sitting")


def shows(account: Account, typed: str, *, now: datetime = NOW, from_app_only: bool = False) -> bool:
    """Whether it is taken for a second factor of theirs where they are signed in."""
    return check_second_factor(
        account=account, typed=typed, tries=in_session(account), now=now, from_app_only=from_app_only
    )


def confirmed(browser: Client) -> Client:
    """Whoever is signed in there has just shown that it is them."""
    session = browser.session
    assert isinstance(session, SessionStore)
    assert SESSION_KEY in session
    session.confirmed_at = read_clock()
    session.save()
    return browser


def totp_now(secret: str = TOTP_SECRET, *, half_minutes: int = 0, at: datetime | None = None) -> str:
    """What the authenticator app shows at this moment (now, unless another is given), or so many half minutes later."""
    codes = pyotp.TOTP(secret)
    moment = datetime.now(UTC) if at is None else at
    return codes.generate_otp(codes.timecode(moment) + half_minutes)


#: What somebody wrote down when it was shown: of what is kept nobody can read it.
_PAPERS: Final[dict[UUID, list[str]]] = {}


def written_down(account: Account, codes: list[str]) -> None:
    """These are on the account's paper from now on."""
    _PAPERS[account.pk] = codes


def papers_of(account: Account) -> list[str]:
    """The recovery codes on the paper that were not used yet, in its order."""
    row = RecoveryCodes.objects.filter(pk=account.pk).values_list("used", flat=True).first()
    return [] if row is None else [code for place, code in enumerate(_PAPERS[account.pk]) if place not in row]


def codes_on(page: str) -> list[str]:
    """The recovery codes that a page shows to be written down."""
    return re.findall(r'<li class="number">(\d{8})</li>', page)


def renewed(account: Account) -> None:
    """There is a new paper."""
    written_down(account, renew_recovery_codes(account=account, by=Actor.staff(account.pk), now=NOW))


def a_sign_up(email: str = "siti@contoh.example", *, now: datetime = NOW, **traits: Any) -> Code:
    wanted = {
        "email": email,
        "full_name": "Siti Aminah",
        "password": PASSWORD,
        "language": "id",
        "terms_version": "2026-11",
        "browser": BROWSER,
    } | traits
    form_key: UUID = wanted.pop("form_key", None) or uuid4()
    return sign_up(form_key=form_key, wanted=Wanted(**wanted), network=NETWORK, by=Actor.visitor(), now=now)


def a_code(email: str = "siti@contoh.example", purpose: CodePurpose = SIGN_IN, *, now: datetime = NOW) -> Code:
    return request_code(
        form_key=uuid4(),
        purpose=purpose,
        email=email,
        language="id",
        network=NETWORK,
        by=Actor.visitor(),
        now=now,
    )


def a_code_to_a_new_address(account: Account, email: str = NEW_ADDRESS, *, now: datetime = NOW) -> Code:
    """Somebody signed in has asked for it."""
    by = Actor.staff(account.pk) if account.is_staff else Actor.applicant(account.pk)
    return ask_for_new_address(account=account, email=email, language="id", by=by, now=now)


def wrong(code: Code) -> str:
    return f"{(int(code.digits) + 1) % 1_000_000:06d}"
