"""The witnesses that this log shows: pinned by their keys, so that nobody else's line stands below a checkpoint."""

from django.conf import settings

from prakerja.publog.cosignature import WitnessKey


def pinned_witnesses() -> list[WitnessKey]:
    """In the order of the setting; none where it is not set."""
    return [WitnessKey.read(text) for text in settings.WITNESSES.split(",") if text]


def witness_addresses() -> dict[str, str]:
    """By key, in the order of the setting, where those are asked that wait to be asked; others hand their lines in."""
    named = [one.partition("=") for one in settings.WITNESS_ADDRESSES.split(",") if one]
    urls = {name: url for name, _, url in named}
    return {str(key): urls[key.name] for key in pinned_witnesses() if key.name in urls}
