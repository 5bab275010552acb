"""`resend_code()`: the message did not come; another one, please."""

from datetime import datetime
from uuid import UUID

from prakerja.codes.bound import NOTHING, Bound, mark_of
from prakerja.codes.count_sending import count_sending
from prakerja.codes.delivery import gateway_of
from prakerja.codes.figures import LIVES, PAUSE
from prakerja.codes.limits import SAME_CODE_AGAIN
from prakerja.codes.models import Code
from prakerja.codes.post_code import post_code
from prakerja.codes.purpose import CodePurpose
from prakerja.codes.refusals import CodeGone, TooSoon
from prakerja.codes.rules import is_too_soon, is_worth_repeating
from prakerja.codes.send_code import Destination, send_code
from prakerja.connectors.sms import GATEWAYS
from prakerja.kit.actor import Actor
from prakerja.messages.states import Channel


def resend_code(
    *,
    purpose: CodePurpose,
    owner_id: UUID,
    by: Actor,
    now: datetime,
    code_id: UUID | None = None,
    bound_to: Bound = NOTHING,
    language: str = "",
    network: str = "",
    known_as: str = "",
    other_gateway: bool = False,
) -> Code:
    """Another message is on its way: of the code `code_id`, else of the newest.

    A letter brings the same digits while that is worth it, so that a late one is right too. An SMS brings new ones
    beside the old, which stay right until their own end; by the other gateway when that is asked for.
    Raises CodeGone, TooSoon, TriesSpent, CodesLocked.
    """
    codes = Code.objects.of(purpose, owner_id).lock()
    code: Code | None = (codes.filter(id=code_id) if code_id else codes).first()
    if code is None or code.passed_at is not None or code.bound_mark != mark_of(bound_to):
        raise CodeGone
    if purpose.channel is Channel.EMAIL:
        return _repeat(code, purpose, bound_to, network=network, known_as=known_as, now=now)
    another = send_code(
        purpose=purpose,
        to=_destination(code, language),
        by=by,
        now=now,
        bound_to=bound_to,
        network=network,
        known_as=known_as,
        gateway=_other_than(gateway_of(code)) if other_gateway else code.gateway,
    )
    assert another is not None  # under a new key
    return another


def _destination(code: Code, language: str) -> Destination:
    return Destination(
        owner_id=code.owner_id,
        address=code.address,
        language=language or code.language,
        account_id=code.account_id,
        is_hollow=code.is_hollow,
    )


def _repeat(code: Code, purpose: CodePurpose, bound_to: Bound, *, network: str, known_as: str, now: datetime) -> Code:
    if is_too_soon(code.sent_at, now=now):
        raise TooSoon(SAME_CODE_AGAIN, code.sent_at + PAUSE)
    if not is_worth_repeating(code.facts_for(bound_to), now=now):
        begin_edition(code, now)
    code.sent_at = now
    code.save(update_fields=["edition", "tries", "expires_at", "sent_at"])
    is_near_end = count_sending(code, purpose, network=network, known_as=known_as, now=now)
    post_code(code, purpose, bound_to=bound_to, is_near_end=is_near_end)
    return code


def begin_edition(code: Code, now: datetime) -> None:
    """New digits, new tries, ten new minutes."""
    code.edition += 1
    code.tries = 0
    code.expires_at = now + LIVES


def _other_than(gateway: str) -> str:
    return next(name for name in GATEWAYS if name != gateway)
