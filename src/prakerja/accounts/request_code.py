"""A code by e-mail, to sign in or to choose a new password."""

from datetime import datetime
from uuid import UUID, uuid4

from prakerja.accounts.known_browser import STRANGER, KnownBrowser
from prakerja.accounts.models import Account
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.codes.models import Code
from prakerja.codes.purpose import CodePurpose
from prakerja.codes.rules import is_over
from prakerja.codes.send_code import Destination, send_code
from prakerja.kit.actor import Actor
from prakerja.kit.typed_address import read_address


def request_code(
    *,
    form_key: UUID,
    purpose: CodePurpose,
    email: str,
    language: str,
    network: str,
    by: Actor,
    now: datetime,
    known: KnownBrowser = STRANGER,
) -> Code:
    """The address has been written to: with a code, or that it has no account. The code is to be typed at its page.

    `form_key` is made with the page that asks: sent again it is the same code. Raises TriesSpent, NotAnAddress.
    """
    require(Permission.USE_ACCOUNT, by=by)
    email = read_address(email)
    account = Account.objects.with_address(email).first()
    account_id, known_as = account.pk if account else None, known.key_for_letters(email, account)
    for key in (form_key, uuid4()):
        to = Destination(
            owner_id=key, address=email, language=language, account_id=account_id, is_hollow=account_id is None
        )
        code = send_code(purpose=purpose, to=to, code_id=key, network=network, known_as=known_as, by=by, now=now)
        if code is not None:
            return code
        sent: Code = Code.objects.get(owner_id=key, id=key)
        if _is_the_same(sent, purpose, email, now):
            return sent
    raise AssertionError("a random key was there already")


def _is_the_same(sent: Code, purpose: CodePurpose, email: str, now: datetime) -> bool:
    """Not so after the back button: another address, or a code that has served its time."""
    is_for_it = sent.purpose == purpose.name and sent.channel == purpose.channel and sent.goes_to(email)
    return is_for_it and sent.passed_at is None and not is_over(sent.expires_at, now=now)
