"""What the browser is asked, and what its answer proves (WebAuthn). The library decides; nothing is stored here."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.authentication.verify_authentication_response import VerifiedAuthentication
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from webauthn.registration.verify_registration_response import VerifiedRegistration

from prakerja.accounts.models import Account, Passkey
from prakerja.kit.refused import Refused

#: The device asks for its PIN or a finger where it can; the password was asked for already.
_PREFERRED: Final = UserVerificationRequirement.PREFERRED


class PasskeyRefused(Refused):
    """What came is no answer to this question from a device of this account."""


def question_for_new(account: Account, challenge: bytes, known: Sequence[Passkey]) -> str:
    """JSON for `navigator.credentials.create`. Devices that hold a passkey of the account already decline."""
    options = generate_registration_options(
        rp_id=_host(),
        rp_name="Prakerja",
        user_id=account.pk.bytes,
        user_name=account.email,
        user_display_name=account.full_name,
        challenge=challenge,
        exclude_credentials=_named(known),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=_PREFERRED
        ),
    )
    return options_to_json(options)


def question_for_known(challenge: bytes, known: Sequence[Passkey]) -> str:
    """JSON for `navigator.credentials.get`, answered by one of these passkeys."""
    options = generate_authentication_options(
        rp_id=_host(), challenge=challenge, allow_credentials=_named(known), user_verification=_PREFERRED
    )
    return options_to_json(options)


def new_passkey_in(answer: str, challenge: bytes) -> VerifiedRegistration:
    """The key pair that the device made. Raises PasskeyRefused."""
    try:
        return verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=_host(),
            expected_origin=settings.BASE_URL,
        )
    # Anything may be sent in its place, and what a parser makes of anything is not for us to list.
    except Exception as error:
        raise PasskeyRefused("not a new passkey of this page") from error


def proof_in(answer: str, challenge: bytes, passkey: Passkey) -> VerifiedAuthentication:
    """The device signed the challenge with this passkey. Raises PasskeyRefused."""
    try:
        return verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=_host(),
            expected_origin=settings.BASE_URL,
            credential_public_key=bytes(passkey.public_key),
            credential_current_sign_count=passkey.signatures,
        )
    # As above.
    except Exception as error:
        raise PasskeyRefused("not signed by this passkey") from error


def _host() -> str:
    return urlsplit(settings.BASE_URL).hostname or ""


def _named(known: Sequence[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=bytes(passkey.credential_id)) for passkey in known]
