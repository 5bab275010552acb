"""The secrets of a webhook: the next one, and those that are live."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from prakerja.connectors.webhooks.signature import new_secret
from prakerja.partners.rules import ends_of_keys
from prakerja.partners.webhooks.models import WebhookSecret


def put_next_secret(partner_id: UUID, *, now: datetime) -> str:
    """One more, in plain; the one before stays live for a while. The partner's row is locked."""
    of_partner = WebhookSecret.objects.filter(partner_id=partner_id)
    secrets = dict(of_partner.values_list("number", "valid_until"))
    for number, until in ends_of_keys(secrets, now=now).items():
        of_partner.filter(number=number, valid_from__lt=until).update(valid_until=until)
        of_partner.filter(number=number, valid_from__gte=until).delete()
    row = WebhookSecret(partner_id=partner_id, number=max(secrets, default=0) + 1, valid_from=now)
    row.secret = new_secret()
    row.save(force_insert=True)
    return row.secret


def live_secrets(partner_id: UUID, *, now: datetime) -> list[str]:
    """The newest first."""
    return [row.secret for row in _live(partner_id, now)]


def live_secrets_of(partner_id: UUID, *, now: datetime) -> list[WebhookSecret]:
    """Since when and until when each is valid; none of them is opened. The newest first."""
    return list(_live(partner_id, now).defer("sealed_secret"))


def _live(partner_id: UUID, now: datetime) -> "QuerySet[WebhookSecret]":
    valid = Q(valid_until__isnull=True) | Q(valid_until__gt=now)
    return WebhookSecret.objects.filter(valid, partner_id=partner_id).order_by("-number")
