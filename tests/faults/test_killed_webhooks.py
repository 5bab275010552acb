"""kill -9 of the worker after an event was posted and before that was noted: it is posted once more, under its id."""

from typing import Any

import httpx
import pytest

from tests.instance import Instance, wait_until

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("faults")]


def events_at(instance: Instance) -> dict[str, int]:
    """As the partners' own servers have them: how often each came."""
    told: list[dict[str, Any]] = httpx.get(f"{instance.sandbox.url}/webhooks.json").json()
    return {one["id"]: one["times"] for one in told}


def state_of(instance: Instance, event_id: str) -> object:
    return instance.rows("SELECT state FROM partners_partnerevent WHERE id = %s::uuid", event_id)[0][0]


def test_an_event_is_delivered_again_under_the_same_id(instance: Instance) -> None:
    before = set(events_at(instance))
    instance.sandbox.switch("webhooks", "slow", seconds=4)
    instance.furnish("try_webhook_of_demo()")
    wait_until(lambda: set(events_at(instance)) - before, what="the server has it, and has not answered")
    (event_id,) = set(events_at(instance)) - before
    instance.kill("worker")
    instance.bury_worker()
    assert state_of(instance, event_id) == "waiting"
    instance.sandbox.switch("webhooks", "ok")
    instance.start_worker()
    wait_until(lambda: state_of(instance, event_id) == "delivered", what="it is delivered")
    assert events_at(instance)[event_id] == 2
    assert set(events_at(instance)) - before == {event_id}
