"""A hundred partners of whom ten hang: the others are told in time, by a worker with its places."""

from collections.abc import Callable
from datetime import timedelta
from time import monotonic
from typing import Final

import pytest
from pytest_django import Settings

from prakerja.kit.clock import read_clock
from prakerja.kit.lanes import PLACES, Lane
from prakerja.partners.models import Partner
from prakerja.partners.webhooks.delivery_job import Pace
from prakerja.partners.webhooks.due_events import deliver_lost_events
from prakerja.partners.webhooks.models import Delivery, PartnerEvent, Webhook
from prakerja.partners.webhooks.states import EventState
from tests.connectors.webhooks.servers import Talk, a_server, silent, well
from tests.instance import wait_until
from tests.situations.catalogue import a_platform
from tests.situations.lanes import worked_on
from tests.situations.webhooks import told, webhook_set

pytestmark = pytest.mark.django_db(transaction=True)

#: In place of five seconds and fifteen.
_QUICK: Final = Pace(1.0, is_patient=False)
_PATIENT: Final = Pace(3.0, is_patient=True)
_HANG: Final = 10
_WELL: Final = 90
#: Ten that hang share four places for a second each, once; the rest is this busy machine.
_SOON_S: Final = _HANG / PLACES[Lane.WEBHOOKS] * _QUICK.within_s + 12


@pytest.fixture(autouse=True)
def paces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prakerja.partners.tasks.QUICK", _QUICK)
    monkeypatch.setattr("prakerja.partners.tasks.PATIENT", _PATIENT)


def answer(talk: Talk) -> None:
    (silent if talk.got.path.startswith("/hang") else well)(talk)


def partners_at(url: str, path: str, count: int) -> list[Partner]:
    made = [a_platform() for _ in range(count)]
    for number, one in enumerate(made):
        webhook_set(one, f"{url}/{path}/{number}", at=read_clock())
    return made


def seconds_until(true: Callable[[], bool], *, what: str) -> float:
    begun = monotonic()
    wait_until(true, what=what)
    return monotonic() - begun


def delivered(partners: list[Partner]) -> int:
    ids = [one.pk for one in partners]
    return PartnerEvent.objects.filter(partner_id__in=ids, state=EventState.DELIVERED).count()


def test_of_a_hundred_partners_ten_hang_and_the_others_are_told_in_time(settings: Settings) -> None:
    with a_server(answer) as server:
        settings.SANDBOX_URL = server.url
        # Those that hang are first on the queue, with many events each.
        hanging, others = partners_at(server.url, "hang", _HANG), partners_at(server.url, "well", _WELL)
        for _ in range(3):
            told(*hanging, at=read_clock())
        told(*others, at=read_clock())
        told(*others, at=read_clock())
        with worked_on(Lane.WEBHOOKS, Lane.SLOW_WEBHOOKS):
            took = seconds_until(lambda: delivered(others) == 2 * _WELL, what="all others are told")
            assert took < _SOON_S
            # Each that hangs has cost one place one second, and rests.
            hung = Delivery.objects.filter(cause="timed_out")
            assert set(hung.values_list("partner_id", flat=True)) <= {one.pk for one in hanging}
            assert hung.count() <= _HANG

            # Rested, they hang in places of their own; nobody else waits for them there.
            Webhook.objects.filter(failures__gt=0).update(rests_until=read_clock() - timedelta(seconds=1))
            PartnerEvent.objects.filter(due_at__isnull=False).update(due_at=read_clock() - timedelta(seconds=1))
            deliver_lost_events(read_clock())
            told(*others, at=read_clock())
            assert seconds_until(lambda: delivered(others) == 3 * _WELL, what="they are told again") < _SOON_S
    # A server that hangs does not see that we have hung up.
    assert {most for path, most in server.most_at_once.items() if path.startswith("/well")} == {1}
    assert {one.path for one in server.got if one.path.startswith("/well")} == {f"/well/{n}" for n in range(_WELL)}


def test_a_partner_with_a_thousand_events_takes_turns_with_the_others(settings: Settings) -> None:
    with a_server() as server:
        settings.SANDBOX_URL = server.url
        busy, others = partners_at(server.url, "busy", PLACES[Lane.WEBHOOKS]), partners_at(server.url, "well", 3)
        for _ in range(120):
            told(*busy, at=read_clock())
        told(*others, at=read_clock())
        with worked_on(Lane.WEBHOOKS):
            seconds_until(lambda: delivered(others) == len(others), what="the others are told")
            # Each of the busy ones had a turn of twenty before, and hardly a second one.
            assert delivered(busy) < 3 * 20 * len(busy)
