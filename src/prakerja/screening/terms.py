"""What of a scheme the statement that decides is given: its figures, its groups, and the version they make. Pure."""

from typing import Final

from prakerja.profile.answers import Employment
from prakerja.profile.rules import target_group_of
from prakerja.schemes.eligibility import Eligibility
from prakerja.schemes.scheme import Scheme
from prakerja.screening.kinds import kinds_that_bar

#: To be raised whenever `sql/decide.sql` and its oracle decide differently than before.
RULES_EDITION: Final = 1

type Parameter = str | int | bool | list[str] | list[int] | None


def rules_version(scheme: Scheme) -> str:
    """Names the scheme, the file as it stands and the edition of the rules."""
    return f"{scheme.name}-{scheme.version}-{RULES_EDITION}"


def employments_allowed(terms: Eligibility) -> frozenset[str]:
    """The ways of earning a living that make somebody one of those whom the scheme is for."""
    return frozenset(employment for employment in Employment if target_group_of(employment) in terms.may_receive)


def parameters_of(terms: Eligibility) -> dict[str, Parameter]:
    """The terms as `sql/gather_facts.sql` and `sql/decide.sql` name them."""
    barring = [(rule.value, kind.value) for rule, kinds in kinds_that_bar(terms).items() for kind in sorted(kinds)]
    return {
        "rules": [rule for rule, _ in barring],
        "kinds": [kind for _, kind in barring],
        "citizens_only": terms.citizens_only,
        "minimum_age": terms.minimum_age,
        "maximum_age": terms.maximum_age,
        "in_education_barred": terms.in_education_barred,
        "employments_allowed": sorted(employments_allowed(terms)),
        "barred_groups": [group.value for group in terms.barred_groups],
        "one_card_per_lifetime": terms.one_card_per_lifetime,
        "years_barred": list(terms.earlier_recipients_barred_from_years),
        "household_cap": terms.household_cap,
    }
