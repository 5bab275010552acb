"""A partner's webhook over v2: set, turned, tried, ended; its events read, and delivered anew."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from pytest_django import Settings

from prakerja.kit.clock import read_clock
from prakerja.once.models import FirstAnswer
from prakerja.partner_api.v2.problems import Problem
from prakerja.partners.models import Partner
from prakerja.partners.webhooks.models import PartnerEvent, Webhook
from prakerja.partners.webhooks.secrets_of import live_secrets
from prakerja.partners.webhooks.states import EventState, WebhookState
from tests.connectors.webhooks.servers import a_server, status
from tests.partner_api.v2.test_frame import assert_is
from tests.situations.calls_of_v2 import Program
from tests.situations.webhooks import ADDRESS, told

pytestmark = pytest.mark.django_db
WANTED = {"address": ADDRESS, "kinds": ["course.moved", "purchase.made"]}


def put(program: Program, **changes: Any) -> Any:
    return program.put("webhook", WANTED | changes)


def test_a_webhook_is_set_and_its_secret_shown_once(seller: Program, platform: Partner) -> None:
    answer = put(seller).json()
    assert answer == {
        "address": ADDRESS,
        "kinds": ["course.moved", "purchase.made"],
        "secret": live_secrets(platform.pk, now=read_clock())[0],
    }
    assert put(seller).json()["secret"] is None
    assert answer["secret"] not in str(list(FirstAnswer.objects.values_list("answer", flat=True)))
    shown = seller.get("webhook").json()
    assert "secret" not in shown
    assert (shown["address"], shown["state"], shown["failures"], shown["waiting"]) == (ADDRESS, "live", 0, 0)


def test_an_institution_has_one_of_its_own(teacher: Program, seller: Program) -> None:
    put(seller)
    assert_is(teacher.get("webhook"), Problem.WEBHOOK_UNKNOWN)
    assert put(teacher).status_code == 200


@pytest.mark.parametrize(
    ("changes", "problem", "errors"),
    [
        ({"address": "http://mitra.example/"}, Problem.WEBHOOK_ADDRESS_UNFIT, [("address", "not_https")]),
        ({"address": "https://127.0.0.1/"}, Problem.WEBHOOK_ADDRESS_UNFIT, [("address", "name")]),
        ({"address": "https://mitra.example:22/"}, Problem.WEBHOOK_ADDRESS_UNFIT, [("address", "port")]),
        ({"address": "https://a@mitra.example/"}, Problem.WEBHOOK_ADDRESS_UNFIT, [("address", "unreadable")]),
        ({"kinds": ["nothing"]}, Problem.KINDS_UNKNOWN, [("kinds", "unknown")]),
        ({"kinds": []}, Problem.KINDS_UNKNOWN, [("kinds", "none")]),
    ],
)
def test_what_does_not_fit_is_said_by_field(
    seller: Program, changes: dict[str, Any], problem: Problem, errors: list[tuple[str, str]]
) -> None:
    answer = put(seller, **changes)
    assert_is(answer, problem)
    assert [(one["field"], one["code"]) for one in answer.json()["errors"]] == errors
    assert not Webhook.objects.exists()


def test_another_secret_is_another_each_time(seller: Program, platform: Partner) -> None:
    assert_is(seller.post("webhook/secret"), Problem.WEBHOOK_UNKNOWN)
    first = put(seller).json()["secret"]
    second = seller.post("webhook/secret").json()["secret"]
    assert live_secrets(platform.pk, now=read_clock()) == [second, first]
    assert second not in str(list(FirstAnswer.objects.values_list("answer", flat=True)))


def test_a_webhook_is_ended(seller: Program) -> None:
    put(seller)
    assert seller.send("DELETE", "webhook").json() == {"ended": True}
    assert seller.send("DELETE", "webhook").status_code == 200
    assert_is(seller.get("webhook"), Problem.WEBHOOK_UNKNOWN)


def test_events_and_deliveries_are_read_and_delivered_anew(
    seller: Program, platform: Partner, settings: Settings, run_queue: Callable[[], int]
) -> None:
    with a_server(status(500)) as server:
        settings.SANDBOX_URL = server.url
        put(seller, address=f"{server.url}/hook")
        tried = seller.post("webhook/test").json()["id"]
        run_queue()
        (event,) = seller.get("events").json()["items"]
        (delivery,) = seller.get("deliveries").json()["items"]
        assert (event["id"], event["type"], event["state"], event["tries"]) == (tried, "webhook.test", "waiting", 1)
        assert (delivery["event_id"], delivery["status"], delivery["cause"]) == (tried, 500, "refused")
        PartnerEvent.objects.update(state=EventState.PARKED, due_at=None)
        assert seller.get("webhook").json()["parked"] == 1
        assert seller.post("events/replay", {"event_id": tried}).json() == {"events": 1}
        assert seller.get("webhook").json()["waiting"] == 1


def test_all_since_a_moment(seller: Program, platform: Partner) -> None:
    begun = read_clock()
    told(platform, at=read_clock())
    told(platform, at=read_clock())
    put(seller)
    asked = {"since": begun.isoformat()}
    assert seller.post("events/replay", asked).json() == {"events": 2}
    assert seller.post("events/replay", asked).json() == {"events": 0}


def test_a_list_goes_on_by_its_cursor(seller: Program, platform: Partner) -> None:
    written = [str(told(platform, at=read_clock())[0].id) for _ in range(5)]
    found: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        answer = seller.get("events", f"limit=2&cursor={cursor}" if cursor else "limit=2").json()
        found += [one["id"] for one in answer["items"]]
        cursor = answer["next_cursor"]
    assert found == written


def test_nobody_reads_or_replays_what_is_anothers(seller: Program, teacher: Program, platform: Partner) -> None:
    (event,) = told(platform, at=read_clock())
    put(teacher)
    assert teacher.get("events").json()["items"] == []
    assert_is(teacher.post("events/replay", {"event_id": str(event.id)}), Problem.EVENT_UNKNOWN)
    assert_is(teacher.post("events/replay", {"event_id": str(uuid4())}), Problem.EVENT_UNKNOWN)


@pytest.mark.parametrize("asked", [{}, {"event_id": str(uuid4()), "since": "2026-01-01T00:00:00Z"}, {"event_id": "x"}])
def test_a_replay_is_of_one_or_since(seller: Program, asked: dict[str, str]) -> None:
    put(seller)
    assert_is(seller.post("events/replay", asked), Problem.FIELD_WRONG)


def test_a_stopped_one_is_tried_and_replayed_no_more(seller: Program) -> None:
    put(seller)
    Webhook.objects.update(state=WebhookState.STOPPED, stopped_at=read_clock())
    assert_is(seller.post("webhook/test"), Problem.WEBHOOK_UNKNOWN)
    assert_is(seller.post("events/replay", {"since": "2026-01-01T00:00:00Z"}), Problem.WEBHOOK_UNKNOWN)
    assert seller.get("webhook").json()["state"] == "stopped"
    put(seller)
    assert seller.get("webhook").json()["state"] == "live"


def test_a_made_up_cursor_is_refused(seller: Program, platform: Partner) -> None:
    for _ in range(3):
        told(platform, at=read_clock())
    cursor = seller.get("events", "limit=1").json()["next_cursor"]
    assert_is(seller.get("deliveries", f"cursor={cursor}"), Problem.CURSOR_WRONG)
    assert_is(seller.get("events", "cursor=e30="), Problem.CURSOR_WRONG)
