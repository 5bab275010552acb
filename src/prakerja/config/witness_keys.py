"""Keys of the public log's witnesses, as the environment names them."""

from urllib.parse import urlsplit

from prakerja.publog.cosignature import WitnessKey
from prakerja.publog.sandbox_witnesses import sandbox_witnesses


def checked_witnesses(text: str) -> str:
    """Each can be read, and none is named twice. Raises ValueError."""
    keys = [WitnessKey.read(one) for one in text.split(",") if one]
    if len({key.public_key for key in keys}) < len(keys) or len({key.name for key in keys}) < len(keys):
        raise ValueError("a witness is named twice")
    return text


def fault_of_addresses(text: str, *, witnesses: str) -> str:
    """What is wrong with `name=address,…`; empty: nothing. Each is of a witness that is named with its key."""
    names = {WitnessKey.read(one).name for one in witnesses.split(",") if one}
    told = [one.partition("=") for one in text.split(",") if one]
    if len({name for name, _, _ in told}) < len(told):
        return "a witness is named twice"
    for name, _, address in told:
        if name not in names:
            return "a witness is named whose key is not among the witnesses'"
        if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname:
            return "each is written name=https://…"
    return ""


def faults_of_witnesses(text: str) -> list[str]:
    """For production: whose secret everybody has vouches for nothing."""
    ours = {str(key) for key in sandbox_witnesses()}
    return ["the sandbox's witnesses sign for anybody"] if ours & set(text.split(",")) else []
