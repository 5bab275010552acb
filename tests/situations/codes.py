"""Purposes that no step of the programme has, and the codes that are sent for them."""

from typing import Any, Final
from uuid import UUID, uuid4

from prakerja.codes.models import Code
from prakerja.codes.purpose import CodePurpose
from prakerja.codes.send_code import Destination, send_code
from prakerja.kit.actor import Actor
from prakerja.messages.states import Channel
from tests.situations.accounts import NOW

NUMBER: Final = "+6281100000000"
SITI: Final = "siti@contoh.example"

#: Of somebody who is signed in, by either channel; and of a visitor. Their texts are those of steps.
BY_SMS: Final = CodePurpose(name="made_up.by_sms", channel=Channel.SMS, text="phone_code")
BY_EMAIL: Final = CodePurpose(name="made_up.by_email", channel=Channel.EMAIL, text="login_code")
OF_A_VISITOR: Final = CodePurpose(
    name="made_up.of_a_visitor",
    channel=Channel.EMAIL,
    text="login_code",
    hollow_text="no_account",
    is_signed_in=False,
)


def sent(
    purpose: CodePurpose = BY_SMS,
    owner_id: UUID | None = None,
    *,
    address: str = "",
    is_hollow: bool = False,
    **traits: Any,
) -> Code:
    """A code on its way to its holder, who asked for it unless `by` says otherwise."""
    owner_id = owner_id or uuid4()
    address = address or (NUMBER if purpose.channel is Channel.SMS else SITI)
    to = Destination(owner_id=owner_id, address=address, language="id", is_hollow=is_hollow)
    given: dict[str, Any] = {"by": Actor.applicant(owner_id), "now": NOW}
    if not purpose.is_signed_in:
        given = {"by": Actor.visitor(), "now": NOW, "code_id": owner_id}
    code = send_code(purpose=purpose, to=to, **(given | traits))
    assert code is not None
    return code


def other_than(digits: str) -> str:
    return f"{(int(digits) + 1) % 1_000_000:06d}"
