"""The letter that belongs to a code: every answer to an address, whether it has an account or not, is one letter."""

from datetime import datetime
from typing import Final

from prakerja.accounts.confirmation_link import link_token
from prakerja.accounts.limits import LETTERS_A_DAY, LETTERS_AN_HOUR, LETTERS_OF_A_NETWORK, LINK_LIVES
from prakerja.accounts.models import EmailCode
from prakerja.accounts.states import CodePurpose
from prakerja.accounts.tries import count_try, refuse_when_spent, take_try
from prakerja.messages.post_message import post_message
from prakerja.messages.states import Channel
from prakerja.messages.words import Word

_LETTERS: Final = {
    CodePurpose.CONFIRM: "confirm_email",
    CodePurpose.SIGN_IN: "login_code",
    CodePurpose.RESET: "reset_password_code",
}
#: What a person is told whose address has an account already, or has none.
_HOLLOW_LETTERS: Final = {
    CodePurpose.CONFIRM: "account_exists",
    CodePurpose.SIGN_IN: "no_account",
    CodePurpose.RESET: "no_account",
}


def post_code(code: EmailCode, *, network: str, now: datetime) -> None:
    """The letter is in the outbox and counted. Raises TriesSpent when the address or the network has had enough."""
    refuse_when_spent(LETTERS_OF_A_NETWORK, network, now=now)
    take_try(LETTERS_AN_HOUR, code.email, now=now)
    take_try(LETTERS_A_DAY, code.email, now=now)
    purpose = CodePurpose(code.purpose)
    letters = _HOLLOW_LETTERS if code.is_hollow else _LETTERS
    post_message(
        text=letters[purpose],
        channel=Channel.EMAIL,
        address=code.email,
        words=_words(code),
        now=now,
        language=code.language,
        applicant_id=code.account_id,
        useful_until=now + LINK_LIVES if purpose is CodePurpose.CONFIRM else code.expires_at,
    )
    # Last, because everybody behind the same network waits for this row.
    count_try(LETTERS_OF_A_NETWORK, network, now=now)


def _words(code: EmailCode) -> dict[str, Word]:
    """The same for the hollow letters, so that the work is the same; their texts leave out what they need not."""
    return {
        "code": "" if code.is_hollow else code.digits,
        "until": code.expires_at,
        "token": "" if code.is_hollow else link_token(code.pk, code.email),
    }
