"""An applicant goes for good: every step gives up what is its own, and what proves the programme's acts stays."""

from collections.abc import Sequence
from datetime import datetime

from prakerja.accounts.give_up_account import give_up_account
from prakerja.accounts.models import Account
from prakerja.accounts.post_letter import post_letter
from prakerja.appeals.screening.give_up_objections import give_up_objections
from prakerja.assessment.give_up_test import give_up_test
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.identity.give_up_identity import give_up_identity, held_identity
from prakerja.journey.against_closing import Against, reasons_against_closing
from prakerja.journey.events import JourneyEvent
from prakerja.kit.actor import Actor
from prakerja.kit.locks import Lock, take
from prakerja.kit.refused import Refused
from prakerja.partners.sso.give_up_sign_ins import give_up_sign_ins
from prakerja.profile.give_up_profile import give_up_profile


class CannotClose(Refused):
    """Something stands against it; carries every reason."""

    def __init__(self, reasons: Sequence[Against]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(", ".join(type(reason).__name__ for reason in reasons))


def close_account(*, account: Account, by: Actor, now: datetime) -> None:
    """There is no account, and its owner may begin anew: address, telephone number and NIK are free.

    A last letter says what was kept and why. Closing twice is closing once. Raises CannotClose.
    """
    require(Permission.APPLY, by=by, of=account.pk)
    # Before all else: against joining, which shares it (waves/join_wave.py).
    take(Lock.ACCOUNT, account.pk)
    # Then its row, as everybody who takes it: against what is added in a statement that shares this row, against a
    # change of its address, and against itself.
    held = Account.objects.select_for_update(of=("self",)).filter(pk=account.pk).first()
    if held is None:
        return
    held_identity(held.pk)
    if reasons := reasons_against_closing(held.pk, now):
        raise CannotClose(reasons)
    post_letter(held, text="account_closed", now=now)
    give_up_test(held)
    give_up_profile(held)
    give_up_identity(held, now=now)
    give_up_sign_ins(held.pk)
    give_up_objections(held.pk)
    give_up_account(held, now=now)
    record(JourneyEvent.ACCOUNT_CLOSED, subject=account, by=by, at=now, applicant_id=account.pk)
