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
