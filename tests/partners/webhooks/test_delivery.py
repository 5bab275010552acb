"""Events reach their partners over real sockets: at least once, signed, and in nobody's way."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pytest_django import Settings

from prakerja.connectors.webhooks.failures import Cause
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.queue import forget_all_jobs, waiting_jobs
from prakerja.partners.models import Partner
from prakerja.partners.webhooks.delivery_job import QUICK, run_deliveries
from prakerja.partners.webhooks.due_events import deliver_lost_events
from prakerja.partners.webhooks.models import Delivery, PartnerEvent, Webhook
from prakerja.partners.webhooks.note_delivery import Tried, note_delivery
from prakerja.partners.webhooks.rotate_webhook_secret import rotate_webhook_secret
from prakerja.partners.webhooks.rules import SPACING, STOPPED_AFTER, Outcome
from prakerja.partners.webhooks.states import EventState, WebhookState
from tests.connectors.webhooks.servers import Answering, Got, Server, Talk, a_server, silent, status, well
from tests.partners.webhooks.test_verbs import as_partner
from tests.situations.catalogue import NOW, a_platform
from tests.situations.webhooks import told, webhook_set

pytestmark = pytest.mark.django_db
type Run = Callable[[], int]


@pytest.fixture(autouse=True)
def now_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for five seconds here."""
    monkeypatch.setattr("prakerja.partners.tasks.QUICK", type(QUICK)(0.3, is_patient=False))
    monkeypatch.setattr("prakerja.partners.tasks.PATIENT", type(QUICK)(0.6, is_patient=True))


def a_partner_at(server: Server, settings: Settings, path: str = "/hook") -> tuple[Partner, str]:
    settings.SANDBOX_URL = server.url
    partner = a_platform()
    return partner, webhook_set(partner, server.url + path, at=read_clock())


def an_event_of(partner: Partner) -> PartnerEvent:
    return told(partner, at=read_clock())[0]


def state_of(event: PartnerEvent) -> tuple[str, int]:
    event.refresh_from_db()
    return event.state, event.tries


