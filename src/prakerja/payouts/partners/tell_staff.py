"""Letters to a partner's staff about how it is paid. Of an account's number they say its end alone."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from prakerja.accounts.models import Account
from prakerja.messages.post_messages import Draft, post_messages
from prakerja.messages.states import Channel
from prakerja.messages.words import Word
from prakerja.partners.models import PartnerMember
from prakerja.payouts.models import PartnerAccount
from prakerja.payouts.partners.banks import BANKS

#: Of a change they are told who have left lately: whoever takes a partner over removes its people first.
_LEFT_WITHIN: Final = timedelta(days=90)


def tell_of_account(row: PartnerAccount, *, text: str, now: datetime, words: Mapping[str, Word] | None = None) -> None:
    """Everybody who works for the partner or did so lately, once for each account and text."""
    said: dict[str, Word] = {"bank": BANKS[row.bank_code], "ending": row.account_number[-4:], **(words or {})}
    since = now - _LEFT_WITHIN
    contacts = _members([row.partner_id]).filter(Q(ended_at=None) | Q(ended_at__gt=since))
    _post({row.partner_id: (f"{text} {row.partner_id} {row.number}", said)}, contacts, text, now)


def tell_staff(told: Mapping[UUID, tuple[str, dict[str, Word]]], *, text: str, now: datetime) -> None:
    """Everybody who works for these partners: for each the key by which it is told once, and the letter's words."""
    _post(told, _members(list(told)).filter(ended_at=None), text, now)


def _members(partners: Collection[UUID]) -> QuerySet[PartnerMember]:
    return PartnerMember.objects.filter(partner_id__in=partners).order_by("partner_id", "pk")


def _post(
    told: Mapping[UUID, tuple[str, dict[str, Word]]], members: QuerySet[PartnerMember], text: str, now: datetime
) -> None:
    of_account = dict(members.values_list("pk", "partner_id"))
    accounts = Account.objects.filter(pk__in=of_account).order_by("pk")
    post_messages([_draft(one, *told[of_account[one.pk]], text=text) for one in accounts], now=now)


def _draft(account: Account, once_key: str, words: Mapping[str, Word], *, text: str) -> Draft:
    return Draft(
        text=text,
        channel=Channel.EMAIL,
        address=account.email,
        words={**words, "name": account.full_name},
        language=account.language,
        applicant_id=account.pk,
        once_key=f"{once_key} {account.pk}",
    )
