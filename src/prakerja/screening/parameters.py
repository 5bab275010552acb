"""What of a scheme the statement that decides is given: its figures, its groups, and the version they make. Pure."""

from typing import Final

from prakerja.profile.answers import Employment
from prakerja.profile.rules import target_group_of
from prakerja.schemes.eligibility import Eligibility
from prakerja.schemes.load_scheme import load_scheme
from prakerja.schemes.scheme import Scheme
from prakerja.screening.kinds import lists_that_bar

#: To be raised whenever `sql/decide.sql` and its oracle decide differently than before.
RULES_EDITION: Final = 1

type Parameter = str | int | bool | list[str] | list[int] | list[int | None] | None


def rules_version(scheme: Scheme) -> str:
    """Names the scheme, the file as it stands and the edition of the rules."""
    return f"{scheme.name}-{scheme.version}-{RULES_EDITION}"


def scheme_behind(rules_version: str) -> Scheme:
    """The scheme that a verdict was reached by. A wave's scheme is never edited, so that its name leads to it."""
    name, _file, _edition = rules_version.rsplit("-", 2)
    return load_scheme(name)


def employments_allowed(eligibility: Eligibility) -> frozenset[str]:
    """The ways of earning a living that make somebody one of those whom the scheme is for."""
    return frozenset(employment for employment in Employment if target_group_of(employment) in eligibility.may_receive)


def parameters_of(eligibility: Eligibility) -> dict[str, Parameter]:
    """What the scheme asks for, as `sql/gather_facts.sql` and `sql/decide.sql` name them."""
    barring = [(rule, one) for rule, lists in lists_that_bar(eligibility).items() for one in lists]
    return {
        "rules": [rule.value for rule, _ in barring],
        "kinds": [one.kind.value for _, one in barring],
        "years": [one.year for _, one in barring],
        "citizens_only": eligibility.citizens_only,
        "minimum_age": eligibility.minimum_age,
        "maximum_age": eligibility.maximum_age,
        "in_education_barred": eligibility.in_education_barred,
        "employments_allowed": sorted(employments_allowed(eligibility)),
        "barred_groups": [group.value for group in eligibility.barred_groups],
        "one_card_per_lifetime": eligibility.one_card_per_lifetime,
        "years_barred": list(eligibility.earlier_recipients_barred_from_years),
        "household_cap": eligibility.household_cap,
    }
