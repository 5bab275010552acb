"""Events that partners have not taken in time are counted, for operators and for machines."""

from datetime import timedelta

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from prakerja.console.metrics import HouseFigures
from prakerja.console.troubles import read_report
from prakerja.kit.clock import read_clock
from prakerja.partners.webhooks.models import PartnerEvent, Webhook
from tests.situations.catalogue import a_platform
from tests.situations.webhooks import told, webhook_set

pytestmark = pytest.mark.django_db


def figures() -> str:
    registry = CollectorRegistry()
    registry.register(HouseFigures())
    return generate_latest(registry).decode()


def test_what_waits_for_long_or_was_tried_in_vain_is_late() -> None:
    well, late, stubborn = a_platform(), a_platform(), a_platform()
    for one in (well, late, stubborn):
        webhook_set(one, at=read_clock())
        told(one, at=read_clock())
    PartnerEvent.objects.filter(partner_id=late.pk).update(due_at=read_clock() - timedelta(minutes=16))
    PartnerEvent.objects.filter(partner_id=stubborn.pk).update(due_at=read_clock() + timedelta(hours=2), tries=3)
    Webhook.objects.filter(pk=stubborn.pk).update(failures=3, failing_since=read_clock())
    assert read_report().late_webhooks == {late.client_code: 1, stubborn.client_code: 1}
    text = figures()
    assert "prakerja_webhook_late_events 2.0" in text
    assert 'prakerja_webhooks{state="live"} 2.0' in text
    assert 'prakerja_webhooks{state="failing"} 1.0' in text
    assert 'prakerja_webhooks{state="stopped"} 0.0' in text


def test_where_all_is_well_nothing_is_late() -> None:
    assert read_report().late_webhooks == {}
