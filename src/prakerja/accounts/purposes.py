"""What this step sends codes for. Each has a letter for whoever has no account, or at sign-up has one already."""

from typing import Final

from prakerja.accounts.confirmation_link import link_token
from prakerja.accounts.limits import LINK_LIVES
from prakerja.accounts.own_mailbox import mailbox_token
from prakerja.codes.models import Code
from prakerja.codes.purpose import CodePurpose
from prakerja.messages.states import Channel


def _link(code: Code) -> dict[str, str]:
    return {"token": link_token(code.id, code.address)}


def _past_strangers(code: Code) -> dict[str, str]:
    return {"mailbox_token": mailbox_token(code.address)}


#: Shows that the address of a sign-up is theirs; an account follows.
CONFIRM: Final = CodePurpose(
    name="accounts.confirm",
    channel=Channel.EMAIL,
    text="confirm_email",
    hollow_text="account_exists",
    is_signed_in=False,
    words=_link,
    past_strangers=_past_strangers,
    useful_for=LINK_LIVES,
)
SIGN_IN: Final = CodePurpose(
    name="accounts.sign_in",
    channel=Channel.EMAIL,
    text="login_code",
    hollow_text="no_account",
    is_signed_in=False,
    past_strangers=_past_strangers,
)
RESET: Final = CodePurpose(
    name="accounts.reset",
    channel=Channel.EMAIL,
    text="reset_password_code",
    hollow_text="no_account",
    is_signed_in=False,
    past_strangers=_past_strangers,
)
#: Shows that the address to which somebody signed in moves their account is theirs.
NEW_ADDRESS: Final = CodePurpose(
    name="accounts.new_address",
    channel=Channel.EMAIL,
    text="new_address_code",
    hollow_text="new_address_in_use",
)
