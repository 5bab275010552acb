"""The demo's two partners whom the sandbox plays are told of everything that happens to them."""

from datetime import datetime
from typing import Final

from django.conf import settings

from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.models import Partner
from prakerja.partners.webhooks.kinds import TO_CHOOSE
from prakerja.partners.webhooks.secrets_of import live_secrets
from prakerja.partners.webhooks.set_webhook import set_webhook
from prakerja.simulation.demo_partners import OF_SANDBOX, platforms

#: By the last part of the address at which the sandbox listens.
_PLAYED: Final = {"platform": platforms()[0].client_code, "institution": OF_SANDBOX}


def put_webhooks(now: datetime) -> None:
    """Each at the sandbox; it may listen at another address than the last time."""
    for whose, client_code in _PLAYED.items():
        with unit_of_work(by=Actor.partner(client_code)) as work:
            address = f"{settings.SANDBOX_URL}/webhooks/{whose}"
            set_webhook(address=address, kinds=TO_CHOOSE, by=work.actor, now=now)


def webhook_secrets(now: datetime) -> dict[str, str]:
    """For the sandbox; partners of earnest keep theirs themselves."""
    ids = dict(Partner.objects.filter(client_code__in=_PLAYED.values()).values_list("client_code", "pk"))
    found = {whose: live_secrets(ids[code], now=now) for whose, code in _PLAYED.items() if code in ids}
    return {whose: secrets[0] for whose, secrets in found.items() if secrets}
