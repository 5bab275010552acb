"""`send_account_code()`: a code goes to the recipient's phone, to confirm the account that is theirs."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.codes.models import Code
from prakerja.codes.send_code import Destination, send_code
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.refused import Refused
from prakerja.payouts.accounts.account_code import ACCOUNT_CODE, bound_to
from prakerja.payouts.accounts.events import AccountEvent
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.models import LinkedAccount
from prakerja.profile.facts import phone_of


class NothingToConfirm(Refused):
    """No account of theirs waits for its code."""


class NoPhone(Refused):
    """They have proven no mobile number to which a code could go."""


def send_account_code(*, applicant_id: ApplicantId, language: str, by: Actor, now: datetime, network: str = "") -> Code:
    """A fresh code waits in the outbox for the phone that they have proven; it lives ten minutes.

    It is asked for on the page, and not sent by the answer: a silent bank may answer at night.
    Raises NothingToConfirm, NoPhone, CodesLocked, TooSoon, TriesSpent, SmsSpent.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    row = LinkedAccount.objects.of(applicant_id).filter(state=AccountState.PROVEN).first()
    if row is None:
        raise NothingToConfirm
    phone = phone_of(applicant_id)
    if phone is None:
        raise NoPhone
    code = send_code(
        purpose=ACCOUNT_CODE,
        to=Destination(owner_id=applicant_id, address=phone, language=language),
        bound_to=bound_to(row),
        network=network,
        by=by,
        now=now,
    )
    assert code is not None  # under a new key
    record(AccountEvent.CODE_SENT, subject=row, by=by, at=now, applicant_id=applicant_id)
    return code
