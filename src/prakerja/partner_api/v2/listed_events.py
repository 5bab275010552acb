"""GET events, deliveries; POST events/replay: what happened to a partner, and what came of telling it."""

from datetime import datetime
from typing import Final, Self
from uuid import UUID

from ninja import Query, Router
from pydantic import BaseModel, JsonValue, model_validator

from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import Work
from prakerja.partner_api.v2.answers import PROBLEMS
from prakerja.partner_api.v2.asked import Asked, Moment
from prakerja.partner_api.v2.caller import PartnerRequest, partner
from prakerja.partner_api.v2.listing import AskedList, Keys, Listed, ListOf
from prakerja.partner_api.v2.problems import Problem
from prakerja.partner_api.v2.refused import refusing
from prakerja.partner_api.v2.working import done_once, working
from prakerja.partners.webhooks.models import Delivery, PartnerEvent
from prakerja.partners.webhooks.own_webhook import own_deliveries, own_events
from prakerja.partners.webhooks.refusals import NoEvent, NoWebhook
from prakerja.partners.webhooks.replay_events import replay_events
from prakerja.partners.webhooks.states import EventState
from prakerja.training.copies.rounds import piece_of

router: Final = Router(auth=partner, tags=["webhooks"])


class EventItem(BaseModel):
    """`data`: as it is delivered."""

    id: UUID
    type: str
    timestamp: datetime
    data: dict[str, JsonValue]
    state: EventState
    tries: int
    due_at: datetime | None
    updated_at: datetime


class DeliveryItem(BaseModel):
    """`status`: of your answer; null where there was none. `cause`: why it was not taken; empty where it was."""

    event_id: UUID
    at: datetime
    milliseconds: int
    status: int | None
    cause: str


class AskedReplay(Asked):
    """One of the two."""

    event_id: UUID | None = None
    since: Moment | None = None

    @model_validator(mode="after")
    def one_of_the_two(self) -> Self:
        if (self.event_id is None) == (self.since is None):
            raise ValueError("event_id, or since")
        return self


class Replayed(BaseModel):
    """How many wait that did not before."""

    events: int


@router.get("events", response={200: Listed[EventItem], **PROBLEMS})
@refusing({})
def events(request: PartnerRequest, asked: Query[AskedList]) -> Listed[EventItem]:
    """All of the last thirty days, delivered or not."""
    with working(request) as work:
        rows = own_events(by=work.actor)
        of = ListOf("events", lambda one: piece_of(rows, one, at="updated_at", key="id"), _event, keys=Keys.IDS)
        return of.told(asked)


@router.get("deliveries", response={200: Listed[DeliveryItem], **PROBLEMS})
@refusing({})
def deliveries(request: PartnerRequest, asked: Query[AskedList]) -> Listed[DeliveryItem]:
    """Each try of the last thirty days, and how it ended."""
    with working(request) as work:
        rows = own_deliveries(by=work.actor)
        of = ListOf("deliveries", lambda one: piece_of(rows, one, at="at", key="id"), _delivery, keys=Keys.IDS)
        return of.told(asked)


@router.post("events/replay", response={200: Replayed, **PROBLEMS})
@refusing({NoWebhook: Problem.WEBHOOK_UNKNOWN, NoEvent: Problem.EVENT_UNKNOWN})
def events_replay(request: PartnerRequest, asked: AskedReplay) -> Replayed:
    """One event, or all since a moment of which your webhook wants to hear: delivered anew, under the same ids."""

    def do(work: Work) -> Replayed:
        again = replay_events(event_id=asked.event_id, since=asked.since, by=work.actor, now=read_clock())
        return Replayed(events=again)

    return done_once(request, do, as_=Replayed)


def _event(event: PartnerEvent) -> EventItem:
    return EventItem(
        id=event.id,
        type=event.kind,
        timestamp=event.occurred_at,
        data=event.facts,
        state=EventState(event.state),
        tries=event.tries,
        due_at=event.due_at,
        updated_at=event.updated_at,
    )


def _delivery(delivery: Delivery) -> DeliveryItem:
    return DeliveryItem(
        event_id=delivery.event_id,
        at=delivery.at,
        milliseconds=delivery.milliseconds,
        status=delivery.status,
        cause=delivery.cause,
    )
