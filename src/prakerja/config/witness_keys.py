"""Keys of the public log's witnesses, as the environment names them."""

from prakerja.publog.cosignature import WitnessKey


def checked_witnesses(text: str) -> str:
    """Each can be read, and none is named twice. Raises ValueError."""
    keys = [WitnessKey.read(one) for one in text.split(",") if one]
    if len({key.public_key for key in keys}) < len(keys) or len({key.name for key in keys}) < len(keys):
        raise ValueError("a witness is named twice")
    return text
