"""A partner sets, turns, tries and ends its webhook, and has events replayed."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.connectors.webhooks.rules import AddressFault
from prakerja.kit.actor import Actor
from prakerja.kit.queue import waiting_jobs
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.models import Partner
from prakerja.partners.require_partner import NotAPartner, PartnerSuspended
from prakerja.partners.rules import OLD_KEY_LASTS
from prakerja.partners.webhooks.end_webhook import end_webhook
from prakerja.partners.webhooks.kinds import EventKind, UnknownFact
from prakerja.partners.webhooks.models import PartnerEvent, Webhook, WebhookSecret
from prakerja.partners.webhooks.refusals import KindsUnknown, NoEvent, NoWebhook, WebhookAddressRefused
from prakerja.partners.webhooks.replay_events import replay_events
from prakerja.partners.webhooks.rotate_webhook_secret import rotate_webhook_secret
from prakerja.partners.webhooks.secrets_of import live_secrets
from prakerja.partners.webhooks.set_webhook import set_webhook
from prakerja.partners.webhooks.states import EventState, WebhookState
from prakerja.partners.webhooks.tell_partners import tell_partners
from prakerja.partners.webhooks.try_webhook import try_webhook
from tests.situations.catalogue import NOW, a_platform, an_institution, calls
from tests.situations.waves import an_officer
from tests.situations.webhooks import ADDRESS, told, webhook_set

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)
VERBS: dict[str, Callable[..., Any]] = {
    "set": lambda **who: set_webhook(address=ADDRESS, kinds=["course.moved"], **who),
    "end": end_webhook,
    "rotate": rotate_webhook_secret,
    "try": try_webhook,
    "replay": lambda **who: replay_events(since=NOW, **who),
}


def as_partner(partner: Partner, verb: Callable[..., Any], **values: Any) -> Any:
    by = calls(partner)
    with unit_of_work(by=by):
        return verb(by=by, **{"now": NOW, **values})


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_nobody_but_a_partner_has_a_webhook(verb: Callable[..., Any]) -> None:
    for by in (Actor.visitor(), an_officer(), Actor.operator("Wati"), Actor.system("nobody")):
        with pytest.raises(PermissionMissing):
            verb(by=by, now=NOW)
    with pytest.raises(NotAPartner):
        verb(by=Actor.partner("nobody"), now=NOW)
    with pytest.raises(PartnerSuspended):
        verb(by=calls(a_platform(suspended_at=NOW)), now=NOW)


def test_the_secret_is_shown_once_and_kept_under_seal() -> None:
    partner = an_institution()
    secret = webhook_set(partner)
    assert secret.startswith("whsec_")
    assert live_secrets(partner.pk, now=NOW) == [secret]
    assert secret.encode() not in bytes(WebhookSecret.objects.get().sealed_secret)
    assert webhook_set(partner, "https://mitra.example/lain") == ""
    assert live_secrets(partner.pk, now=NOW) == [secret]


def test_setting_the_same_twice_is_setting_it_once() -> None:
    partner = a_platform()
    webhook_set(partner, at=NOW)
    webhook_set(partner, at=LATER)
    assert Webhook.objects.get().set_at == NOW
    assert Event.objects.filter(name="partners.webhook.set").count() == 1


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("http://mitra.example/", AddressFault.NOT_HTTPS),
        ("https://169.254.169.254/latest/meta-data/", AddressFault.NAME),
        ("https://localhost/", AddressFault.NAME),
    ],
)
def test_an_address_that_leads_inside_is_refused(address: str, fault: AddressFault) -> None:
    with pytest.raises(WebhookAddressRefused) as refused:
        webhook_set(a_platform(), address)
    assert refused.value.fault is fault
    assert not Webhook.objects.exists()


@pytest.mark.parametrize("kinds", [[], ["course.moved", "nothing"], ["webhook.test"]])
def test_a_webhook_hears_of_kinds_that_there_are(kinds: list[str]) -> None:
    with pytest.raises(KindsUnknown) as refused:
        webhook_set(a_platform(), kinds=kinds)
    assert refused.value.unknown == [one for one in kinds if one != "course.moved"]


def test_two_secrets_are_live_while_one_replaces_the_other() -> None:
    partner = a_platform()
    first = webhook_set(partner)
    second = as_partner(partner, rotate_webhook_secret, now=LATER)
    assert live_secrets(partner.pk, now=LATER) == [second, first]
    assert live_secrets(partner.pk, now=LATER + OLD_KEY_LASTS) == [second]
    third = as_partner(partner, rotate_webhook_secret, now=LATER + timedelta(hours=1))
    assert live_secrets(partner.pk, now=LATER + timedelta(hours=1)) == [third, second]


def test_what_is_not_there_is_neither_turned_nor_tried_nor_replayed() -> None:
    for verb in ("rotate", "try", "replay"):
        with pytest.raises(NoWebhook):
            as_partner(a_platform(), VERBS[verb])


def test_an_ended_webhook_hears_nothing_and_keeps_no_secret() -> None:
    partner = a_platform()
    webhook_set(partner)
    (event,) = told(partner)
    for _ in range(2):
        as_partner(partner, end_webhook)
    assert not Webhook.objects.exists()
    assert not WebhookSecret.objects.exists()
    event.refresh_from_db()
    assert (event.state, event.due_at) == (EventState.LISTED, None)
    assert told(partner)[0].state == EventState.LISTED
    assert webhook_set(partner)


def test_a_webhook_hears_of_what_it_wants_and_of_its_own() -> None:
    wants, wants_else, has_none = a_platform(), a_platform(), an_institution()
    webhook_set(wants, kinds=[EventKind.COURSE_MOVED])
    webhook_set(wants_else, kinds=[EventKind.PURCHASE_MADE])
    states = [one.state for one in told(wants, wants_else, has_none)]
    assert states == [EventState.WAITING, EventState.LISTED, EventState.LISTED]
    assert [one.arguments for one in waiting_jobs()] == [{"partner_id": str(wants.pk)}]


def test_whoever_is_suspended_is_told_nothing() -> None:
    partner = a_platform()
    webhook_set(partner)
    Partner.objects.filter(pk=partner.pk).update(suspended_at=NOW)
    assert told(partner)[0].state == EventState.LISTED
    assert waiting_jobs() == []


def test_of_one_thing_a_partner_is_told_once() -> None:
    partner = a_platform()
    webhook_set(partner)
    told(partner, subject="course 7")
    told(partner, subject="course 7", at=LATER)
    assert PartnerEvent.objects.get().occurred_at == NOW
    assert len(waiting_jobs()) == 1


def test_nobody_is_told_of_what_did_not_happen() -> None:
    partner = a_platform()
    webhook_set(partner)
    with pytest.raises(RuntimeError), unit_of_work(by=calls(partner)):  # noqa: PT012  the transaction must fail
        tell_partners(EventKind.COURSE_MOVED, {partner.pk: {"course_code": "PEL-1"}}, subject="x", now=NOW)
        raise RuntimeError
    assert not PartnerEvent.objects.exists()
    assert waiting_jobs() == []


def test_no_fact_is_told_that_stands_in_no_list() -> None:
    partner = a_platform()
    with pytest.raises(UnknownFact):
        tell_partners(EventKind.COURSE_MOVED, {partner.pk: {"nik": "3273011203900001"}}, subject="x", now=NOW)


def test_a_test_is_delivered_whatever_kinds_are_wanted_and_once_a_minute() -> None:
    partner = a_platform()
    webhook_set(partner, kinds=[EventKind.PURCHASE_MADE])
    first = as_partner(partner, try_webhook)
    assert (first.kind, first.facts, first.state) == (EventKind.TEST, {}, EventState.WAITING)
    assert as_partner(partner, try_webhook, now=NOW + timedelta(seconds=30)).id == first.id
    assert as_partner(partner, try_webhook, now=NOW + timedelta(seconds=60)).id != first.id


def delivered(event: PartnerEvent) -> None:
    PartnerEvent.objects.filter(pk=event.pk).update(state=EventState.DELIVERED, due_at=None)


def test_what_was_delivered_is_replayed_under_the_same_id() -> None:
    partner = a_platform()
    webhook_set(partner)
    (event,) = told(partner)
    delivered(event)
    assert as_partner(partner, replay_events, event_id=event.id, now=LATER) == 1
    assert as_partner(partner, replay_events, event_id=event.id, now=LATER) == 0
    event.refresh_from_db()
    assert (event.state, event.due_at, event.tries) == (EventState.WAITING, LATER, 0)


def test_all_since_a_moment_that_the_webhook_wants_are_replayed() -> None:
    partner, another = a_platform(), a_platform()
    webhook_set(another)
    told(partner, at=NOW - timedelta(days=1))
    (wanted,) = told(partner)
    told(partner, kind=EventKind.SCHEDULE_CANCELLED)
    told(another)
    webhook_set(partner, kinds=[EventKind.COURSE_MOVED])
    assert as_partner(partner, replay_events, since=NOW) == 1
    waiting = PartnerEvent.objects.filter(partner_id=partner.pk, state=EventState.WAITING)
    assert [one.id for one in waiting] == [wanted.id]


def test_nobody_replays_what_is_anothers() -> None:
    partner, another = a_platform(), a_platform()
    webhook_set(partner)
    (event,) = told(another)
    with pytest.raises(NoEvent):
        as_partner(partner, replay_events, event_id=event.id)


def test_one_that_was_stopped_is_live_again_once_it_is_set() -> None:
    partner = a_platform()
    webhook_set(partner)
    failing = {"failures": 9, "failing_since": NOW, "rests_until": LATER}
    Webhook.objects.update(state=WebhookState.STOPPED, stopped_at=NOW, **failing)
    assert told(partner)[0].state == EventState.LISTED
    with pytest.raises(NoWebhook):
        as_partner(partner, try_webhook)
    webhook_set(partner, at=LATER)
    webhook = Webhook.objects.get()
    assert (webhook.state, webhook.failures, webhook.rests_until) == (WebhookState.LIVE, 0, None)
    assert told(partner)[0].state == EventState.WAITING
