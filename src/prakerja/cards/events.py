"""What the cards write into the audit."""

from enum import StrEnum


class CardsEvent(StrEnum):
    BUDGET_ALLOWED = "cards.budget.allowed"
    DEPOSIT_NOTED = "cards.deposit.noted"
    FEE_NOTED = "cards.fee.noted"
    FLOAT_MOVED = "cards.float.moved"
    WAVE_FUNDED = "cards.wave.funded"
    AWARDED = "cards.card.awarded"
    ENDED = "cards.card.ended"
    EXTENDED = "cards.card.extended"
    NUMBER_REPLACED = "cards.card.number_replaced"
    HELD = "cards.card.held"
    #: Somebody is said to have died, or to be no citizen any more.
    DOUBTED = "cards.card.doubted"
    #: Of a whole stretch; subject: the list. What it says against each card stands in its doubts.
    RESCREENED = "cards.list.rescreened"
    DOUBTS_DROPPED = "cards.list.doubts_dropped"
    RESCREENING_TRIED_AGAIN = "cards.list.tried_again"
    RELEASED = "cards.card.released"
    REINSTATED = "cards.card.reinstated"
    OBJECTED = "cards.objection.handed_in"
    OBJECTION_REJECTED = "cards.objection.rejected"
    #: Of a whole stretch; what became of each card stands in its moves.
    SEATS_COUNTED = "cards.seats.counted"
    OVERDUE_REVOKED = "cards.card.overdue_revoked"
    #: Of a stretch of cards of one wave, at the end of its scheme's year.
    YEAR_CLOSED = "cards.year.closed"
    CLOSING_TRIED_AGAIN = "cards.year.closing_tried_again"
    #: Its holder has seen the whole number.
    NUMBER_SHOWN = "cards.number.shown"
