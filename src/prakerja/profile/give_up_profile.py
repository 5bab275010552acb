"""What the third step holds of somebody who goes for good. Part of the verb that closes an account."""

from prakerja.accounts.models import Account
from prakerja.codes.models import Code
from prakerja.profile.models import Particulars, Phone, PhoneHolder


def give_up_profile(account: Account) -> None:
    """No particulars and no telephone number of theirs are kept, and the number is free. Their declarations stay."""
    Code.objects.filter(owner_id=account.pk).delete()
    for phone in Phone.objects.filter(pk=account.pk):
        PhoneHolder.objects.give_up(phone.number_digest, holder_id=account.pk)
    Phone.objects.filter(pk=account.pk).delete()
    Particulars.objects.filter(pk=account.pk).delete()
