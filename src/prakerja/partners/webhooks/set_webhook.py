"""A partner says where it wants to be told, and of what."""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings

from prakerja.audit.record import record
from prakerja.connectors.webhooks.rules import AddressRefused, target_of
from prakerja.kit.actor import Actor
from prakerja.partners.events import PartnersEvent
from prakerja.partners.webhooks.kinds import TO_CHOOSE
from prakerja.partners.webhooks.models import Webhook
from prakerja.partners.webhooks.refusals import KindsUnknown, WebhookAddressRefused
from prakerja.partners.webhooks.require_webhook_keeper import require_webhook_keeper
from prakerja.partners.webhooks.secrets_of import put_next_secret
from prakerja.partners.webhooks.states import WebhookState


def set_webhook(*, address: str, kinds: Collection[str], by: Actor, now: datetime) -> str:
    """What happens from now on is told there. The first time the secret comes back, which nobody is shown again.

    Setting the same twice is setting it once; one that was stopped is live again, and what was parked stays so until it
    is replayed. Returns an empty text where there is a secret already. Raises PermissionMissing, NotAPartner,
    PartnerSuspended, WebhookAddressRefused, KindsUnknown.
    """
    partner = require_webhook_keeper(by=by)
    _require_fit(address, kinds)
    webhook = Webhook.objects.filter(pk=partner.pk).first()
    if webhook is not None and _is_as_asked(webhook, address, kinds):
        return ""
    fresh = Webhook(partner_id=partner.pk, address=address, kinds=sorted(kinds), set_at=now)
    fresh.save(force_insert=webhook is None, force_update=webhook is not None)
    secret = put_next_secret(partner.pk, now=now) if webhook is None else ""
    record(PartnersEvent.WEBHOOK_SET, subject=partner, by=by, at=now, address=address, kinds=sorted(kinds))
    return secret


def _require_fit(address: str, kinds: Collection[str]) -> None:
    try:
        target_of(address, sandbox=settings.SANDBOX_URL or "")
    except AddressRefused as refused:
        raise WebhookAddressRefused(refused.fault) from None
    unknown = sorted(set(kinds) - set(TO_CHOOSE))
    if unknown or not kinds:
        raise KindsUnknown(unknown)


def _is_as_asked(webhook: Webhook, address: str, kinds: Collection[str]) -> bool:
    is_same = webhook.address == address and set(webhook.kinds) == set(kinds)
    return is_same and webhook.state == WebhookState.LIVE
