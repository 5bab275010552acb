"""From the waves' scheme to the test: how many items, how many minutes."""

from typing import Final

from prakerja.assessment.rules import Blueprint
from prakerja.schemes.load_scheme import load_scheme
from prakerja.schemes.scheme import Scheme
from prakerja.waves.models import Wave

#: Before the first wave is planned, applicants may already sit the test.
_SCHEME_BEFORE_ANY_WAVE: Final = "2021"


def blueprint_now() -> Blueprint:
    """The blueprint of a test started now: that of the newest wave's scheme, because the test comes before the wave."""
    name = Wave.objects.order_by("-number").values_list("scheme", flat=True).first()
    return blueprint_of(load_scheme(name or _SCHEME_BEFORE_ANY_WAVE))


def blueprint_of(scheme: Scheme) -> Blueprint:
    """The scheme's blueprint for a sitting, marked with its name and version."""
    test = scheme.test
    return Blueprint(
        scheme=f"{scheme.name}@{scheme.version}",
        minutes=test.minutes,
        motivation=test.motivation_items,
        reading=test.reading_items,
        arithmetic=test.arithmetic_items,
        ordering=test.ordering_items,
    )
