"""The witnesses that this log shows: pinned by their keys, so that nobody else's line stands below a checkpoint."""

from django.conf import settings

from prakerja.publog.cosignature import WitnessKey


def pinned_witnesses() -> list[WitnessKey]:
    """In the order of the setting; none where it is not set."""
    return [WitnessKey.read(text) for text in settings.WITNESSES.split(",") if text]
