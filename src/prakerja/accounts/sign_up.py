"""Somebody wants an account."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from prakerja.accounts.browser_mark import browser_mark
from prakerja.accounts.correct_address import correct_address
from prakerja.accounts.known_browser import STRANGER, KnownBrowser
from prakerja.accounts.models import Account, SignUp
from prakerja.accounts.passwords import hashed
from prakerja.accounts.purposes import CONFIRM
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.codes.count_sending import refuse_when_none_may_go
from prakerja.codes.limits import CODES_OF_A_NETWORK
from prakerja.codes.models import Code, address_digest
from prakerja.codes.refusals import CodeGone
from prakerja.codes.send_code import Destination, send_code
from prakerja.codes.tallies import take
from prakerja.kit.actor import Actor
from prakerja.kit.typed_address import read_address
from prakerja.kit.typed_name import read_name


@dataclass(frozen=True)
class Wanted:
    """What was typed into the sign-up page."""

    email: str
    full_name: str
    password: str
    language: str
    terms_version: str
    #: By what the browser is known again in which it was typed: what it keeps, and nobody else.
    browser: str

    def as_kept(self) -> "Wanted":
        """Each in the one spelling that it has. Raises NotAnAddress, NotAName."""
        return replace(self, email=read_address(self.email), full_name=read_name(self.full_name))


def sign_up(
    *,
    form_key: UUID,
    wanted: Wanted,
    network: str,
    by: Actor,
    now: datetime,
    known: KnownBrowser = STRANGER,
) -> Code:
    """The address has been written to: with a code and a link, or, when it has an account, with how to sign in.

    `form_key` is made with the page: sent again it is the same sign-up, with what was typed last. An account comes
    into being only by confirming. Raises TriesSpent, CodeGone when the key belongs to something else, and what
    says that address, name or password are none.
    """
    require(Permission.USE_ACCOUNT, by=by)
    wanted = wanted.as_kept()
    account = Account.objects.with_address(wanted.email).first()
    known_as = known.key_for_letters(wanted.email, account)
    _refuse_before_hashing(form_key, wanted, network, known_as, now)
    # Before any row is taken that others wait for, and always, because the time it takes must not tell anything.
    password = hashed(wanted.password)
    to = Destination(owner_id=form_key, address=wanted.email, language=wanted.language, is_hollow=account is not None)
    code = send_code(purpose=CONFIRM, to=to, code_id=form_key, network=network, known_as=known_as, by=by, now=now)
    if code is None:
        return _typed_again(form_key, wanted, password, network=network, known=known, now=now)
    SignUp.objects.create(
        code_id=form_key,
        full_name=wanted.full_name,
        password=password,
        terms_version=wanted.terms_version,
        agreed_at=now,
        browser_mark=browser_mark(wanted.browser),
    )
    return code


def _refuse_before_hashing(form_key: UUID, wanted: Wanted, network: str, known_as: str, now: datetime) -> None:
    """A page sent again sends no letter, and costs a hash: it is counted for the network. Raises TriesSpent."""
    if Code.objects.of(CONFIRM, form_key).exists():
        take(CODES_OF_A_NETWORK, network, now=now)
        return
    mark = address_digest(CONFIRM.channel, wanted.email)
    refuse_when_none_may_go(mark, network=network, known_as=known_as, now=now)


def _typed_again(
    form_key: UUID, wanted: Wanted, password: str, *, network: str, known: KnownBrowser, now: datetime
) -> Code:
    code: Code | None = Code.objects.of(CONFIRM, form_key).lock().first()
    if code is None:
        raise CodeGone
    if code.passed_at is not None:
        return code
    SignUp.objects.filter(pk=form_key).update(
        full_name=wanted.full_name,
        password=password,
        terms_version=wanted.terms_version,
        agreed_at=now,
        browser_mark=browser_mark(wanted.browser),
    )
    if not code.goes_to(wanted.email):
        return correct_address(code_id=form_key, email=wanted.email, network=network, known=known, now=now)
    return code
