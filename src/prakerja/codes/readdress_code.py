"""`readdress_code()`: the address of a code was mistyped."""

from datetime import datetime

from prakerja.codes.bound import NOTHING
from prakerja.codes.count_sending import count_sending
from prakerja.codes.models import Code, address_digest
from prakerja.codes.post_code import post_code
from prakerja.codes.purpose import CodePurpose
from prakerja.codes.resend_code import begin_edition


def readdress_code(
    code: Code, *, purpose: CodePurpose, address: str, is_hollow: bool, network: str, known_as: str = "", now: datetime
) -> None:
    """The code, which the caller holds locked, has been sent to this address; what the old one got opens nothing.

    Raises TriesSpent.
    """
    code.address = address
    code.address_digest = address_digest(purpose.channel, address)
    code.is_hollow = is_hollow
    code.sent_at = now
    begin_edition(code, now)
    code.save(
        update_fields=["sealed_address", "address_digest", "is_hollow", "edition", "tries", "sent_at", "expires_at"]
    )
    is_near_end = count_sending(code, purpose, network=network, known_as=known_as, now=now)
    post_code(code, purpose, bound_to=NOTHING, is_near_end=is_near_end)
