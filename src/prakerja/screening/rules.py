"""The oracle of eligibility: each rule said once more of one person. What decides is `sql/decide.sql`.

Facts in, a finding with its reason out; no Django, no clock. A test holds the two against each other on random people,
and a lawyer can read this one aloud.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from prakerja.schemes.eligibility import Eligibility
from prakerja.screening.kinds import Barring, ListKind, Rule, lists_that_bar
from prakerja.screening.parameters import employments_allowed
from prakerja.screening.reasons import Fact, Reason


@dataclass(frozen=True)
class Listed:
    """The person is on a list that was in force on the day."""

    list_id: int
    kind: ListKind
    #: Of a list of recipients.
    year: int | None = None


@dataclass(frozen=True)
class Received:
    """The person got a seat in an earlier wave."""

    wave: int
    on: date


@dataclass(frozen=True)
class Facts:
    """What is known of a joiner. None: not known, because the step that asks for it is not complete."""

    verified_on: date | None
    birth_date: date | None
    in_formal_education: bool | None
    employment: str | None
    #: The barred group that they say they belong to, or `none`.
    office: str | None
    #: In the order of the lists' ids.
    listed: tuple[Listed, ...]
    received: Received | None
    #: Seats that people on the same family card got in earlier waves.
    household_held: int


@dataclass(frozen=True)
class Finding:
    """What one rule says of one person. `reason` is None when the rule is met; `facts` are codes, dates, counts."""

    reason: Reason | None
    facts: Mapping[str, Fact]


def age_on(birth_date: date, day: date) -> int:
    """Completed years; somebody born on 29 February completes one on 1 March."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def citizenship(facts: Facts, eligibility: Eligibility, _on: date) -> Finding:
    """A citizen, proven by the KTP: the population registry knows the person."""
    verified = facts.verified_on is not None or not eligibility.citizens_only
    shown = {"verified_on": _iso(facts.verified_on)}
    return Finding(None if verified else Reason.NOT_VERIFIED, shown)


def age(facts: Facts, eligibility: Eligibility, on: date) -> Finding:
    """Old enough, and not too old, on the day of closing."""
    years = None if facts.birth_date is None else age_on(facts.birth_date, on)
    shown = {"age": years, "on": on.isoformat(), "minimum": eligibility.minimum_age, "maximum": eligibility.maximum_age}
    return Finding(_age_reason(years, eligibility), shown)


def _age_reason(years: int | None, eligibility: Eligibility) -> Reason | None:
    if years is None:
        return Reason.AGE_UNKNOWN
    if years < eligibility.minimum_age:
        return Reason.TOO_YOUNG
    return Reason.TOO_OLD if eligibility.maximum_age is not None and years > eligibility.maximum_age else None


def education(facts: Facts, eligibility: Eligibility, _on: date) -> Finding:
    """Not following formal education: neither by their own word nor by the ministries' lists of pupils."""
    on_list = _first_on(facts, eligibility, Rule.EDUCATION)
    shown = {"declared": facts.in_formal_education, **_list_facts(on_list)}
    if eligibility.in_education_barred and facts.in_formal_education:
        return Finding(Reason.DECLARED_STUDENT, shown)
    return Finding(Reason.LISTED_STUDENT if on_list else None, shown)


def target_group(facts: Facts, eligibility: Eligibility, _on: date) -> Finding:
    """Somebody whom the programme is for."""
    allowed = facts.employment in employments_allowed(eligibility)
    shown = {"employment": facts.employment}
    return Finding(None if allowed else Reason.NOT_A_TARGET_GROUP, shown)


def barred_group(facts: Facts, eligibility: Eligibility, _on: date) -> Finding:
    """In none of the seven groups, neither by their own word nor by a list."""
    on_list = _first_on(facts, eligibility, Rule.BARRED_GROUP)
    shown = {"office": facts.office, **_list_facts(on_list)}
    if facts.office in eligibility.barred_groups:
        return Finding(Reason.DECLARED_OFFICE, shown)
    return Finding(Reason.LISTED_OFFICE if on_list else None, shown)


def aid(facts: Facts, eligibility: Eligibility, _on: date) -> Finding:
    """On none of the lists of other aid that the scheme excludes."""
    on_list = _first_on(facts, eligibility, Rule.AID)
    return Finding(Reason.LISTED_AID if on_list else None, _list_facts(on_list))


def earlier_recipient(facts: Facts, eligibility: Eligibility, _on: date) -> Finding:
    """Has had no card before, counted from the decree: a revoked card was a card."""
    on_list = _first_on(facts, eligibility, Rule.EARLIER_RECIPIENT)
    shown = {"wave": facts.received.wave if facts.received else None, **_list_facts(on_list)}
    if facts.received and _bars(facts.received, eligibility):
        return Finding(Reason.ALREADY_RECIPIENT, shown)
    return Finding(Reason.LISTED_RECIPIENT if on_list else None, shown)


def _bars(received: Received, eligibility: Eligibility) -> bool:
    return eligibility.one_card_per_lifetime or received.on.year in eligibility.earlier_recipients_barred_from_years


def household(facts: Facts, eligibility: Eligibility, _on: date) -> Finding:
    """The family card holds fewer cards than its cap. Two siblings in the same wave are the draw's business."""
    cap = eligibility.household_cap
    full = cap is not None and facts.household_held >= cap
    shown = {"held": facts.household_held, "cap": cap}
    return Finding(Reason.HOUSEHOLD_FULL if full else None, shown)


RULES: Final[Mapping[Rule, Callable[[Facts, Eligibility, date], Finding]]] = {
    Rule.CITIZENSHIP: citizenship,
    Rule.AGE: age,
    Rule.EDUCATION: education,
    Rule.TARGET_GROUP: target_group,
    Rule.BARRED_GROUP: barred_group,
    Rule.AID: aid,
    Rule.EARLIER_RECIPIENT: earlier_recipient,
    Rule.HOUSEHOLD: household,
}


def findings(facts: Facts, eligibility: Eligibility, on: date) -> dict[Rule, Finding]:
    """Every rule's finding on that day; the person is eligible when all have passed."""
    return {rule: decide(facts, eligibility, on) for rule, decide in RULES.items()}


def _first_on(facts: Facts, eligibility: Eligibility, rule: Rule) -> Listed | None:
    barring = lists_that_bar(eligibility)[rule]
    return next((one for one in facts.listed if _is_among(barring, one)), None)


def _is_among(barring: Collection[Barring], listed: Listed) -> bool:
    return Barring(listed.kind) in barring or Barring(listed.kind, listed.year) in barring


def _list_facts(listed: Listed | None) -> dict[str, Fact]:
    return {"list_id": listed.list_id if listed else None}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
