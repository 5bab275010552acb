"""What allauth's second factor asks of the house: secrets are sealed, names are ours.

It hands over the text alone, so that whose it is cannot be bound in.
"""

from base64 import b64decode, b64encode

from allauth.mfa.adapter import DefaultMFAAdapter

from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import seal, unseal


class SecondFactorAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return b64encode(seal(text, purpose=Purpose.SECOND_FACTOR, owner=None)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(b64decode(encrypted_text), purpose=Purpose.SECOND_FACTOR, owner=None)
