"""Which rules a joiner did not meet, with the facts and the list behind each, as result page and messages tell it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from prakerja.screening.facts_used import facts_used
from prakerja.screening.kinds import ListKind, Rule
from prakerja.screening.models import ExclusionList, Verdict
from prakerja.screening.reasons import RULE_OF, SOURCE_OF, Fact, Reason, Source


@dataclass(frozen=True)
class NamingList:
    """The list that named the person."""

    name: str
    kind: ListKind
    source: str
    legal_basis: str
    valid_from: date
    valid_until: date | None
    #: Of a list of recipients.
    year: int | None = None


@dataclass(frozen=True)
class FailedRule:
    """One rule that speaks against the joiner."""

    rule: Rule
    reason: Reason
    facts: Mapping[str, Fact]
    source: Source
    rules_version: str
    #: None unless a list decided.
    naming_list: NamingList | None


def failed_rules_of(*, wave_id: int, applicant_ids: Sequence[UUID]) -> dict[UUID, tuple[FailedRule, ...]]:
    """For each of these joiners whom some rule refused: every such rule, in the order of Rule."""
    verdicts = list(Verdict.objects.of_wave(wave_id).failed().filter(applicant_id__in=applicant_ids))
    lists = _lists_behind(verdicts)
    return {verdict.applicant_id: tuple(_failed(verdict, lists)) for verdict in verdicts}


def _failed(verdict: Verdict, lists: Mapping[int, NamingList]) -> Iterator[FailedRule]:
    for reason in map(Reason, verdict.reasons):
        list_id = _list_behind(verdict, reason)
        yield FailedRule(
            rule=RULE_OF[reason],
            reason=reason,
            facts=facts_used(verdict, RULE_OF[reason]),
            source=SOURCE_OF[reason],
            rules_version=verdict.rules_version,
            naming_list=lists[list_id] if list_id else None,
        )


def _list_behind(verdict: Verdict, reason: Reason) -> int | None:
    """The list that decided; None where something else did, although a list may name them as well."""
    facts = facts_used(verdict, RULE_OF[reason]) if SOURCE_OF[reason] is Source.LIST else {}
    list_id = facts.get("list_id")
    return list_id if isinstance(list_id, int) else None


def _lists_behind(verdicts: Sequence[Verdict]) -> dict[int, NamingList]:
    found = (_list_behind(verdict, Reason(reason)) for verdict in verdicts for reason in verdict.reasons)
    ids = {list_id for list_id in found if list_id is not None}
    return {
        row.pk: NamingList(
            name=row.name,
            kind=ListKind(row.kind),
            source=row.source,
            legal_basis=row.legal_basis,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            year=row.year,
        )
        for row in ExclusionList.objects.filter(pk__in=ids)
    }
