"""What partners could learn of somebody who goes for good. Part of the verb that closes an account."""

from uuid import UUID

from prakerja.partners.sso.models import SignInGrant, SignInLink, SignInTicket


def give_up_sign_ins(applicant_id: UUID) -> None:
    """No code or token is theirs, and no partner knows them; to what they had agreed when stays on record."""
    for model in (SignInTicket, SignInGrant, SignInLink):
        model.objects.filter(applicant_id=applicant_id).delete()
