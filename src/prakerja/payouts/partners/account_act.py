"""What two people of the office decide about a partner's account: that it is paid into."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.kit.refused import Refused
from prakerja.payouts.models import PartnerAccount
from prakerja.payouts.partners.banks import BANKS
from prakerja.payouts.partners.querysets import NoPartnerAccount, PartnerAccountKey
from prakerja.payouts.partners.states import PartnerAccountState

_BETWEEN: Final = ":"


class NotNamed(Refused):
    """Its bank has not answered yet, or it was decided or given up meanwhile."""


def subject_of_account(key: PartnerAccountKey) -> str:
    return f"{key[0]}{_BETWEEN}{key[1]}"


def account_in(subject: str) -> PartnerAccount:
    """Raises NoPartnerAccount."""
    partner, _, number = subject.partition(_BETWEEN)
    try:
        key = UUID(partner), int(number)
    except ValueError:
        raise NoPartnerAccount from None
    found: PartnerAccount | None = PartnerAccount.objects.one(key).select_related("partner").first()
    if found is None or subject_of_account((found.partner_id, found.number)) != subject:
        raise NoPartnerAccount
    return found


def _using(subject: str, _asked: Plan, _now: datetime) -> Plan:
    """Both names, and whether it is the first one: the number is in no plan, but for its end."""
    row = account_in(subject)
    if row.state != PartnerAccountState.NAMED:
        raise NotNamed
    before = PartnerAccount.objects.of(row.partner_id).in_use().first()
    replaced: Plan = {"account_before": account_words(before)} if before else {}
    return {
        "partner": row.partner.name,
        "account_name": row.account_name,
        "name_match": row.name_match,
        "bank": BANKS[row.bank_code],
        "account_ends": row.account_number[-4:],
        **replaced,
    }


def account_words(row: PartnerAccount) -> str:
    """Its bank, and the end of its number."""
    return f"{BANKS[row.bank_code]} …{row.account_number[-4:]}"


#: What was shown is what is taken into use.
USE_PARTNER_ACCOUNT: Final = declare_act(
    "payouts.use_partner_account", permission=Permission.ADMIT_PARTNERS, foresee=_using, keeps_plan=True
)
