"""What the fourth step holds of somebody who goes for good. Part of the verb that closes an account."""

from prakerja.accounts.models import Account
from prakerja.assessment.models import Answer, Sitting


def give_up_test(account: Account) -> None:
    """No sitting and no answer of theirs is kept."""
    Answer.objects.filter(applicant_id=account.pk).delete()
    Sitting.objects.filter(pk=account.pk).delete()
