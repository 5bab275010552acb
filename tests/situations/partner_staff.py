"""People of partners' staff, signed in or only invited. Nobody of them exists."""

from datetime import datetime
from itertools import count
from typing import Final

from django.test import Client

from prakerja.accounts.invite_member import invite_member
from prakerja.accounts.models import Account, Invitation
from prakerja.accounts.set_up_second_factor import set_up_second_factor
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.models import Partner, PartnerMember
from prakerja.partners.states import PartnerRole
from tests.situations.accounts import NOW, PASSWORD, TOTP_SECRET, confirmed, written_down
from tests.situations.catalogue import an_institution
from tests.situations.reader import Reader

_people: Final = count(1)


def a_partners_member(
    partner: Partner | None = None,
    role: PartnerRole = PartnerRole.KEEPER,
    *,
    email: str = "",
    is_accepted: bool = True,
    at: datetime = NOW,
) -> PartnerMember:
    """Of a partner of their own, unless one is given; with a password and an app, unless only invited."""
    by, partner = Actor.operator("Wati"), partner or an_institution()
    with unit_of_work(by=by):
        account = invite_member(
            partner=partner,
            email=email or f"staf{next(_people)}@mitra.example",
            full_name="Dewi Mitra",
            role=role,
            by=by,
            now=at,
        )
        if is_accepted:
            _accepted(account)
    return PartnerMember.objects.select_related("partner").get(pk=account.pk)


def _accepted(account: Account) -> None:
    account.set_password(PASSWORD)
    account.save(update_fields=["password"])
    Invitation.objects.filter(pk=account.pk).update(used_at=NOW)
    written_down(
        account,
        set_up_second_factor(account=account, secret=TOTP_SECRET, by=Actor.partner_staff(account.pk), now=NOW),
    )


def acts(member: PartnerMember) -> Actor:
    return Actor.partner_staff(member.pk, member.partner.client_code)


def account_of(member: PartnerMember) -> Account:
    return Account.objects.get(pk=member.pk)


def at_console(member: PartnerMember) -> Client:
    """A browser in which they are signed in, and have lately shown that it is them."""
    browser = Reader()
    browser.force_login(account_of(member))
    browser.get("/mitra/")
    return confirmed(browser)
