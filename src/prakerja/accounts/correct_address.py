"""The address of a sign-up was mistyped."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.known_browser import STRANGER, KnownBrowser
from prakerja.accounts.models import Account
from prakerja.accounts.purposes import CONFIRM
from prakerja.codes.models import Code
from prakerja.codes.readdress_code import readdress_code
from prakerja.codes.refusals import CodeGone
from prakerja.kit.typed_address import read_address


def correct_address(*, code_id: UUID, email: str, network: str, now: datetime, known: KnownBrowser = STRANGER) -> Code:
    """The sign-up goes on with the new address, which has been written to; old codes and links are dead.

    The same address again changes nothing. Raises CodeGone when there is no such sign-up or it is confirmed already,
    TriesSpent, NotAnAddress.
    """
    email = read_address(email)
    code: Code | None = Code.objects.of(CONFIRM, code_id).lock().first()
    if code is None or code.passed_at is not None:
        raise CodeGone
    if not code.goes_to(email):
        account = Account.objects.with_address(email).first()
        readdress_code(
            code,
            purpose=CONFIRM,
            address=email,
            is_hollow=account is not None,
            network=network,
            known_as=known.key_for_letters(email, account),
            now=now,
        )
    return code
