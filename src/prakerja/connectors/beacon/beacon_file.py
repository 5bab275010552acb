"""The file of a beacon: the chain that is pinned, and who answers for it. JSON, read strictly. Pure."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from prakerja.connectors.beacon.chain import Chain

type _Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]{0,11}$")]
type _Url = Annotated[str, Field(pattern=r"^https?://[^\s/?#@]+(/[^\s?#]*)?$")]


class Beacon(BaseModel):
    """`mirrors`: asked in this order, each resting under its own name; none of them is trusted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    chain: Chain
    mirrors: Annotated[dict[_Name, _Url], Field(min_length=1, max_length=10)]


class BeaconRefused(ValueError):
    """The file of the beacon cannot be used; says where, and never what stands there."""


def read_beacon(file: Path) -> Beacon:
    """`{"chain": {"chain": …, "public_key": …, …}, "mirrors": {"name": "https://…"}}`. Raises BeaconRefused."""
    try:
        return Beacon.model_validate_json(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise BeaconRefused(f"{file}: it cannot be read") from None
    except ValidationError as error:
        faults = (f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors(include_input=False))
        raise BeaconRefused(f"{file}: {'; '.join(faults)}") from None
