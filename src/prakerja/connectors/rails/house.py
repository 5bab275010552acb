"""A bank or a wallet that pays: its addresses, who we are to it, and what it takes."""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Annotated, Final, Literal
from urllib.parse import urlsplit

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from prakerja.connectors.rails.rail import PATH_BY_SERVICE, PAYING, Rail
from prakerja.kit.rupiah import Rupiah

type _Service = Annotated[str, AfterValidator(_known_service)]
type _Path = Annotated[str, Field(pattern=r"^/[!-~]*$")]

#: What a rail takes where the house says nothing else.
USUAL_LIMITS: Final = {
    Rail.INTRABANK: (1, 10**13),
    Rail.INTERBANK: (10_000, 250_000_000),
    Rail.SKN: (1, 1_000_000_000),
    Rail.RTGS: (100_000_001, 10**13),
    Rail.WALLET: (1, 20_000_000),
}


class Limits(BaseModel):
    """In whole rupiah, both ends included."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    least: Annotated[int, Field(ge=1)]
    most: Annotated[int, Field(ge=1)]


class House(BaseModel):
    """`bank_code` is empty for a wallet. A process that only checks its calls has neither secret nor private key."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]{0,13}$")]
    base_url: Annotated[str, Field(pattern=r"^https?://[^\s/?#@]+(/[^\s?#]*)?$")]
    #: By service code, below `base_url`; where nothing stands the standard's own.
    paths: Mapping[_Service, _Path] = {}
    client_id: Annotated[str, Field(min_length=1, max_length=64)]
    client_secret: Annotated[str, Field(repr=False)] = ""
    partner_id: Annotated[str, Field(min_length=1, max_length=36)]
    private_key: Annotated[str, Field(repr=False)] = ""
    bank_public_key: str
    #: 1: a token, and calls signed by the secret; 2: no token, and calls signed by the key.
    signature_type: Literal[1, 2] = 1
    source_account: Annotated[str, Field(pattern=r"^[0-9]{1,19}$")]
    bank_code: Annotated[str, Field(pattern=r"^[0-9A-Z]{0,11}$")] = ""
    channel_id: Annotated[str, Field(pattern=r"^[0-9A-Za-z]{1,5}$")] = "95221"
    #: Which rails it gives, and from how much to how much.
    rails: Mapping[Rail, Limits]
    #: How it is told of payments: each by a call, or many by a file that somebody hands in there (pain.001).
    payments: Literal["calls", "files"] = "calls"
    #: By service code: what this house wants in `additionalInfo`.
    additional_info: Mapping[_Service, Mapping[str, str]] = {}
    #: False: its success means that it took the payment, and the status says whether it paid.
    success_is_paid: bool = True
    #: What its statements print before what it did of itself.
    fee_words: tuple[str, ...] = ("BIAYA",)
    reversal_words: tuple[str, ...] = ("RETUR",)

    @model_validator(mode="after")
    def keys_can_be_read(self) -> "House":
        for part, read in (("private_key", lambda: self.signs), ("bank_public_key", lambda: self.verifies)):
            try:
                # Nothing is signed by who has no key.
                _ = read() if part != "private_key" or self.private_key else None
            except (ValueError, TypeError, UnsupportedAlgorithm):
                raise ValueError(f"{part} is no RSA key in PEM") from None
        if any((rail is Rail.WALLET) == bool(self.bank_code) for rail in self.rails):
            raise ValueError("a wallet has no bank_code and the rail wallet alone; a bank has one and the others")
        if self.is_wallet and self.takes_files:
            raise ValueError("a wallet takes no files: its payments are calls")
        return self

    @cached_property
    def signs(self) -> RSAPrivateKey:
        return _private_key(self.private_key)

    @cached_property
    def verifies(self) -> RSAPublicKey:
        """The house's own signatures."""
        key = load_pem_public_key(self.bank_public_key.encode())
        if not isinstance(key, RSAPublicKey):
            raise TypeError("not RSA")
        return key

    @property
    def is_wallet(self) -> bool:
        return not self.bank_code

    @property
    def takes_files(self) -> bool:
        """What becomes of a payment is then read on its statement, and nowhere else."""
        return self.payments == "files"

    @property
    def party(self) -> str:
        """Under which it rests."""
        return f"rail {self.name}"

    def url(self, service: str) -> str:
        path = self.paths.get(service) or f"/{PATH_BY_SERVICE[service]}"
        return self.base_url.rstrip("/") + path

    def signed_path(self, service: str) -> str:
        """What stands in the signature: as it is called, without scheme and host."""
        parts = urlsplit(self.url(service))
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def takes(self, rail: Rail, amount: Rupiah) -> bool:
        """Whether it carries so much in one payment on this rail."""
        limits = self.rails.get(rail)
        return limits is not None and limits.least <= int(amount) <= limits.most

    def rail_for(self, amount: Rupiah, *, bank_code: str) -> Rail | None:
        """The cheapest that carries the amount there; None: none does, and it must be paid in parts."""
        if self.is_wallet:
            wanted: tuple[Rail, ...] = (Rail.WALLET,)
        elif bank_code in ("", self.bank_code):
            wanted = (Rail.INTRABANK,)
        else:
            wanted = (Rail.INTERBANK, Rail.SKN, Rail.RTGS)
        return next((rail for rail in wanted if self.takes(rail, amount)), None)


def usual_limits(*rails: Rail) -> dict[Rail, Limits]:
    """What these rails take anywhere."""
    return {rail: Limits(least=least, most=most) for rail, (least, most) in USUAL_LIMITS.items() if rail in rails}


def rails_of(*, bank_code: str) -> tuple[Rail, ...]:
    """All that a house of this kind can give."""
    return tuple(rail for rail in PAYING if (rail is Rail.WALLET) != bool(bank_code))


@lru_cache(16)
def _private_key(pem: str) -> RSAPrivateKey:
    """To read one takes 60 ms, and the houses of a sandbox share theirs."""
    key = load_pem_private_key(pem.encode(), None)
    if not isinstance(key, RSAPrivateKey):
        raise TypeError("not RSA")
    return key


def _known_service(code: str) -> str:
    if code not in PATH_BY_SERVICE:
        raise ValueError(f"there is no service {code!r}")
    return code
