"""How partners are paid, on their own pages and the office's, in its states."""

from collections.abc import Callable
from datetime import timedelta

from django.test import override_settings

from prakerja.authority.roles import Role
from prakerja.connectors.rails.outcome import Outcome
from prakerja.partners.models import Partner, PartnerMember
from prakerja.partners.states import PartnerRole
from prakerja.payouts.accounts.rules import NotPayable
from prakerja.payouts.models import PartnerAccount
from prakerja.payouts.partners.note_partner_bank_silence import note_partner_bank_silence
from tests.situations.accounts import NOW
from tests.situations.partner_pay import (
    ASKING_BANKS,
    BCA,
    PAID,
    REFUSED,
    a_keeper,
    account_in_use,
    account_named,
    an_approved_statement,
    bank_answered,
    became,
    built_for_partners,
    to_be_paid,
    two_decided,
)
from tests.situations.partner_staff import a_partners_member, at_console
from tests.situations.sandbox_bank import houses_without_a_bank
from tests.web.places.of_statements import at
from tests.web.places.table import Open, add, place

ACCOUNTS = "/kantor/pencairan/mitra/"
_EARLIER = NOW - timedelta(days=1)


def _own(then: Callable[[PartnerMember], object] = lambda _keeper: None) -> Open:
    keeper = a_keeper()
    then(keeper)
    return Open(at_console(keeper), "/mitra/rekening/")


def _asked_in_vain(keeper: PartnerMember) -> None:
    row = account_named(keeper)
    note_partner_bank_silence(partner_id=row.partner_id, number=row.number, by=ASKING_BANKS, now=NOW)


def _changed(keeper: PartnerMember) -> None:
    account_in_use(keeper, at=_EARLIER - timedelta(days=9))
    bank_answered(account_named(keeper, at=_EARLIER - timedelta(days=8)), NotPayable("4041511"), at=_EARLIER)
    account_in_use(keeper, bank=BCA, at=_EARLIER)


add("a partner without an account", _own)
add("a partner whose bank is silent", lambda: _own(_asked_in_vain))
add("a partner whose account two people look at", lambda: _own(lambda keeper: bank_answered(account_named(keeper))))
add("a partner whose account was changed", lambda: _own(_changed))


@place("a partner's account, seen by one who keeps nothing")
def seen_by_staff() -> Open:
    keeper = a_keeper()
    account_in_use(keeper)
    return Open(at_console(a_partners_member(keeper.partner, PartnerRole.STAFF)), "/mitra/rekening/")


@place("a suspended partner's account")
def of_a_suspended_partner() -> Open:
    keeper = a_keeper()
    account_in_use(keeper)
    Partner.objects.filter(pk=keeper.partner_id).update(suspended_at=NOW)
    return Open(at_console(keeper), "/mitra/rekening/")


add("naming an account", lambda: Open(at_console(a_keeper()), "/mitra/rekening/ajukan/"))


@place("stopping an account")
def stopping() -> Open:
    keeper = a_keeper()
    return Open(at_console(keeper), f"/mitra/rekening/{account_in_use(keeper).number}/hentikan/")


@place("giving up an account")
def giving_up() -> Open:
    keeper = a_keeper()
    return Open(at_console(keeper), f"/mitra/rekening/{account_named(keeper).number}/hentikan/")


def one(row: PartnerAccount) -> str:
    return f"{ACCOUNTS}{row.partner_id}/{row.number}/"


add("no account that two people look at", lambda: at(ACCOUNTS))


@place("accounts that two people look at")
def waiting() -> Open:
    bank_answered(account_named(a_keeper()))
    return at(ACCOUNTS, Role.AUDITOR)


@place("an account that two people look at")
def named() -> Open:
    keeper = a_keeper()
    account_in_use(keeper, at=_EARLIER)
    return at(one(bank_answered(account_named(keeper, bank=BCA))))


@place("an account that a second one is to look at")
def proposed() -> Open:
    row = bank_answered(account_named(a_keeper()))
    two_decided(row)
    return at(one(row), Role.AUDITOR)


@place("a partner's account that its bank has not named")
def asked() -> Open:
    return at(one(account_named(a_keeper())))


@place("a partner's account that was refused")
def refused() -> Open:
    return at(one(bank_answered(account_named(a_keeper()), NotPayable("4041511"))))


@place("a partner's account in use")
def used() -> Open:
    return at(one(account_in_use(a_keeper())))


def _payments(then: Callable[[PartnerMember], object]) -> Open:
    """Of a statement that is to be paid."""
    keeper = to_be_paid(900_000_000, bank=BCA)
    with override_settings(HOUSES_FILE=houses_without_a_bank()):
        then(keeper)
    return Open(at_console(keeper), "/mitra/pembayaran/")


def _built_and(said: Outcome) -> Callable[[PartnerMember], object]:
    def then(keeper: PartnerMember) -> None:
        built_for_partners()
        became(keeper, said)

    return then


add("a partner of whom nothing is to be paid", lambda: Open(at_console(a_keeper()), "/mitra/pembayaran/"))
add("a statement that tonight builds", lambda: _payments(lambda _keeper: None))
add("a payment that two people are to release", lambda: _payments(lambda _keeper: built_for_partners()))
add("a payment to a partner that has arrived", lambda: _payments(_built_and(PAID)))
add("a payment to a partner that was refused", lambda: _payments(_built_and(REFUSED)))


@place("a statement that waits for an account")
def waits_for_an_account() -> Open:
    keeper = a_keeper()
    an_approved_statement(keeper.partner, 400)
    return Open(at_console(keeper), "/mitra/pembayaran/")
