"""A custodian says by which key they sign, and whose it is: before a draw names them, everybody can compare it."""

from datetime import datetime

from django.db import IntegrityError

from prakerja.accounts.models import Account
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require_person
from prakerja.draw.checked_hex import checked_hex
from prakerja.draw.custodians import newest_key
from prakerja.draw.events import DrawEvent
from prakerja.draw.log_entries import CUSTODIAN_KEY
from prakerja.draw.models import CustodianKey
from prakerja.kit.actor import Actor
from prakerja.kit.constraints import violates
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import savepoint
from prakerja.publog.submit_entry import submit_entry


class NotAPublicKey(Refused):
    """An Ed25519 public key is 32 bytes: 64 hex digits."""


class KeyOfAnother(Refused):
    """This key is registered already, by somebody else or before a newer one of the same custodian."""


def register_key(*, public_key: str, organisation: str, shown_at: str, by: Actor, now: datetime) -> CustodianKey:
    """The key stands in the public log, and counts once it has stood there for long enough. Twice is once.

    `shown_at`: where the custodian's organisation shows it itself. Raises NotAPublicKey, KeyOfAnother.
    """
    account_id = require_person(Permission.HOLD_SECRETS, by=by)
    given = checked_hex(public_key, digits=64)
    if given is None:
        raise NotAPublicKey
    newest = newest_key(account_id)
    if newest is not None and newest.public_key == given:
        return newest
    key = CustodianKey(
        account_id=account_id, organisation=organisation, public_key=given, shown_at=shown_at, registered_at=now
    )
    try:
        with savepoint():
            key.save(force_insert=True)
    except IntegrityError as error:
        if not violates(error, "a_key_is_one_custodian_s"):
            raise
        raise KeyOfAnother from None
    name = Account.objects.values_list("full_name", flat=True).get(pk=account_id)
    facts = {"name": name, "organisation": organisation, "public_key": given, "published_at": shown_at}
    submit_entry(CUSTODIAN_KEY, once=given, facts=facts, at=now)
    record(DrawEvent.KEY_REGISTERED, subject=key, by=by, at=now, public_key=given)
    return key
