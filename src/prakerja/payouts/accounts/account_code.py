"""The code by which a recipient confirms the account: house and last digits stand in the SMS, and bind it."""

from typing import Final

from prakerja.codes.bound import Bound
from prakerja.codes.purpose import CodePurpose
from prakerja.messages.states import Channel
from prakerja.payouts.models import LinkedAccount

ACCOUNT_CODE: Final = CodePurpose(name="payouts.account", channel=Channel.SMS, text="paid_account_code")


def bound_to(row: LinkedAccount) -> Bound:
    return {"house": row.house, "ending": row.account_number[-4:], "account": row.number}
