"""The lists as the register shows them: each with how it stands, and who decided or proposes what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.kit.clock import wib_day
from prakerja.kit.shown import version_of
from prakerja.pages.shown import row_facts
from prakerja.screening.kinds import ListKind
from prakerja.screening.list_states import ListState, StandingOfList, standings_of_lists
from prakerja.screening.models import ExclusionList
from prakerja.words.screening import LIST_STATE_NAMES, NOT_YET, OVER, kind_words
from prakerja.words.words import Words


@dataclass(frozen=True)
class ListRow:
    row: ExclusionList
    standing: StandingOfList
    names: dict[UUID, str]
    reason: ReasonForm
    today: date

    @property
    def version(self) -> str:
        """Of the list, for the form that stands in its box: a page shows many."""
        return version_of(*row_facts(self.row))

    @property
    def kind(self) -> str:
        return kind_words(ListKind(self.row.kind), self.row.year)

    @property
    def state(self) -> Words:
        if not self.is_in_force or self.bars_today:
            return LIST_STATE_NAMES[self.standing.state]
        return NOT_YET if self.today < self.row.valid_from else OVER

    @property
    def is_in_force(self) -> bool:
        """Two people have decided that it bars, within its dates."""
        return self.standing.state is ListState.IN_FORCE

    @property
    def bars_today(self) -> bool:
        last = self.row.valid_until
        return self.is_in_force and self.row.valid_from <= self.today and (last is None or self.today <= last)

    @property
    def imported_by(self) -> str:
        return self._name(self.row.imported_by) or self.row.operator

    @property
    def decided_by(self) -> list[str]:
        """The two people, the proposer first."""
        decision = self.standing.decision
        return [self._name(decision.proposed_by), self._name(decision.confirmed_by)] if decision else []

    @property
    def waits_for(self) -> str:
        """Who proposed what waits."""
        return self._name(self.standing.waiting.proposed_by) if self.standing.waiting else ""

    def _name(self, person: UUID | None) -> str:
        return self.names.get(person, "") if person else ""


def list_rows(lists: Iterable[ExclusionList], *, now: datetime, wrong: ReasonForm | None = None) -> list[ListRow]:
    """In that order. `wrong`: a form that could not be accepted, which stands by its list again."""
    rows = list(lists)
    standings = standings_of_lists([row.pk for row in rows], now=now)
    names = _names(rows, standings.values())
    forms = {wrong.name: wrong} if wrong else {}
    return [
        ListRow(row, standings[row.pk], names, forms.get(str(row.pk)) or ReasonForm(name=str(row.pk)), wib_day(now))
        for row in rows
    ]


def _names(rows: list[ExclusionList], standings: Iterable[StandingOfList]) -> dict[UUID, str]:
    proposals = [one for standing in standings for one in (standing.decision, standing.waiting) if one]
    people = [row.imported_by for row in rows]
    for proposal in proposals:
        people += [proposal.proposed_by, proposal.confirmed_by]
    return dict(Account.objects.filter(pk__in={one for one in people if one}).values_list("pk", "full_name"))
