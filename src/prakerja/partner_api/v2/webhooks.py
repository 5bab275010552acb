"""GET, PUT, DELETE webhook; POST webhook/secret, webhook/test: where a partner is told of what happens to it.

By our own clock, also in the sandbox: it is by that clock that anything is delivered.
"""

from datetime import datetime
from typing import Annotated, Final, NoReturn
from uuid import UUID

from ninja import Router
from pydantic import BaseModel, Field, StringConstraints

from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import Work
from prakerja.partner_api.v2.answers import PROBLEMS, FieldFault
from prakerja.partner_api.v2.asked import Asked
from prakerja.partner_api.v2.caller import PartnerRequest, partner
from prakerja.partner_api.v2.problems import Problem
from prakerja.partner_api.v2.refused import refusing
from prakerja.partner_api.v2.rejected import Rejected
from prakerja.partner_api.v2.working import done_once, working
from prakerja.partners.webhooks.end_webhook import end_webhook
from prakerja.partners.webhooks.own_webhook import own_webhook
from prakerja.partners.webhooks.refusals import KindsUnknown, NoWebhook, WebhookAddressRefused
from prakerja.partners.webhooks.rotate_webhook_secret import rotate_webhook_secret
from prakerja.partners.webhooks.set_webhook import set_webhook
from prakerja.partners.webhooks.states import WebhookState
from prakerja.partners.webhooks.try_webhook import try_webhook

router: Final = Router(auth=partner, tags=["webhooks"])

_MOST_KINDS: Final = 100


class AskedWebhook(Asked):
    """`kinds`: as docs/partner-api/webhooks.md lists them."""

    address: Annotated[str, StringConstraints(strict=True, min_length=1, max_length=500)]
    kinds: Annotated[list[Annotated[str, StringConstraints(strict=True, max_length=32)]], Field(max_length=_MOST_KINDS)]


class WebhookTold(BaseModel):
    """`failures`: in a row; `rests_until`: nothing is tried before; `waiting`, `parked`: how many events."""

    address: str
    kinds: list[str]
    state: WebhookState
    set_at: datetime
    failures: int
    failing_since: datetime | None
    rests_until: datetime | None
    stopped_at: datetime | None
    waiting: int
    parked: int


class WebhookSet(BaseModel):
    """`secret`: null where there is one already. It is in this answer alone and kept in no other: whoever has not seen
    it takes another one (`POST webhook/secret`)."""

    address: str
    kinds: list[str]
    secret: str | None


class WebhookEnded(BaseModel):
    ended: bool = True


class SecretTold(BaseModel):
    """Shown once; what was signed with before is signed with beside it for fourteen days."""

    secret: str


class EventNamed(BaseModel):
    id: UUID


@router.get("webhook", response={200: WebhookTold, **PROBLEMS})
@refusing({NoWebhook: Problem.WEBHOOK_UNKNOWN})
def webhook(request: PartnerRequest) -> WebhookTold:
    """How it stands: what waits, what was parked, and whether it rests or was stopped."""
    with working(request) as work:
        found = own_webhook(by=work.actor)
    named = set(WebhookTold.model_fields) - {"waiting", "parked"}
    told = {name: getattr(found.webhook, name) for name in named}
    return WebhookTold(**told, waiting=found.waiting, parked=found.parked)


@router.put("webhook", response={200: WebhookSet, **PROBLEMS})
@refusing({})
def webhook_set(request: PartnerRequest, asked: AskedWebhook) -> WebhookSet:
    """What happens from now on is told there. The same twice is once; one that was stopped is live again."""
    # Not by `done_once`: the answer would be kept with the secret in it.
    with working(request) as work:
        try:
            secret = set_webhook(address=asked.address, kinds=asked.kinds, by=work.actor, now=read_clock())
        except WebhookAddressRefused as refused:
            _reject(Problem.WEBHOOK_ADDRESS_UNFIT, "address", refused.fault.value, refused)
        except KindsUnknown as refused:
            _reject(Problem.KINDS_UNKNOWN, "kinds", "unknown" if refused.unknown else "none", refused)
    return WebhookSet(address=asked.address, kinds=sorted(asked.kinds), secret=secret or None)


def _reject(problem: Problem, field: str, code: str, cause: Exception) -> NoReturn:
    raise Rejected(problem, errors=[FieldFault(field=field, code=code)]) from cause


@router.delete("webhook", response={200: WebhookEnded, **PROBLEMS})
@refusing({})
def webhook_end(request: PartnerRequest) -> WebhookEnded:
    """Nothing is told any more, and its secrets are gone; what waited can be read."""

    def do(work: Work) -> WebhookEnded:
        end_webhook(by=work.actor, now=read_clock())
        return WebhookEnded()

    return done_once(request, do, as_=WebhookEnded)


@router.post("webhook/secret", response={200: SecretTold, **PROBLEMS})
@refusing({NoWebhook: Problem.WEBHOOK_UNKNOWN})
def webhook_secret(request: PartnerRequest) -> SecretTold:
    """Another secret. Asked twice, also under the same key, it is another one each time: no answer keeps one."""
    with working(request) as work:
        return SecretTold(secret=rotate_webhook_secret(by=work.actor, now=read_clock()))


@router.post("webhook/test", response={200: EventNamed, **PROBLEMS})
@refusing({NoWebhook: Problem.WEBHOOK_UNKNOWN})
def webhook_test(request: PartnerRequest) -> EventNamed:
    """An event that says nothing is on its way. Twice within a minute is once."""

    def do(work: Work) -> EventNamed:
        return EventNamed(id=try_webhook(by=work.actor, now=read_clock()).id)

    return done_once(request, do, as_=EventNamed)
