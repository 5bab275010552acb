"""docs/partner-api/webhooks.md is what the code does: each kind with its facts, the vectors, and a receiver."""

import json
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from pytest_django import Settings

from prakerja.connectors.webhooks.rules import PORTS
from prakerja.connectors.webhooks.signature import signature
from prakerja.console.free_port import free_port
from prakerja.kit.clock import read_clock
from prakerja.partners.rules import OLD_KEY_LASTS
from prakerja.partners.webhooks.kinds import FACTS, EventKind
from prakerja.partners.webhooks.models import Delivery
from prakerja.partners.webhooks.replay_events import replay_events
from prakerja.partners.webhooks.rotate_webhook_secret import rotate_webhook_secret
from prakerja.partners.webhooks.rules import KEPT_FOR, SPACING
from tests.instance import wait_until
from tests.partners.webhooks.test_verbs import as_partner
from tests.situations.catalogue import a_platform
from tests.situations.webhooks import told, webhook_set

DOCS: Final = Path(__file__).resolve().parents[3] / "docs" / "partner-api"
RECEIVER: Final = DOCS / "receive_webhooks.py"
PAGE: Final = (DOCS / "webhooks.md").read_text()
VECTORS: Final = [json.loads(one) for one in re.findall(r"```json vector\n(.*?)```", PAGE, re.DOTALL)]


def test_every_kind_stands_there_with_all_its_facts_and_no_other() -> None:
    rows = re.findall(r"^\| `([a-z_.]+)` \| [^|]+ \|([^|]*)\|", PAGE, re.MULTILINE)
    assert {kind: set(re.findall(r"`(\w+)`", facts)) for kind, facts in rows} == {
        kind.value: set(FACTS[kind]) for kind in EventKind
    }


def test_there_are_vectors() -> None:
    assert len(VECTORS) >= 2


@pytest.mark.parametrize("vector", VECTORS, ids=lambda one: one["webhook-id"])
def test_the_vectors_are_signed_as_we_sign(vector: dict[str, str]) -> None:
    signed = signature(
        vector["webhook-id"], vector["webhook-timestamp"], vector["body"].encode(), secret=vector["secret"]
    )
    assert vector["webhook-signature"] == f"v1,{signed}"


def test_the_receiver_stands_there_as_it_is() -> None:
    assert RECEIVER.read_text() in PAGE.replace("```\n", "")
    lines = [line for line in RECEIVER.read_text().splitlines()[1:] if line.strip()]
    assert len(lines) <= 20


def test_the_figures_are_those_of_the_code() -> None:
    minutes = [f"{int(one.total_seconds() // 60)}" for one in SPACING if one < timedelta(hours=1)]
    hours = [f"{int(one.total_seconds() // 3600)}" for one in SPACING if one >= timedelta(hours=1)]
    said = f"after {', '.join(minutes[:-1])} and {minutes[-1]} minutes, {', '.join(hours[:-1])} and {hours[-1]} hours"
    assert said in PAGE
    assert all(earlier < later for earlier, later in pairwise(SPACING))
    assert (sorted(PORTS), OLD_KEY_LASTS.days, KEPT_FOR.days) == ([443, 8443], 14, 30)


@contextmanager
def receiving(secret: str, port: int) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [sys.executable, "-I", str(RECEIVER), secret, str(port)], stdout=subprocess.PIPE, text=True
    ) as running:
        try:
            wait_until(lambda: _listens(port), what="the receiver listens")
            yield running
        finally:
            running.kill()


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


@pytest.mark.django_db
def test_the_receiver_takes_what_is_ours_once_and_nothing_else(
    settings: Settings, run_queue: Callable[[], int]
) -> None:
    port = free_port()
    settings.SANDBOX_URL = f"http://127.0.0.1:{port}"
    partner, another = a_platform(), a_platform()
    secret = webhook_set(partner, f"{settings.SANDBOX_URL}/hook", at=read_clock())
    webhook_set(another, f"{settings.SANDBOX_URL}/hook", at=read_clock())
    as_partner(partner, rotate_webhook_secret, now=read_clock())
    with receiving(secret, port) as running:
        ours, foreign = told(partner, at=read_clock())[0], told(another, at=read_clock())[0]
        run_queue()
        as_partner(partner, replay_events, event_id=ours.id, now=read_clock())
        last = told(partner, at=read_clock())[0]
        run_queue()
        assert running.stdout is not None
        printed = [running.stdout.readline() for _ in range(2)]
    assert [json.loads(line.replace("'", '"'))["id"] for line in printed] == [str(ours.id), str(last.id)]
    assert set(Delivery.objects.values_list("event_id", "status")) == {
        (ours.id, 204),
        (last.id, 204),
        (foreign.id, 401),
    }
