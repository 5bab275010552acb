"""What the screening of a wave came to, in numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from prakerja.screening.kinds import Rule
from prakerja.screening.models import Verdict
from prakerja.waves.models import Joiner


@dataclass(frozen=True)
class ScreeningFigures:
    """People; somebody whom two rules refuse counts in both, and once in `joiners - eligible`."""

    joiners: int
    eligible: int
    refused_by: Mapping[Rule, int]


def figures_of(wave_id: int) -> ScreeningFigures:
    """The figures of a screened wave."""
    failed = Verdict.objects.failed().filter(wave_id=wave_id)
    refused = dict(failed.values_list("rule").annotate(people=Count("applicant_id")).order_by("rule"))
    joiners = Joiner.objects.filter(wave_id=wave_id).count()
    not_eligible = failed.values("applicant_id").distinct().count()
    return ScreeningFigures(joiners, joiners - not_eligible, {rule: refused.get(rule, 0) for rule in Rule})
