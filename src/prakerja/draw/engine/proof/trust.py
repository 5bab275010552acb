"""Whom a verifier trusts: chains and witnesses' keys, from the program or from a file of their own, never a bundle."""

from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, ValidationError

from prakerja.connectors.beacon.chain import Chain
from prakerja.connectors.beacon.quicknet import QUICKNET
from prakerja.draw.statement import Part, Text
from prakerja.kit.refused import Refused
from prakerja.publog.cosignature import WitnessKey
from prakerja.publog.signed_note import NotAKeyText


class TrustRefused(Refused):
    """The file of whom to trust cannot be used; says why."""


class Trust(Part):
    """`witnesses`: keys as name+8 hex digits+base64. `sandbox`: the demo's, where days and minutes are seconds."""

    chains: Annotated[list[Chain], Field(max_length=100)] = []
    sandbox: bool = False
    witnesses: Annotated[list[Text], Field(max_length=1_000)] = []

    def chain(self, name: str) -> Chain | None:
        """As it is pinned; None: it is not."""
        return next((one for one in self.chains if one.chain == name), None)

    def witnesses_among(self, named: list[str]) -> list[WitnessKey]:
        """Those whom the statement names too, each once."""
        return [WitnessKey.read(text) for text in dict.fromkeys(self.witnesses) if text in named]


#: What comes with the program: the public chain. No organisation has told us its witness's key yet.
PROGRAM: Final = Trust(chains=[QUICKNET])


def read_trust(path: Path) -> Trust:
    """The file's, beside what comes with the program. Raises TrustRefused."""
    try:
        told = Trust.model_validate_json(path.read_bytes())
        for text in told.witnesses:
            WitnessKey.read(text)
    except OSError as error:
        raise TrustRefused(f"{path}: cannot be read ({error.strerror})") from None
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        raise TrustRefused(f"{path}: {'.'.join(map(str, first['loc']))} {first['msg']}") from None
    except NotAKeyText as error:
        raise TrustRefused(f"{path}: witnesses: {error}") from None
    return told.model_copy(update={"chains": [*PROGRAM.chains, *told.chains]})
