"""What can differ between a house's books and ours."""

from django.db.models import TextChoices


class CaseKind(TextChoices):
    #: We have it as paid, and the day's statement does not.
    PAID_HERE = "paid_here"
    #: It has left the float, and we have it as not paid, or as returned.
    PAID_THERE = "paid_there"
    #: It has left the float more than once.
    PAID_TWICE = "paid_twice"
    OTHER_AMOUNT = "other_amount"
    OTHER_FEE = "other_fee"
    #: One line is printed twice.
    DOUBLED_LINE = "doubled_line"
    #: By its own balances and counts the statement lacks a line.
    MISSING_LINE = "missing_line"
    #: It names none of our payments.
    UNKNOWN_LINE = "unknown_line"
    #: The day does not begin where the one before it ended.
    BALANCE = "balance"
    #: It was sent, nobody has said in a day what became of it, and no statement has it.
    NO_ANSWER = "no_answer"


class CaseEnd(TextChoices):
    """How a person has closed one; what a later statement explains closes itself and has none."""

    #: Bank and books have the same money: its owner says what it was.
    EXPLAINED = "explained"
    #: Two people of finance have brought the books to what the bank has.
    BOOKED = "booked"
    #: It was in the books already, by an act of its own.
    BOOKED_BEFORE = "booked_before"
    #: Another case of the house is its other half: together they move nothing.
    SAME = "same"


class BookedAs(TextChoices):
    """What a line that is nobody's payment was, as two people say."""

    #: The bank's own, or given back by it.
    FEE = "fee"
    #: The state's, or taken back by it.
    DEPOSIT = "deposit"
