"""What was typed to get an account is not kept longer than its code."""

from django.db.models import Exists, OuterRef

from prakerja.accounts.models import SignUp
from prakerja.codes.models import Code


def forget_old_sign_ups() -> int:
    """Sign-ups whose code is forgotten are gone; returns how many."""
    codes = Code.objects.filter(owner_id=OuterRef("code_id"))
    deleted, _by_model = SignUp.objects.filter(~Exists(codes)).delete()
    return deleted
