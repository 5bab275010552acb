"""What a recipient sees of their incentive: its conditions, and what stands in the way: in one statement."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from prakerja.cards.states import LIVE, CardState
from prakerja.incentives.rules import last_day_to_earn, paid_in_time
from prakerja.kit.prepared import fetch_prepared
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import AccountKind
from prakerja.schemes.load_scheme import load_scheme


@dataclass(frozen=True)
class OwnIncentives:
    """Of the newest card. `purchase`: the first training that was finished; None: none was. `is_earned`: what it pays
    is planned; how each of it stands, its payments say (`payouts/own_payments.py`).
    """

    award: int
    card_state: CardState
    is_held: bool
    purchase: int | None
    has_review: bool
    #: A rule hides it: it earns nothing before it is mended.
    is_hidden: bool
    is_earned: bool
    #: On the account of what is due, and not on its way.
    due: Rupiah
    #: What the scheme gives: so much, so often.
    amount: Rupiah
    count: int
    #: Of each survey: so much, so often.
    survey_amount: Rupiah
    survey_count: int
    finish_by: date
    review_by: date
    last_payment_on: date

    @property
    def is_live(self) -> bool:
        return self.card_state in LIVE

    @property
    def is_finished(self) -> bool:
        return self.purchase is not None

    @property
    def is_reviewed(self) -> bool:
        return self.has_review and not self.is_hidden

    @property
    def whole(self) -> Rupiah:
        return self.amount * self.count

    def count_in_time(self, today: date) -> int:
        """How many of its payments the year has time for, where it is earned on this day."""
        return paid_in_time(self.count, earned_on=today, last_payment_on=self.last_payment_on)


def own_incentives(applicant_id: UUID) -> OwnIncentives | None:
    """None for somebody who has no card."""
    row = fetch_prepared(
        sql_file(__file__, "own_incentives"), {"applicant_id": applicant_id, "due": AccountKind.INCENTIVE_DUE.value}
    )
    if row is None:
        return None
    scheme = load_scheme(row["scheme"])
    end = scheme.year_end(row["year"])
    return OwnIncentives(
        award=row["award"],
        card_state=CardState(row["state"]),
        is_held=row["held_since"] is not None,
        purchase=row["purchase"],
        has_review=row["has_review"],
        is_hidden=row["is_hidden"],
        is_earned=row["is_earned"],
        due=Rupiah(row["due"] or 0),
        amount=scheme.benefits.incentive,
        survey_amount=scheme.benefits.survey_incentive,
        survey_count=scheme.benefits.surveys,
        count=scheme.benefits.incentive_instalments,
        finish_by=end.last_finishing_day,
        review_by=last_day_to_earn(end),
        last_payment_on=end.last_payment_on,
    )
