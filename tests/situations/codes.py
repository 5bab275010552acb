"""Codes of two steps that do not exist: one by SMS to somebody signed in, one by letter to whoever holds a page."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from prakerja.codes.models import Code
from prakerja.codes.post_code import message_key
from prakerja.codes.purpose import CodePurpose
from prakerja.codes.send_code import Destination, send_code
from prakerja.codes.type_code import CodeRefused, type_code
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.messages.models import Message
from prakerja.messages.states import Channel
from prakerja.messages.words import Word, read_words

NUMBER: Final = "+6281100000000"
ADDRESS: Final = "siti@contoh.example"
NETWORK: Final = "198.51.100.7"


def _words(code: Code) -> Mapping[str, Word]:
    return {"token": f"token of {code.id}"}


BY_SMS: Final = CodePurpose(name="made_up.by_sms", channel=Channel.SMS, text="phone_code")
BY_LETTER: Final = CodePurpose(
    name="made_up.by_letter",
    channel=Channel.EMAIL,
    text="login_code",
    hollow_text="no_account",
    is_signed_in=False,
    words=_words,
    useful_for=timedelta(hours=2),
)


def an_sms(owner_id: UUID | None = None, *, now: datetime, address: str = NUMBER, **traits: Any) -> Code:
    """A code was sent to somebody who is signed in, and who asked for it."""
    holder = owner_id or uuid4()
    own: dict[str, Any] = {"purpose": BY_SMS, "by": Actor.applicant(ApplicantId(holder)), "network": NETWORK}
    code = send_code(to=Destination(holder, address, "id"), now=now, **(own | traits))
    assert code is not None
    return code


def a_letter(page: UUID | None = None, *, now: datetime, address: str = ADDRESS, **traits: Any) -> Code:
    """A code was sent to whoever reads this mailbox, from a page of a visitor."""
    key = page or uuid4()
    to = Destination(key, address, "id", traits.pop("account_id", None), is_hollow=traits.pop("is_hollow", False))
    own: dict[str, Any] = {"purpose": BY_LETTER, "by": Actor.visitor(), "network": NETWORK, "code_id": key}
    code = send_code(to=to, now=now, **(own | traits))
    assert code is not None
    return code


def message_of(code: Code) -> Message:
    """The last message of this code."""
    return Message.objects.get(once_key=message_key(code))


def words_of(code: Code) -> dict[str, Word]:
    return read_words(message_of(code).words_as_json)


def digits_of(code: Code) -> str:
    """As the holder reads them."""
    return str(words_of(code)["code"])


def other_digits(code: Code) -> str:
    return f"{(int(digits_of(code)) + 1) % 1_000_000:06d}"


def typed(code: Code, digits: str, *, now: datetime, **traits: Any) -> Code | CodeRefused:
    """These digits are typed on the page of the code."""
    purpose = BY_SMS if code.purpose == BY_SMS.name else BY_LETTER
    own: dict[str, Any] = {"purpose": purpose, "code_id": code.id}
    return type_code(owner_id=code.owner_id, typed=digits, now=now, **(own | traits))


def wrong_ones(code: Code, times: int, *, now: datetime) -> None:
    for _ in range(times):
        assert isinstance(typed(code, other_digits(code), now=now), CodeRefused)
