"""The verbs of partners' webhooks, ready to be done."""

from datetime import timedelta
from functools import partial

from prakerja.connectors.webhooks.failures import Cause
from prakerja.kit.actor import Actor
from prakerja.partners.webhooks.end_webhook import end_webhook
from prakerja.partners.webhooks.forget_old_events import forget_old_events
from prakerja.partners.webhooks.models import Webhook
from prakerja.partners.webhooks.note_delivery import Tried, note_delivery
from prakerja.partners.webhooks.replay_events import replay_events
from prakerja.partners.webhooks.rotate_webhook_secret import rotate_webhook_secret
from prakerja.partners.webhooks.rules import Outcome
from prakerja.partners.webhooks.set_webhook import set_webhook
from prakerja.partners.webhooks.try_webhook import try_webhook
from tests.situations.catalogue import NOW, a_platform, calls
from tests.situations.webhooks import ADDRESS, told, webhook_set
from tests.verbs.table import Doing, verb

_DELIVERING = Actor.system("partners.deliver_events")


@verb(
    "partners.set_webhook",
    writes="partners_webhook partners_webhooksecret",
    events="partners.webhook.set",
)
def setting() -> Doing:
    partner = a_platform()
    by = calls(partner)
    return Doing(partial(set_webhook, address=ADDRESS, kinds=["course.moved"], by=by, now=NOW), by, partner.pk)


@verb(
    "partners.end_webhook",
    writes="partners_webhook partners_webhooksecret partners_partnerevent",
    events="partners.webhook.ended",
)
def ending() -> Doing:
    partner = a_platform()
    webhook_set(partner)
    told(partner)
    by = calls(partner)
    return Doing(partial(end_webhook, by=by, now=NOW), by, partner.pk)


@verb(
    "partners.rotate_webhook_secret",
    writes="partners_webhooksecret",
    events="partners.webhook.rotated",
    is_another=True,
)
def rotating() -> Doing:
    partner = a_platform()
    webhook_set(partner)
    by = calls(partner)
    return Doing(partial(rotate_webhook_secret, by=by, now=NOW + timedelta(hours=1)), by, partner.pk)


@verb("partners.try_webhook", writes="partners_partnerevent a_job", events="partners.webhook.tried")
def trying() -> Doing:
    partner = a_platform()
    webhook_set(partner)
    by = calls(partner)
    return Doing(partial(try_webhook, by=by, now=NOW), by, partner.pk)


@verb("partners.replay_events", writes="partners_partnerevent a_job", events="partners.events.replayed")
def replaying() -> Doing:
    partner = a_platform()
    told(partner)
    webhook_set(partner)
    by = calls(partner)
    return Doing(partial(replay_events, since=NOW, by=by, now=NOW), by, partner.pk)


def _a_try(outcome: Outcome) -> Doing:
    partner = a_platform()
    webhook_set(partner)
    (event,) = told(partner)
    tried = Tried(partner.pk, event.id, Webhook.objects.get(pk=partner.pk).set_at, outcome, 20)
    return Doing(partial(note_delivery, tried=tried, by=_DELIVERING, now=NOW), _DELIVERING, partner.pk)


@verb("partners.note_delivery", writes="partners_delivery partners_partnerevent", is_another=True)
def noting() -> Doing:
    return _a_try(Outcome(204, None))


@verb(
    "partners.note_delivery: in vain",
    writes="partners_delivery partners_partnerevent partners_webhook",
    is_another=True,
)
def noting_in_vain() -> Doing:
    return _a_try(Outcome(None, Cause.TIMED_OUT))


@verb(
    "partners.note_delivery: gone",
    writes="partners_delivery partners_partnerevent partners_webhook",
    events="partners.webhook.stopped",
    is_another=True,
)
def noting_that_they_are_gone() -> Doing:
    return _a_try(Outcome(410, Cause.REFUSED))


@verb("partners.forget_old_events", writes="partners_partnerevent", is_of_all=True)
def forgetting() -> Doing:
    partner, by = a_platform(), Actor.system("partners.forget_old_events")
    told(partner)
    later = NOW + timedelta(days=30, seconds=1)
    return Doing(partial(forget_old_events, by=by, now=later), by, partner.pk)
