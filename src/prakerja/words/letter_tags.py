"""What letters call the reasons that they tell: the words of the pages, so that both say the same."""

from datetime import datetime

from django import template
from django.template import Context

from prakerja.cards.reasons import HoldReason
from prakerja.identity.photo_rules import PhotoFault
from prakerja.identity.rules import RefusalReason
from prakerja.kit import clock
from prakerja.kit.rupiah import Rupiah
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.accounts.reasons import AccountProblem
from prakerja.screening.reasons import Reason
from prakerja.training.certificates.reasons import WithdrawnFor
from prakerja.training.declarations.states import DeclarationKind, LeaveReason
from prakerja.training.reasons import PurchaseReason
from prakerja.words import moments
from prakerja.words.accounts_to_pay import HOUSES, MENDINGS
from prakerja.words.amounts import rupiah
from prakerja.words.declarations import DECLARED_OF_YOU, LEAVE_REASONS
from prakerja.words.holds import HOLD_REASONS
from prakerja.words.identity import PHOTO_ADVICE, PHOTO_FAULTS, REFUSALS
from prakerja.words.learning import WITHDRAWN_FOR, meeting_words
from prakerja.words.partner_pay import partner_mending
from prakerja.words.purchases import VOIDED_BECAUSE
from prakerja.words.reasons import SHORT_REASONS

register = template.Library()


@register.filter
def refusal(reason: str) -> str:
    """Why an identity was refused, and what to do now."""
    words = REFUSALS[RefusalReason(reason)]
    return f"{words.explanation} {words.what_to_do}"


@register.filter
def account_problem(reason: str) -> str:
    """What stands in the way of an account, and how it is mended."""
    mending = MENDINGS[AccountProblem(reason)]
    return f"{mending.problem} {mending.remedy}"


@register.filter
def partner_account_problem(reason: str) -> str:
    """What stands in the way of a partner's account, and how it is mended."""
    mending = partner_mending(AccountProblem(reason))
    return f"{mending.problem} {mending.remedy}"


@register.filter
def house_name(house: str) -> str:
    return HOUSES[AccountHouse(house)]


@register.filter
def photo_fault(fault: str) -> str:
    """Why a new photo is wanted, and how it comes out better."""
    return f"{PHOTO_FAULTS[PhotoFault(fault)]}. {PHOTO_ADVICE[PhotoFault(fault)]}"


@register.filter
def for_reader(moment: datetime, regency: str) -> str:
    """In WIB and, when the reader lives in another zone, in theirs."""
    return moments.for_reader(moment, regency or None)


@register.filter
def held_for(reason: str) -> str:
    """Why a card is held."""
    return str(HOLD_REASONS[HoldReason(reason)])


@register.filter
def voided_because(reason: str) -> str:
    """Why a purchase was undone."""
    return str(VOIDED_BECAUSE[PurchaseReason(reason)])


@register.filter
def declared_as(kind: str) -> str:
    """What was declared of a participant, said to them."""
    return str(DECLARED_OF_YOU[DeclarationKind(kind)])


@register.filter
def meeting(sequence: int) -> str:
    """Which meeting of a training."""
    return meeting_words(sequence)


@register.filter
def left_for(reason: str) -> str:
    """Why somebody left."""
    return str(LEAVE_REASONS[LeaveReason(reason)])


@register.filter
def withdrawn_because(reason: str) -> str:
    """Why a certificate was withdrawn."""
    return str(WITHDRAWN_FOR[WithdrawnFor(reason)])


@register.filter
def amount(number: int) -> str:
    """Whole rupiah."""
    return rupiah(Rupiah(number))


@register.filter
def last_second(until: datetime) -> datetime:
    return clock.last_second(until)


@register.simple_tag(takes_context=True)
def short_reason(context: Context, reason: str) -> str:
    """Why somebody is not eligible, with the facts that stand among the letter's words."""
    return str(SHORT_REASONS[Reason(reason)]) % context.flatten()
