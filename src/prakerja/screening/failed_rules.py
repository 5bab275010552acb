"""Which rules a joiner did not meet, with the facts and the list behind each, as result page and messages tell it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from prakerja.screening.kinds import ListKind, Rule
from prakerja.screening.models import ExclusionList, Verdict
from prakerja.screening.rules import Fact, Reason, Source


@dataclass(frozen=True)
class NamingList:
    """The list that named the person."""

    name: str
    kind: ListKind
    source: str
    legal_basis: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True)
class FailedRule:
    """One verdict against the joiner."""

    rule: Rule
    reason: Reason
    facts: Mapping[str, Fact]
    source: Source
    rule_version: str
    #: None unless a list decided.
    naming_list: NamingList | None


def failed_rules_of(*, wave_id: int, applicant_ids: Sequence[UUID]) -> dict[UUID, tuple[FailedRule, ...]]:
    """For each of these joiners whom some rule refused: every such rule, in the order of Rule."""
    verdicts = list(Verdict.objects.failed().filter(wave_id=wave_id, applicant_id__in=applicant_ids))
    lists = _lists_behind(verdicts)
    failed: defaultdict[UUID, list[FailedRule]] = defaultdict(list)
    order = list(Rule)
    for row in sorted(verdicts, key=lambda verdict: order.index(Rule(verdict.rule))):
        failed[row.applicant_id].append(_failed(row, lists))
    return {applicant_id: tuple(rules) for applicant_id, rules in failed.items()}


def _lists_behind(verdicts: Sequence[Verdict]) -> dict[int, NamingList]:
    ids = {row.facts["list_id"] for row in verdicts if row.source == Source.LIST}
    return {
        row.pk: NamingList(
            name=row.name,
            kind=ListKind(row.kind),
            source=row.source,
            legal_basis=row.legal_basis,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
        )
        for row in ExclusionList.objects.filter(pk__in=ids)
    }


def _failed(row: Verdict, lists: Mapping[int, NamingList]) -> FailedRule:
    return FailedRule(
        rule=Rule(row.rule),
        reason=Reason(row.reason),
        facts=row.facts,
        source=Source(row.source),
        rule_version=row.rule_version,
        naming_list=lists[row.facts["list_id"]] if row.source == Source.LIST else None,
    )
