"""`resend_phone_code()`: another code to the number that waits for its proof, by the other gateway if asked for."""

from datetime import datetime

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.codes.models import Code
from prakerja.codes.resend_code import resend_code
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.profile.phone_proof import PHONE_PROOF
from prakerja.profile.send_phone_code import note_sent, refuse_when_unconfirmed


def resend_phone_code(
    *,
    applicant_id: ApplicantId,
    other_gateway: bool,
    language: str,
    by: Actor,
    now: datetime,
    network: str = "",
) -> Code:
    """A fresh code waits in the outbox for the number given last.

    Raises CodeGone when no number waits: none was given yet, or it is proven already; IdentityUnconfirmed,
    CodesLocked, TooSoon, TriesSpent, SmsSpent.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    refuse_when_unconfirmed(applicant_id)
    code = resend_code(
        purpose=PHONE_PROOF,
        owner_id=applicant_id,
        language=language,
        other_gateway=other_gateway,
        network=network,
        by=by,
        now=now,
    )
    note_sent(code, by=by, now=now)
    return code
