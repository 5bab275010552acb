"""What an act that is proposed would do, line by line."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Final

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import JsonValue

from prakerja.appeals.states import WrittenOffFor
from prakerja.authority.roles import Role
from prakerja.cards.reasons import HoldReason
from prakerja.cards.states import CardState
from prakerja.cards.year_ends import YearPart
from prakerja.identity.states import IdentityState
from prakerja.kit.clock import last_second
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import AccountKind
from prakerja.partners.states import PartnerKind
from prakerja.payouts.accounts.names import NameMatch
from prakerja.payouts.differences.kinds import DifferenceKind, Direction
from prakerja.payouts.reconciliation.case_rules import Becomes
from prakerja.payouts.reconciliation.states import BookedAs, CaseKind
from prakerja.payouts.sending.stop_batch import StoppedFor
from prakerja.screening.kinds import ListKind
from prakerja.training.certificates.reasons import WithdrawnFor
from prakerja.training.course_rules import Check
from prakerja.training.declarations.states import DeclarationKind
from prakerja.training.signals.states import SignalKind
from prakerja.training.statements.months import month_named
from prakerja.words.amounts import rupiah, thousands
from prakerja.words.appeals import WRITTEN_OFF_FOR
from prakerja.words.authority import ROLE_NAMES
from prakerja.words.card_office import ACCOUNT_NAMES, CARD_STATES, HOLD_NAMES
from prakerja.words.catalogue import CHECKS, PARTNER_KINDS
from prakerja.words.declarations import DECLARED_NAMES
from prakerja.words.learning import WITHDRAWN_FOR, meeting_words
from prakerja.words.ledger import signed_rupiah
from prakerja.words.moments import in_wib
from prakerja.words.partner_pay import COMPANY_NAME_MATCHES
from prakerja.words.payment_differences import DIFFERENCE_KINDS, DIRECTIONS
from prakerja.words.payout_office import (
    STOPPED_FOR,
    held_back_sums,
    held_back_words,
    house_words,
    rail_sum_words,
    signed_number,
)
from prakerja.words.plan_labels import PLAN_LABELS
from prakerja.words.reconciliation import BOOKED_AS, CASE_KINDS, PAYMENT_BECOMES
from prakerja.words.screening import KIND_NAMES
from prakerja.words.signals import SIGNAL_KINDS
from prakerja.words.statements import month_words
from prakerja.words.words import Words
from prakerja.words.year_ends import YEAR_PARTS

#: Whom and which photos it was decided by: the case shows them to its reviewer, and other pages to nobody.
_NOT_SHOWN: Final = frozenset({"claimant", "claimant_photos", "holder", "holder_photos"})
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


def plan_words(plan: Mapping[str, JsonValue]) -> list[tuple[Words, str]]:
    """What will happen, line by line, in the order of the labels: the database keeps a plan in an order of its own."""
    order = {key: place for place, key in enumerate(PLAN_LABELS)}
    shown = sorted(plan.keys() - _NOT_SHOWN, key=lambda key: order[key])
    return [(PLAN_LABELS[key], _value(key, plan[key])) for key in shown]


def subject_words(plan: Mapping[str, JsonValue]) -> str:
    """Whom or what it is about, as its plan names it: a wave, a person, a list."""
    if "number" in plan:
        return _card_or_wave(plan)
    if "part" in plan:
        told = {"scheme": plan["scheme"], "year": plan["budget_year"], "part": YEAR_PARTS[YearPart(str(plan["part"]))]}
        return _("Skema %(scheme)s, tahun %(year)s: %(part)s") % told
    if "month" in plan:
        return f"{plan['partner']}, {month_words(month_named(str(plan['month'])))}"
    if "house" in plan:
        return _("Pencairan %(house)s, %(day)s") % {
            "house": house_words(str(plan["house"])),
            "day": _day(plan["due_on"]),
        }
    if "case" in plan:
        return f"{CASE_KINDS[CaseKind(str(plan['case']))]}, {house_words(str(plan['case_house']))}"
    if "budget_year" in plan:
        return _budget(plan)
    if "direction" in plan:
        return _direction(plan["direction"])
    named = (plan.get(key) for key in ("full_name", "list", "course", "partner", "reference"))
    return str(next((name for name in named if name), ""))


def _budget(plan: Mapping[str, JsonValue]) -> str:
    told = {"year": plan["budget_year"]}
    if "float_house" in plan:
        return _("Anggaran %(year)s, %(house)s") % {**told, "house": house_words(str(plan["float_house"]))}
    return _("Anggaran %(year)s") % told


def _card_or_wave(plan: Mapping[str, JsonValue]) -> str:
    told = {"four": plan.get("last_four"), "number": plan["number"]}
    if "last_four" in plan:
        return _("Kartu berakhiran %(four)s, gelombang %(number)s") % told
    return _("Gelombang %(number)s") % told


def _value(key: str, value: JsonValue) -> str:
    if key in _READ_BY:
        return _READ_BY[key](value)
    if key in _SIGNED and isinstance(value, int):
        return signed_rupiah(value)
    if key in _AMOUNTS and isinstance(value, int):
        return rupiah(Rupiah(value))
    if isinstance(value, list):
        return _listed(str(one) for one in value)
    return thousands(value) if isinstance(value, int) and key not in _NAMES else str(value)


def _listed(said: Iterable[str], between: str = ", ") -> str:
    return between.join(said) or _("tidak ada")


def _moment(value: JsonValue) -> str:
    return in_wib(datetime.fromisoformat(str(value)))


def _end(value: JsonValue) -> str:
    return in_wib(last_second(datetime.fromisoformat(str(value))))


def _day(value: JsonValue) -> str:
    return date_format(date.fromisoformat(str(value)), "j F Y") if value else _("tidak berakhir")


def _roles(value: JsonValue) -> str:
    roles = value if isinstance(value, list) else []
    return _listed(str(ROLE_NAMES[Role(str(one))]) for one in roles)


def _part(value: JsonValue) -> str:
    return str(YEAR_PARTS[YearPart(str(value))])


def _because(value: JsonValue) -> str:
    return str(HOLD_NAMES[HoldReason(str(value))])


def _becomes(value: JsonValue) -> str:
    return str(CARD_STATES[CardState(str(value))])


def _by_wave(value: JsonValue) -> str:
    waves = value if isinstance(value, list) else []
    return _listed((_of_wave(one) for one in waves if isinstance(one, dict)), between="; ")


def _of_wave(one: Mapping[str, JsonValue]) -> str:
    told = {
        "number": one["number"],
        "cards": thousands(int(str(one["finished"]))),
        "amount": rupiah(Rupiah(int(str(one["returned"])))),
    }
    return _("gelombang %(number)s: %(cards)s kartu selesai, %(amount)s kembali") % told


def _held_back(value: JsonValue) -> str:
    told = value if isinstance(value, list) else []
    sums = held_back_sums({str(one["why"]): one for one in told if isinstance(one, dict)})
    return _listed((held_back_words(one) for one in sums), between="; ")


def _by_rail(value: JsonValue) -> str:
    rails = value if isinstance(value, list) else []
    return _listed((_of_rail(one) for one in rails if isinstance(one, dict)), between="; ")


def _of_rail(one: Mapping[str, JsonValue]) -> str:
    return rail_sum_words(str(one["rail"]), int(str(one["items"])), int(str(one["amount"])))


def _checked(value: JsonValue) -> str:
    checks = value if isinstance(value, list) else []
    return _listed((str(CHECKS[Check(str(one))]) for one in checks), between="; ")


def _direction(value: JsonValue) -> str:
    return str(DIRECTIONS[Direction(str(value))])


def _by_difference(value: JsonValue) -> str:
    kinds = value if isinstance(value, dict) else {}
    return _listed((_of_difference(kind, one) for kind, one in kinds.items() if isinstance(one, dict)), between="; ")


def _of_difference(kind: str, one: Mapping[str, JsonValue]) -> str:
    amount = rupiah(Rupiah(int(str(one["amount"]))))
    return f"{DIFFERENCE_KINDS[DifferenceKind(kind)]}: {thousands(int(str(one['rows'])))}, {amount}"


def _postings(value: JsonValue) -> str:
    legs = value if isinstance(value, list) else []
    return _listed((_posting(one) for one in legs if isinstance(one, dict)), between="; ")


def _posting(one: Mapping[str, JsonValue]) -> str:
    told = {
        "amount": rupiah(Rupiah(int(str(one["amount"])))),
        "debit": ACCOUNT_NAMES[AccountKind(int(str(one["debit"])))],
        "credit": ACCOUNT_NAMES[AccountKind(int(str(one["credit"])))],
    }
    return _("%(amount)s: debit %(debit)s, kredit %(credit)s") % told


#: What is neither a number, an amount nor a text.
_READ_BY: Final[dict[str, Callable[[JsonValue], str]]] = {
    **dict.fromkeys(_MOMENTS, _moment),
    **dict.fromkeys(_ENDS, _end),
    **dict.fromkeys(_DAYS, _day),
    **dict.fromkeys(("roles", "roles_before"), _roles),
    "direction": _direction,
    "by_difference": _by_difference,
    "kind": lambda value: str(KIND_NAMES[ListKind(str(value))]),
    "holder_state": lambda value: str(_HOLDER_STATES[str(value)]),
    "part": _part,
    "because": _because,
    "becomes": _becomes,
    "by_wave": _by_wave,
    "name_match": lambda value: str(COMPANY_NAME_MATCHES[NameMatch(str(value))]),
    "declared": lambda value: str(DECLARED_NAMES[DeclarationKind(str(value))]),
    "checked": _checked,
    **dict.fromkeys(("house", "float_house", "to_house", "case_house"), lambda value: house_words(str(value))),
    "case": lambda value: str(CASE_KINDS[CaseKind(str(value))]),
    "payment_becomes": lambda value: str(PAYMENT_BECOMES[Becomes(str(value))]),
    "booked_as": lambda value: str(BOOKED_AS[BookedAs(str(value))]),
    "float_difference": lambda value: signed_rupiah(int(str(value)), always=True),
    "postings": _postings,
    "items_more": lambda value: signed_number(int(str(value))),
    "amount_more": lambda value: signed_rupiah(int(str(value)), always=True),
    "held_back": _held_back,
    "by_rail": _by_rail,
    "stopped_for": lambda value: str(STOPPED_FOR[StoppedFor(str(value))]),
    "month": lambda value: month_words(month_named(str(value))),
    "written_off_for": lambda value: str(WRITTEN_OFF_FOR[WrittenOffFor(str(value))]),
    "signal": lambda value: str(SIGNAL_KINDS[SignalKind(str(value))]),
    "withdrawn_for": lambda value: str(WITHDRAWN_FOR[WithdrawnFor(str(value))]),
    "refused_presence": lambda value: meeting_words(int(str(value))),
    "partner_kind": lambda value: str(PARTNER_KINDS[PartnerKind(str(value))]),
}
