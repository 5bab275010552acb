"""One value of an act's plan, as somebody reads it before they decide."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import JsonValue

from prakerja.appeals.states import WrittenOffFor
from prakerja.cards.reasons import HoldReason
from prakerja.cards.states import CardState
from prakerja.cards.year_ends import YearPart
from prakerja.identity.states import IdentityState
from prakerja.kit.clock import last_second
from prakerja.kit.rupiah import Rupiah
from prakerja.partners.states import PartnerKind
from prakerja.payouts.accounts.names import NameMatch
from prakerja.payouts.differences.kinds import Direction
from prakerja.payouts.partners.partner_differences import PartnerDifferenceKind
from prakerja.payouts.reconciliation.case_rules import Becomes
from prakerja.payouts.reconciliation.states import BookedAs, CaseKind
from prakerja.payouts.sending.stop_batch import StoppedFor
from prakerja.screening.kinds import ListKind
from prakerja.training.certificates.reasons import WithdrawnFor
from prakerja.training.declarations.states import DeclarationKind
from prakerja.training.signals.states import SignalKind
from prakerja.training.statements.months import month_named
from prakerja.words.amounts import rupiah, thousands
from prakerja.words.appeals import WRITTEN_OFF_FOR
from prakerja.words.card_office import CARD_STATES, HOLD_NAMES
from prakerja.words.catalogue import PARTNER_KINDS
from prakerja.words.declarations import DECLARED_NAMES
from prakerja.words.learning import WITHDRAWN_FOR, meeting_words
from prakerja.words.ledger import signed_rupiah
from prakerja.words.moments import in_wib
from prakerja.words.partner_pay import COMPANY_NAME_MATCHES
from prakerja.words.payment_differences import DIRECTIONS, PARTNER_DIFFERENCES
from prakerja.words.payout_office import STOPPED_FOR, house_words, signed_number
from prakerja.words.plan_lists import (
    checks_words,
    differences_words,
    held_back_list,
    listed,
    lists_words,
    postings_words,
    rails_words,
    roles_words,
    waves_words,
)
from prakerja.words.reconciliation import BOOKED_AS, CASE_KINDS, PAYMENT_BECOMES
from prakerja.words.screening import KIND_NAMES
from prakerja.words.signals import SIGNAL_KINDS
from prakerja.words.statements import month_words
from prakerja.words.words import Words
from prakerja.words.year_ends import YEAR_PARTS

_HOLDER_STATES: Final[dict[str, Words]] = {
    IdentityState.PHOTOS: gettext_lazy("cocok di Dukcapil, fotonya belum lengkap"),
    IdentityState.REVIEW: gettext_lazy("sedang diperiksa petugas"),
    IdentityState.VERIFIED: gettext_lazy("terverifikasi"),
}
_DAYS: Final = (
    "certified_on",
    "valid_from",
    "valid_until",
    "effective_on",
    "first_own_day",
    "last_own_day",
    "due_on",
    "pays_on",
)
#: A wave's number and a year are names, and written without dots.
_NAMES: Final = ("number", "year", "budget_year")
_AMOUNTS: Final = (
    "before",
    "after",
    "fees_after",
    "package",
    "set_aside",
    "left",
    "training",
    "incentive",
    "training_returned",
    "incentive_returned",
    "reserve_returned",
    "due_returned",
    "returned",
    "training_owed",
    "incentive_owed",
    "owed",
    "due",
    "claim_dropped",
    "objected_added",
    "to_give_back",
    "owed_again",
    "course_price",
    "taken_back",
    "earned",
    "clawed_back",
    "carried_in",
    "payout",
    "carried_out",
    "amount",
    "amount_before",
    "amount_unsent",
    "held_back_amount",
    "rectified",
    "threshold",
    "left_alone_amount",
)
#: For somebody or against them; and what lies somewhere by the books, which may be less than nothing.
_SIGNED: Final = (
    "adjusted",
    "adjustment",
    "float_before",
    "float_after",
    "to_float_before",
    "to_float_after",
)
#: What is possible until then.
_ENDS: Final = ("planned_deadline", "new_deadline")
_MOMENTS: Final = (
    "opens_at",
    "opens_at_before",
    "closes_at",
    "closes_at_before",
    "result_expected_at",
    "result_expected_at_before",
    "planned_end",
    "counted_at",
    "suspended_at",
)


def value_words(key: str, value: JsonValue) -> str:
    if key in _READ_BY:
        return _READ_BY[key](value)
    if key in _SIGNED and isinstance(value, int):
        return signed_rupiah(value)
    if key in _AMOUNTS and isinstance(value, int):
        return rupiah(Rupiah(value))
    if isinstance(value, list):
        return listed(str(one) for one in value)
    return thousands(value) if isinstance(value, int) and key not in _NAMES else str(value)


def _moment(value: JsonValue) -> str:
    return in_wib(datetime.fromisoformat(str(value)))


def _end(value: JsonValue) -> str:
    return in_wib(last_second(datetime.fromisoformat(str(value))))


def day_words(value: JsonValue) -> str:
    return date_format(date.fromisoformat(str(value)), "j F Y") if value else _("tidak berakhir")


def direction_words(value: JsonValue) -> str:
    return str(DIRECTIONS[Direction(str(value))])


def _by_partner(value: JsonValue) -> str:
    rows = value if isinstance(value, list) else []
    return listed((_of_partner(one) for one in rows if isinstance(one, dict)), between="; ")


def _of_partner(one: Mapping[str, JsonValue]) -> str:
    kind = PARTNER_DIFFERENCES[PartnerDifferenceKind(str(one["kind"]))]
    return f"{one['partner']}, {kind}: {rupiah(Rupiah(int(str(one['amount']))))}"


#: What is neither a number, an amount nor a text.
_READ_BY: Final[dict[str, Callable[[JsonValue], str]]] = {
    **dict.fromkeys(_MOMENTS, _moment),
    **dict.fromkeys(_ENDS, _end),
    **dict.fromkeys(_DAYS, day_words),
    **dict.fromkeys(("roles", "roles_before"), roles_words),
    "direction": direction_words,
    "by_partner": _by_partner,
    "by_difference": differences_words,
    "kind": lambda value: str(KIND_NAMES[ListKind(str(value))]),
    "holder_state": lambda value: str(_HOLDER_STATES[str(value)]),
    "part": lambda value: str(YEAR_PARTS[YearPart(str(value))]),
    "because": lambda value: str(HOLD_NAMES[HoldReason(str(value))]),
    "becomes": lambda value: str(CARD_STATES[CardState(str(value))]),
    "by_wave": waves_words,
    "same_file_as": lists_words,
    "name_match": lambda value: str(COMPANY_NAME_MATCHES[NameMatch(str(value))]),
    "declared": lambda value: str(DECLARED_NAMES[DeclarationKind(str(value))]),
    "checked": checks_words,
    **dict.fromkeys(("house", "float_house", "to_house", "case_house"), lambda value: house_words(str(value))),
    "case": lambda value: str(CASE_KINDS[CaseKind(str(value))]),
    "payment_becomes": lambda value: str(PAYMENT_BECOMES[Becomes(str(value))]),
    "booked_as": lambda value: str(BOOKED_AS[BookedAs(str(value))]),
    "float_difference": lambda value: signed_rupiah(int(str(value)), always=True),
    "postings": postings_words,
    "items_more": lambda value: signed_number(int(str(value))),
    "amount_more": lambda value: signed_rupiah(int(str(value)), always=True),
    "held_back": held_back_list,
    "by_rail": rails_words,
    "stopped_for": lambda value: str(STOPPED_FOR[StoppedFor(str(value))]),
    "month": lambda value: month_words(month_named(str(value))),
    "written_off_for": lambda value: str(WRITTEN_OFF_FOR[WrittenOffFor(str(value))]),
    "signal": lambda value: str(SIGNAL_KINDS[SignalKind(str(value))]),
    "withdrawn_for": lambda value: str(WITHDRAWN_FOR[WithdrawnFor(str(value))]),
    "refused_presence": lambda value: meeting_words(int(str(value))),
    "partner_kind": lambda value: str(PARTNER_KINDS[PartnerKind(str(value))]),
}
