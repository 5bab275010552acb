"""What an act that is proposed would do, line by line."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from pydantic import JsonValue

from prakerja.cards.year_ends import YearPart
from prakerja.payouts.reconciliation.states import CaseKind
from prakerja.training.statements.months import month_named
from prakerja.words.payout_office import house_words
from prakerja.words.plan_labels import PLAN_LABELS
from prakerja.words.plan_values import day_words, direction_words, value_words
from prakerja.words.reconciliation import CASE_KINDS
from prakerja.words.statements import month_words
from prakerja.words.words import Words
from prakerja.words.year_ends import YEAR_PARTS

#: Whom and which photos it was decided by: the case shows them to its reviewer, and other pages to nobody.
_NOT_SHOWN: Final = frozenset({"claimant", "claimant_photos", "holder", "holder_photos"})


def plan_words(plan: Mapping[str, JsonValue]) -> list[tuple[Words, str]]:
    """What will happen, line by line, in the order of the labels: the database keeps a plan in an order of its own."""
    order = {key: place for place, key in enumerate(PLAN_LABELS)}
    shown = sorted(plan.keys() - _NOT_SHOWN, key=lambda key: order[key])
    return [(PLAN_LABELS[key], value_words(key, plan[key])) for key in shown]


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
            "day": day_words(plan["due_on"]),
        }
    if "case" in plan:
        return f"{CASE_KINDS[CaseKind(str(plan['case']))]}, {house_words(str(plan['case_house']))}"
    if "budget_year" in plan:
        return _budget(plan)
    if "direction" in plan:
        return direction_words(plan["direction"])
    named = (plan.get(key) for key in ("full_name", "list", "course", "partner", "reference"))
    return str(next((name for name in named if name), ""))


def _budget(plan: Mapping[str, JsonValue]) -> str:
    told = {"year": plan["budget_year"]}
    if "float_house" in plan:
        return _("Anggaran %(year)s, %(house)s") % {**told, "house": house_words(str(plan["float_house"]))}
    return _("Anggaran %(year)s") % told


def _card_or_wave(plan: Mapping[str, JsonValue]) -> str:
    told = {"four": plan.get("last_four"), "number": plan["number"]}
    if "receipt" in plan:
        return _("Nomor peserta undian %(receipt)s, gelombang %(number)s") % {**told, "receipt": plan["receipt"]}
    if "last_four" in plan:
        return _("Kartu berakhiran %(four)s, gelombang %(number)s") % told
    return _("Gelombang %(number)s") % told
