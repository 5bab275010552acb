"""An account of a partner's staff, and the letter with its link. Part of the verbs that invite somebody."""

from datetime import datetime

from prakerja.accounts.end_sessions import end_sessions
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.insert_account import AddressTaken, insert_account
from prakerja.accounts.kinds import Kind
from prakerja.accounts.models import Account, AuthenticatorApp, Passkey, RecoveryCodes
from prakerja.accounts.passwords import hashed
from prakerja.accounts.post_invitation import OF_PARTNER, post_invitation
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.partners.models import Partner, PartnerMember
from prakerja.partners.states import PartnerRole


def is_free_for_partners(email: str) -> bool:
    """Whether a partner's staff can have it: it is nobody's here, or of somebody who works for no partner any more."""
    holder = Account.objects.with_address(email).first()
    return holder is None or _has_left(holder)


def invite_member(
    *, partner: Partner, email: str, full_name: str, role: PartnerRole, by: Actor, now: datetime
) -> Account:
    """They work for the partner, and make password and second factor by the link that is on its way.

    Who has left a partner begins anew, with nothing of before. Raises AddressTaken, and then nothing is changed.
    """
    former = Account.objects.with_address(email).first()
    if former is None:
        account = insert_account(
            email=email, full_name=full_name, password=hashed(None), language="id", kind=Kind.PARTNER
        )
    else:
        account = _begun_anew(former, full_name, now)
    put_member(account, partner=partner, role=role, by=by, now=now)
    post_invitation(account, text=OF_PARTNER, words={"partner": partner.name}, now=now)
    return account


def put_member(account: Account, *, partner: Partner, role: PartnerRole, by: Actor, now: datetime) -> None:
    """The membership, and that the audit hears of it."""
    values = {"partner": partner, "role": role, "since": now, "ended_at": None}
    PartnerMember.objects.update_or_create(account_id=account.pk, defaults=values)
    record(
        AccountsEvent.PARTNER_STAFF_INVITED,
        subject=account,
        by=by,
        at=now,
        partner=partner.client_code,
        role=role.value,
    )


def _has_left(account: Account) -> bool:
    if account.kind != Kind.PARTNER:
        return False
    return not PartnerMember.objects.filter(pk=account.pk, ended_at=None).exists()


def _begun_anew(former: Account, full_name: str, now: datetime) -> Account:
    """Nothing that opened it before opens it now, and who invites tells how they are called.

    Held before it is judged: of two partners who invite them at once the second finds them taken. Raises AddressTaken.
    """
    account = Account.objects.lock_by_id(former.pk)
    if not _has_left(account):
        raise AddressTaken
    for table in (AuthenticatorApp, RecoveryCodes, Passkey):
        table.objects.filter(account_id=account.pk).delete()
    account.set_unusable_password()
    account.full_name, account.is_active = full_name, True
    account.save(update_fields=["password", "full_name", "is_active"])
    end_sessions(account, now=now)
    return account
