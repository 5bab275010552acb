"""The keys of a wave's draw, made when its joiners are screened."""

from django.db import models

from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed_field import Opened, SealedField


class ClosingKeys(models.Model):
    """Two keys of a wave, of 32 random bytes each: with them alone what is published of somebody can be opened.

    One makes the households of the candidates file, the other the nonces of the joiners' tree. The statement binds the
    first by its hash, and the root of the tree binds both. Not evidence, because keys are sealed anew now and then.
    """

    wave = models.OneToOneField("waves.Wave", on_delete=models.PROTECT, related_name="closing_keys", primary_key=True)
    #: In lowercase hex, like the other.
    sealed_household_key = SealedField(Purpose.HOUSEHOLD_KEY, owner="wave_id")
    sealed_nonce_key = SealedField(Purpose.NONCE_KEY, owner="wave_id")
    household_key_sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    household_key = Opened(sealed_household_key)
    nonce_key = Opened(sealed_nonce_key)