def is_signed(got: Got, secret: str) -> bool:
    """As Standard Webhooks says it, written down once more."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    text = f"{got.headers['webhook-id']}.{got.headers['webhook-timestamp']}.".encode() + got.body
    wanted = "v1," + base64.b64encode(hmac.new(key, text, hashlib.sha256).digest()).decode()
    return wanted in got.headers["webhook-signature"].split(" ")


def tries_again(run_queue: Run, *, after: timedelta) -> None:
    """The clock goes on: what was due later is due, and whoever rested has rested."""
    PartnerEvent.objects.filter(state=EventState.WAITING).update(due_at=read_clock() - timedelta(seconds=1))
    for webhook in Webhook.objects.all():
        webhook.rests_until = webhook.rests_until and read_clock() - timedelta(seconds=1)
        webhook.failing_since = webhook.failing_since and webhook.failing_since - after
        webhook.save()
    deliver_lost_events(read_clock())
    run_queue()


def test_an_event_is_posted_once_with_its_id_and_signature(settings: Settings, run_queue: Run) -> None:
    with a_server() as server:
        partner, secret = a_partner_at(server, settings)
        event = an_event_of(partner)
        run_queue()
    (got,) = server.got
    assert state_of(event) == (EventState.DELIVERED, 0)
    assert got.headers["webhook-id"] == str(event.id)
    assert got.headers["content-type"] == "application/json"
    assert is_signed(got, secret)
    assert not is_signed(got, "whsec_" + base64.b64encode(b"x" * 32).decode())
    assert json.loads(got.body) == {
        "id": str(event.id),
        "type": "course.moved",
        "timestamp": event.occurred_at.isoformat().replace("+00:00", "Z"),
        "data": {"course_code": "PEL-1"},
    }
    (delivery,) = Delivery.objects.all()
    assert (delivery.event_id, delivery.status, delivery.cause) == (event.id, 204, "")
    assert waiting_jobs() == []


def test_while_a_secret_is_replaced_either_of_them_checks(settings: Settings, run_queue: Run) -> None:
    with a_server() as server:
        partner, first = a_partner_at(server, settings)
        second = as_partner(partner, rotate_webhook_secret, now=read_clock())
        an_event_of(partner)
        run_queue()
    assert is_signed(server.got[0], first)
    assert is_signed(server.got[0], second)


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (status(500), Cause.REFUSED),
        (status(400), Cause.REFUSED),
        (status(302, location="http://127.0.0.1:1/"), Cause.REDIRECTED),
        (silent, Cause.TIMED_OUT),
        (lambda talk: talk.say(b"\x00garbage\r\n\r\n"), Cause.GARBAGE),
    ],
    ids=["500", "400", "elsewhere", "silence", "garbage"],
)
def test_what_is_not_taken_waits_for_its_next_try(
    settings: Settings, run_queue: Run, answer: Answering, cause: Cause
) -> None:
    with a_server(answer) as server:
        partner, _ = a_partner_at(server, settings)
        event = an_event_of(partner)
        run_queue()
    assert state_of(event) == (EventState.WAITING, 1)
    assert event.due_at is not None
    assert timedelta() < event.due_at - read_clock() <= SPACING[0]
    assert Delivery.objects.get().cause == cause
    assert Webhook.objects.get().failures == 1
    assert waiting_jobs() == []


def test_errors_and_then_well_is_well(settings: Settings, run_queue: Run) -> None:
    answers = [status(500), status(503), status(500), well]

    def one_after_the_other(talk: Talk) -> None:
        answers.pop(0)(talk)

    with a_server(one_after_the_other) as server:
        partner, _ = a_partner_at(server, settings)
        event = an_event_of(partner)
        run_queue()
        for _ in range(3):
            tries_again(run_queue, after=timedelta(minutes=5))
    assert state_of(event) == (EventState.DELIVERED, 0)
    assert {got.headers["webhook-id"] for got in server.got} == {str(event.id)}
    assert {got.body for got in server.got} == {server.got[0].body}
    webhook = Webhook.objects.get()
    assert (webhook.failures, webhook.failing_since, webhook.rests_until) == (0, None, None)


def test_an_event_that_nobody_takes_is_parked_after_its_last_try(settings: Settings, run_queue: Run) -> None:
    with a_server(status(500)) as server:
        partner, _ = a_partner_at(server, settings)
        event = an_event_of(partner)
        run_queue()
        for _ in SPACING:
            tries_again(run_queue, after=timedelta())
        assert state_of(event) == (EventState.PARKED, len(SPACING) + 1)
        tries_again(run_queue, after=timedelta())
    assert len(server.got) == len(SPACING) + 1
    assert Webhook.objects.get().state == WebhookState.LIVE


def test_where_nothing_is_taken_for_days_the_webhook_is_stopped(settings: Settings, run_queue: Run) -> None:
    with a_server(status(500)) as server:
        partner, _ = a_partner_at(server, settings)
        first, second = an_event_of(partner), an_event_of(partner)
        run_queue()
        tries_again(run_queue, after=STOPPED_AFTER)
    assert Webhook.objects.get().state == WebhookState.STOPPED
    assert {state_of(one)[0] for one in (first, second)} == {EventState.PARKED}
    assert an_event_of(partner).state == EventState.LISTED


def test_whoever_says_that_they_are_gone_is_asked_no_more(settings: Settings, run_queue: Run) -> None:
    with a_server(status(410)) as server:
        partner, _ = a_partner_at(server, settings)
        an_event_of(partner)
        an_event_of(partner)
        run_queue()
    assert len(server.got) == 1
    assert Webhook.objects.get().state == WebhookState.STOPPED


def test_whoever_hangs_rests_and_is_then_asked_from_the_places_of_the_slow(settings: Settings, run_queue: Run) -> None:
    with a_server(silent) as server:
        partner, _ = a_partner_at(server, settings)
        for _ in range(3):
            an_event_of(partner)
        run_queue()
        assert len(server.got) == 1
        an_event_of(partner)
        run_queue()
        assert len(server.got) == 1
        Webhook.objects.update(rests_until=read_clock() - timedelta(seconds=1))
        assert deliver_lost_events(read_clock()) == 1
    assert [one.name for one in waiting_jobs()] == ["partners.deliver_events_patiently"]


def test_one_who_rests_is_not_asked_and_has_no_job(settings: Settings, run_queue: Run) -> None:
    with a_server(silent) as server:
        partner, _ = a_partner_at(server, settings)
        event = an_event_of(partner)
        run_queue()
        PartnerEvent.objects.filter(pk=event.pk).update(due_at=read_clock() - timedelta(seconds=1))
        assert deliver_lost_events(read_clock()) == 0
    assert len(server.got) == 1


def test_many_events_are_one_job_and_a_long_list_goes_on_in_the_next(settings: Settings, run_queue: Run) -> None:
    with a_server() as server:
        partner, _ = a_partner_at(server, settings)
        events = [an_event_of(partner) for _ in range(45)]
        assert len(waiting_jobs()) == 45
        run_deliveries(partner_id=partner.pk, pace=QUICK)
        assert [one.name for one in waiting_jobs()] == ["partners.deliver_events"]
        assert len(server.got) == 20
        run_queue()
    assert [got.headers["webhook-id"] for got in server.got] == [str(one.id) for one in events]


def test_a_lost_job_is_found_again(settings: Settings, run_queue: Run) -> None:
    with a_server() as server:
        partner, _ = a_partner_at(server, settings)
        event = an_event_of(partner)
        forget_all_jobs()
        assert deliver_lost_events(read_clock()) == 1
        assert deliver_lost_events(read_clock()) == 0
        run_queue()
    assert state_of(event)[0] == EventState.DELIVERED


def test_of_a_suspended_partner_what_waits_goes_on_waiting(settings: Settings, run_queue: Run) -> None:
    with a_server() as server:
        partner, _ = a_partner_at(server, settings)
        event = an_event_of(partner)
        Partner.objects.filter(pk=partner.pk).update(suspended_at=read_clock())
        run_queue()
        assert (server.got, state_of(event)[0]) == ([], EventState.WAITING)
        Partner.objects.filter(pk=partner.pk).update(suspended_at=None)
        deliver_lost_events(read_clock())
        run_queue()
    assert state_of(event)[0] == EventState.DELIVERED


def test_a_worker_that_dies_between_posting_and_noting_posts_again_under_the_same_id(
    settings: Settings, run_queue: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Died(BaseException):
        """As kill -9: nothing after it is done."""

    def die(**_: Any) -> bool:
        raise Died

    with a_server() as server:
        partner, secret = a_partner_at(server, settings)
        event = an_event_of(partner)
        with monkeypatch.context() as patch:
            patch.setattr("prakerja.partners.webhooks.delivery_job.note_delivery", die)
            with pytest.raises(Died):
                run_deliveries(partner_id=partner.pk, pace=QUICK)
        assert state_of(event)[0] == EventState.WAITING
        deliver_lost_events(read_clock())
        run_queue()
    first, second = server.got
    assert first.headers["webhook-id"] == second.headers["webhook-id"] == str(event.id)
    assert first.body == second.body
    assert is_signed(second, secret)
    assert state_of(event)[0] == EventState.DELIVERED


def test_a_webhook_that_was_set_anew_is_not_blamed_for_its_old_address() -> None:
    partner = a_platform()
    webhook_set(partner)
    (event,) = told(partner)
    tried = Tried(partner.pk, event.id, NOW, Outcome(None, Cause.TIMED_OUT), 300)
    webhook_set(partner, "https://mitra.example/lain", at=NOW + timedelta(minutes=1))
    by = Actor.system("partners.deliver_events")
    assert note_delivery(tried=tried, by=by, now=NOW + timedelta(minutes=2)) is False
    assert Webhook.objects.get().failures == 0
    assert state_of(event) == (EventState.WAITING, 1)


def test_an_outage_of_last_month_is_none_of_todays() -> None:
    """Nothing happened to this partner between."""
    partner, by = a_platform(), Actor.system("partners.deliver_events")
    webhook_set(partner)
    for days in (0, 20):
        (event,) = told(partner)
        tried = Tried(partner.pk, event.id, NOW, Outcome(None, Cause.REFUSED), 300)
        note_delivery(tried=tried, by=by, now=NOW + timedelta(days=days))
    webhook = Webhook.objects.get()
    assert (webhook.state, webhook.failures) == (WebhookState.LIVE, 1)
    assert webhook.failing_since == NOW + timedelta(days=20)
