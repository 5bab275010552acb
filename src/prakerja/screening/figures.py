"""What the screening of a wave came to, in numbers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection

from prakerja.kit.sql import sql_file
from prakerja.screening.kinds import Rule
from prakerja.screening.models import Verdict
from prakerja.screening.reasons import RULE_OF, Reason
from prakerja.waves.models import Joiner


@dataclass(frozen=True)
class ScreeningFigures:
    """People; somebody whom two rules refuse counts in both, and once in `joiners - eligible`."""

    joiners: int
    eligible: int
    refused_by: Mapping[Rule, int]


def figures_of(wave_id: int) -> ScreeningFigures:
    """The figures of a screened wave."""
    joiners = Joiner.objects.filter(wave_id=wave_id).count()
    not_eligible = Verdict.objects.about_draw(wave_id).failed().count()
    return ScreeningFigures(joiners, joiners - not_eligible, _refused_by(wave_id))


def _refused_by(wave_id: int) -> dict[Rule, int]:
    refused: Counter[Rule] = Counter()
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "count_reasons"), {"wave_id": wave_id})
        for reason, people in cursor.fetchall():
            refused[RULE_OF[Reason(reason)]] += people
    return {rule: refused[rule] for rule in Rule}
