"""GET me: who the signature says that one is, and by which keys. The first call of a new client."""

from datetime import datetime
from typing import Final, Literal

from ninja import Router
from pydantic import BaseModel

from prakerja.partner_api.v2.answers import PROBLEMS
from prakerja.partner_api.v2.caller import PartnerRequest, partner
from prakerja.partner_api.v2.refused import refusing
from prakerja.partner_api.v2.working import working
from prakerja.partners.own_keys import own_keys

router: Final = Router(auth=partner, tags=["partner"])


class Key(BaseModel):
    """A key itself is in no answer."""

    number: int
    valid_from: datetime
    #: None: nothing replaces it yet.
    valid_until: datetime | None


class Me(BaseModel):
    client_code: str
    kind: Literal["platform", "institution"]
    #: By our clock, or the sandbox's where it was set.
    now: datetime
    keys: list[Key]


@router.get("me", response={200: Me, **PROBLEMS})
@refusing({})
def me(request: PartnerRequest) -> Me:
    """Who calls, and which of its sign keys are valid: while one replaces the other there are two. Keys are given and
    ended by the office, so that whoever has stolen one cannot give themselves the next."""
    with working(request) as work:
        keys = own_keys(kind=request.partner.kind, by=work.actor, now=work.now)
        told = [Key(number=one.number, valid_from=one.valid_from, valid_until=one.valid_until) for one in keys]
        return Me(client_code=request.partner.client_code, kind=request.partner.kind.value, now=work.now, keys=told)
