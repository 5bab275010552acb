"""How far a mailing has come: what reached people, channel by channel, and not what was meant to."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from django.db.models import Count
from django.db.models.functions import Now

from prakerja.connectors.models import Breaker
from prakerja.connectors.sms import GATEWAYS
from prakerja.messages.models import Message
from prakerja.messages.states import Channel, MessageState


@dataclass
class ChannelFigures:
    """Messages of one channel. `arrived` is known of SMS alone, by the gateways' reports; a letter is `sent`."""

    channel: Channel
    waiting: int = 0
    sent: int = 0
    arrived: int = 0
    failed: int = 0
    #: How many failed with each code of the other side, the most frequent first.
    causes: dict[str, int] = field(default_factory=dict)
    #: Nobody takes any now: every party of this channel is silent or refuses us.
    is_stuck: bool = False

    @property
    def all(self) -> int:
        return self.waiting + self.sent + self.arrived + self.failed


_COUNTED_AS = {
    MessageState.QUEUED: "waiting",
    MessageState.SENT: "sent",
    MessageState.DELIVERED: "arrived",
    MessageState.FAILED: "failed",
    MessageState.EXPIRED: "failed",
}
_DAY: Final = timedelta(days=1)
_PARTIES = {Channel.EMAIL: {"mail"}, Channel.SMS: set(GATEWAYS)}


def figures_of_mailing(once_prefix: str) -> list[ChannelFigures]:
    """Of every channel, for the messages whose once-keys begin so."""
    figures = {channel: ChannelFigures(channel) for channel in Channel}
    told = Message.objects.filter(once_key__startswith=once_prefix)
    by_fate = told.values_list("channel", "state", "failure").annotate(messages=Count("*"))
    for channel, state, failure, count in by_fate:
        _add(figures[Channel(channel)], MessageState(state), failure, count)
    resting = set(Breaker.objects.filter(rests_until__isnull=False).values_list("party", flat=True))
    for one in figures.values():
        one.causes = dict(sorted(one.causes.items(), key=lambda cause: -cause[1]))
        one.is_stuck = one.waiting > 0 and _PARTIES[one.channel] <= resting
    return list(figures.values())


def failures_of_last_day() -> dict[str, int]:
    """How many messages failed of each channel and cause, the most frequent first; never whose."""
    failed = Message.objects.filter(state__in=(MessageState.FAILED, MessageState.EXPIRED), settled_at__gte=Now() - _DAY)
    by_cause = failed.values_list("channel", "failure").annotate(messages=Count("*")).order_by("-messages")
    return {f"{channel} · {cause}": count for channel, cause, count in by_cause}


def _add(figures: ChannelFigures, state: MessageState, failure: str, count: int) -> None:
    counted_as = _COUNTED_AS[state]
    setattr(figures, counted_as, getattr(figures, counted_as) + count)
    if counted_as == "failed":
        figures.causes[failure] = figures.causes.get(failure, 0) + count
