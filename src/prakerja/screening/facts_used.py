"""The facts that one rule looked at, read from a verdict."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from prakerja.screening.kinds import Rule
from prakerja.screening.models import Verdict
from prakerja.screening.reasons import Fact


def facts_used(verdict: Verdict, rule: Rule) -> dict[str, Fact]:
    """By name; codes, dates, counts and lists' ids, never a NIK."""
    return dict(_FACTS[rule](verdict))


_FACTS: Final[Mapping[Rule, Callable[[Verdict], dict[str, Fact]]]] = {
    Rule.CITIZENSHIP: lambda verdict: {"verified_on": _iso(verdict.verified_on)},
    Rule.AGE: lambda verdict: {
        "age": verdict.age,
        "on": _iso(verdict.as_of),
        "minimum": verdict.minimum_age,
        "maximum": verdict.maximum_age,
    },
    Rule.EDUCATION: lambda verdict: {"declared": verdict.in_formal_education, "list_id": verdict.education_list_id},
    Rule.TARGET_GROUP: lambda verdict: {"employment": verdict.employment},
    Rule.BARRED_GROUP: lambda verdict: {"office": verdict.office, "list_id": verdict.office_list_id},
    Rule.AID: lambda verdict: {"list_id": verdict.aid_list_id},
    Rule.EARLIER_RECIPIENT: lambda verdict: {"wave": verdict.received_wave, "list_id": verdict.recipient_list_id},
    Rule.HOUSEHOLD: lambda verdict: {"held": verdict.household_held, "cap": verdict.household_cap},
}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
