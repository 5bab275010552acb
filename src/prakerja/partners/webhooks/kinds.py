"""What partners can be told, and which facts of it: never more of a person than the partner knows already.

`docs/partner-api/webhooks.md` tells partners of each of them; a test compares the two.
"""

from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices

#: Texts are codes, states and times; numbers are counts.
type Fact = str | int
type Facts = Mapping[str, Fact]


class EventKind(TextChoices):
    #: The partner tries its webhook: delivered whatever kinds it wants.
    TEST = "webhook.test"
    PURCHASE_MADE = "purchase.made"
    PURCHASE_VOIDED = "purchase.voided"
    PURCHASE_LAPSED = "purchase.lapsed"
    CODE_REDEEMED = "code.redeemed"
    PRESENCE_CONFIRMED = "presence.confirmed"
    PRESENCE_REFUSED = "presence.refused"
    PRESENCE_RESTORED = "presence.restored"
    COMPLETION_DECLARED = "completion.declared"
    DECLARATION_OBJECTED = "declaration.objected"
    DECLARATION_DECIDED = "declaration.decided"
    CERTIFICATE_ISSUED = "certificate.issued"
    CERTIFICATE_WITHDRAWN = "certificate.withdrawn"
    CERTIFICATE_REINSTATED = "certificate.reinstated"
    STATEMENT_READY = "statement.ready"
    STATEMENT_APPROVED = "statement.approved"
    SCHEDULE_CANCELLED = "schedule.cancelled"
    COURSE_MOVED = "course.moved"


_COURSE: Final = frozenset({"course_code", "schedule_code"})
#: A platform knows a purchase by its invoice, an institution by its redeem code once that is redeemed.
_PURCHASE: Final = _COURSE | {"invoice_code", "redeem_code"}
_MONTH: Final = frozenset({"month"})

#: All that may stand in the facts of each kind.
FACTS: Final[Mapping[EventKind, frozenset[str]]] = {
    EventKind.TEST: frozenset(),
    EventKind.PURCHASE_MADE: _PURCHASE,
    EventKind.PURCHASE_VOIDED: _PURCHASE,
    EventKind.PURCHASE_LAPSED: _PURCHASE,
    EventKind.CODE_REDEEMED: _PURCHASE,
    EventKind.PRESENCE_CONFIRMED: _PURCHASE | {"sequence"},
    EventKind.PRESENCE_REFUSED: _PURCHASE | {"sequence"},
    EventKind.PRESENCE_RESTORED: _PURCHASE | {"sequence"},
    EventKind.COMPLETION_DECLARED: _PURCHASE | {"number"},
    EventKind.DECLARATION_OBJECTED: _PURCHASE | {"number"},
    EventKind.DECLARATION_DECIDED: _PURCHASE | {"number"},
    EventKind.CERTIFICATE_ISSUED: _PURCHASE,
    EventKind.CERTIFICATE_WITHDRAWN: _PURCHASE,
    EventKind.CERTIFICATE_REINSTATED: _PURCHASE,
    EventKind.STATEMENT_READY: _MONTH,
    EventKind.STATEMENT_APPROVED: _MONTH,
    EventKind.SCHEDULE_CANCELLED: _COURSE,
    EventKind.COURSE_MOVED: frozenset({"course_code", "state"}),
}

#: What a webhook can be asked to hear of; a test comes without being asked for.
TO_CHOOSE: Final = frozenset(EventKind) - {EventKind.TEST}


class UnknownFact(TypeError):
    """Something would be told that stands in no list of what this kind tells."""


def require_known(kind: EventKind, facts: Facts) -> None:
    """Raises UnknownFact."""
    if unknown := facts.keys() - FACTS[kind]:
        raise UnknownFact(f"{kind}: {sorted(unknown)}")
