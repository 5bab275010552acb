"""Whether every NIK is held by the account that has proven it. Both questions are expected to find nothing."""

from django.db.models import QuerySet

from prakerja.identity.models import Identity, NikHolder
from prakerja.kit.holders import HolderQuerySet


def identities_without_their_nik() -> QuerySet[Identity]:
    """Identities whose state says that the NIK is theirs, and another account or nobody holds it."""
    return NikHolder.objects.not_held(Identity.objects.holding(), digest="nik_digest")


def niks_held_for_nothing() -> HolderQuerySet:
    """NIKs that an account holds without being in a state that says so: they keep their owner out."""
    return NikHolder.objects.without_meaning(Identity.objects.holding(), digest="nik_digest")
