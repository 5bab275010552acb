"""Every variable that the program reads from its environment, typed, in one place; `PRAKERJA_` precedes each name."""

import os
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self

from pydantic import AfterValidator, Field, NonNegativeInt, PositiveInt, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from prakerja.config.database_url import checked_database_url
from prakerja.config.demo_values import DEMO_SECRETS, demo_values
from prakerja.config.draw_spans import checked_spans, faults_of_spans
from prakerja.config.mail_url import checked_mail_url
from prakerja.config.parts import Part
from prakerja.config.production import faults_of_production
from prakerja.config.witness_keys import checked_witnesses, fault_of_addresses, faults_of_witnesses
from prakerja.connectors.beacon.beacon_file import BeaconRefused, read_beacon
from prakerja.connectors.rails.houses_file import HousesRefused, read_houses, weaknesses_of

ROOT: Final = Path(__file__).resolve().parents[3]
_PREFIX: Final = "PRAKERJA_"
_SECRETS: Final = "PRAKERJA_SECRETS"

type Mode = Literal["demo", "production", "test"]
type Folder = Annotated[Path, AfterValidator(Path.resolve)]
type OneUrl = Annotated[str, AfterValidator(lambda url: url.rstrip("/"))]
type DatabaseUrl = Annotated[str, AfterValidator(checked_database_url)]


class EnvironmentRefused(Exception):
    """A variable is missing or cannot be read; the message names it."""


class Environment(BaseSettings):
    """Whatever is unset has the demo's value, which is good for trying out; production refuses to start with those."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, frozen=True, extra="ignore", env_ignore_empty=True)

    #: `demo` runs against the sandbox with made-up secrets; `production` refuses to start without real ones.
    mode: Mode = "demo"
    #: What this process is there for: in production it is started with the secrets of that part, and no others.
    part: Part = "all"
    #: Where the program keeps its database, uploads and logs.
    var: Folder = ROOT / "var"
    #: None: the embedded PostgreSQL in `var`.
    database_url: DatabaseUrl | None = None
    #: The same database as the owner of its tables; only what migrates needs it.
    database_owner_url: DatabaseUrl | None = None
    #: Folder of the scheme files.
    schemes: Folder = ROOT / "schemes"
    #: The address that people type, used in links of messages.
    base_url: OneUrl
    secret_key: str
    #: Key ring for sealed personal data: `id:64 hex digits`, newest first, joined by commas.
    sealing_keys: Annotated[str, Field(pattern=r"^[^:,]+:[0-9a-fA-F]{64}(,[^:,]+:[0-9a-fA-F]{64})*$")]
    #: Key ring of the digests by which NIK, KK, phone and address are looked up: 64 hex digits, each behind an id where
    #: there are several: `id:…,id:…`. The first one makes digests.
    digest_key: Annotated[str, Field(pattern=r"^([^:,]+:)?[0-9a-fA-F]{64}(,[^:,]+:[0-9a-fA-F]{64})*$")]
    #: The public log's own name, as in `prakerja.example/log`. It is never changed.
    log_name: Annotated[str, Field(pattern=r"^[^\s+]+$")]
    #: Ed25519 keys by which the public log is signed, 64 hex digits each, newest first, joined by commas.
    log_keys: Annotated[str, Field(pattern=r"^[0-9a-fA-F]{64}(,[0-9a-fA-F]{64})*$")] | None = None
    #: Keys of the witnesses whose lines the public log shows, `name+8 hex digits+base64`, joined by commas.
    witnesses: Annotated[str, AfterValidator(checked_witnesses)] = ""
    #: Where witnesses wait to be asked (C2SP tlog-witness): `name=address`, joined by commas. Others come to us.
    witness_addresses: str = ""
    #: Where an authority (RFC 3161) puts a time stamp on each new checkpoint of the public log. Unset: none does.
    time_stamp_url: Annotated[str, Field(pattern=r"^(https?://[^\s/]+(/\S*)?)?$")] = ""
    #: Where a service compares photos of faces. Unset: none does, and presences are confirmed without a photo.
    faces_url: Annotated[OneUrl, Field(pattern=r"^(https?://[^\s/]+(/\S*)?)?$")] = ""
    faces_key: str | None = None
    smtp_url: Annotated[str, AfterValidator(checked_mail_url)] | None = None
    registry_url: str
    #: Who we are to the population registry: its user, and the address that it knows us by.
    registry_user: str
    registry_password: str | None = None
    registry_ip: str
    #: The two SMS gateways, in order of preference.
    sms_url_satu: str
    sms_url_dua: str
    sms_key: str | None = None
    #: How many SMS with codes are paid for in a day, over all people; each costs about Rp500.
    sms_a_day: PositiveInt = 200_000
    #: File of the banks and wallets that pay out, as JSON. Unset: nobody is paid; in the demo the sandbox's pay.
    houses: Path | None = None
    #: The one of them that pays all partners, from its own account of the programme: a bank.
    partners_house: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]{0,13}$")] = "bni"
    #: File of the randomness beacon: its pinned chain and mirrors. Unset: drand's quicknet; in the demo the sandbox's.
    beacon: Path | None = None
    #: Of a draw, in seconds: how long commitments are taken, then reveals, and how long after that the round is out.
    draw_spans: Annotated[str, AfterValidator(checked_spans)] = "172800,86400,3600"
    #: What the gateways show with their reports: a password, or for one that shows none the end of the address.
    delivery_reports_secret: str | None = None
    #: Folder for uploads; an S3 bucket name switches to S3.
    s3_bucket: str | None = None
    #: Number of proxies in front that append to X-Forwarded-For.
    trusted_proxies: NonNegativeInt = 0
    #: Where the demo's outside world answers; shown on pages in demo mode only.
    sandbox_url: str | None = None

    @model_validator(mode="before")
    @classmethod
    def unset_is_as_in_the_demo(cls, given: dict[str, Any]) -> dict[str, Any]:
        if given.get("mode") == "production":
            return {name: value for name, value in given.items() if name != "sandbox_url"}
        var = Path(given.get("var") or ROOT / "var") if given.get("mode", "demo") == "demo" else None
        return demo_values(var, given.get("sandbox_url")) | given

    @model_validator(mode="after")
    def production_keeps_secrets_and_speaks_in_private(self) -> Self:
        if fault := fault_of_addresses(self.witness_addresses, witnesses=self.witnesses):
            raise ValueError(f"{_PREFIX}WITNESS_ADDRESSES: {fault}")
        if self.mode != "production":
            return self
        faults = faults_of_production(self.model_dump(exclude_none=True), part=self.part, demo=DEMO_SECRETS)
        if "trusted_proxies" not in self.model_fields_set:
            # Behind an unknown proxy all visitors are one network, and a hundred wrong passwords close the door to all.
            faults.append(("trusted_proxies", "it must be set in production; 0: visitors reach this program directly"))
        faults += [("houses", fault) for fault in _faults_of_houses(self.houses, self.part)]
        faults += [("partners_house", fault) for fault in _faults_of_partners_house(self.houses, self.partners_house)]
        faults += [("witnesses", fault) for fault in faults_of_witnesses(self.witnesses)]
        faults += [("draw_spans", fault) for fault in faults_of_spans(self.draw_spans)]
        faults += [("beacon", fault) for fault in _faults_of_beacon(self.beacon)]
        if faults:
            raise ValueError("\n".join(f"{_PREFIX}{name.upper()}: {fault}" for name, fault in faults))
        return self


def read_environment() -> Environment:
    """The environment as one value. Raises EnvironmentRefused naming the variable at fault.

    `PRAKERJA_SECRETS` names a folder with a file for each variable that shall not stand in the environment itself, as a
    vault's agent or systemd's credentials fill it: `prakerja_sealing_keys` holds the sealing keys.
    """
    folder = os.environ.get(_SECRETS)
    if folder and not Path(folder).is_dir():
        raise EnvironmentRefused(f"{_SECRETS}: there is no folder {folder}")
    try:
        return Environment(_secrets_dir=folder or None)
    except ValidationError as error:
        raise EnvironmentRefused(_faults(error)) from None


def _faults_of_houses(file: Path | None, part: Part) -> list[str]:
    """Where nobody is paid there are none. The pages send no payment: they check the calls of the houses."""
    if file is None:
        return []
    try:
        return list(weaknesses_of(read_houses(file), signs=part != "pages"))
    except HousesRefused as refused:
        return str(refused).splitlines()


def _faults_of_partners_house(file: Path | None, name: str) -> list[str]:
    """Partners are paid into accounts at banks, which no wallet reaches."""
    try:
        house = read_houses(file).get(name) if file else None
    except HousesRefused:
        return []
    if file is None or (house is not None and not house.is_wallet):
        return []
    return [f"{name} is no bank of PRAKERJA_HOUSES"]


def _faults_of_beacon(file: Path | None) -> list[str]:
    try:
        _ = read_beacon(file) if file else None
    except BeaconRefused as refused:
        return [str(refused)]
    return []


def make_folder(folder: Path) -> None:
    """The folder is there. Raises EnvironmentRefused where none can be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentRefused(f"{folder} cannot be used as a folder: {error.strerror}") from error


def _faults(error: ValidationError) -> str:
    """All of them, a line each, so that nobody starts the program ten times to learn what is missing."""
    return "\n".join(_told(fault) for fault in error.errors(include_url=False, include_context=False))


def _told(fault: ErrorDetails) -> str:
    """Which variable, and what is wrong with it; what it holds is told for those alone that are never secret."""
    said = fault["msg"].removeprefix("Value error, ")
    if not fault["loc"]:
        return said
    name = f"{_PREFIX}{str(fault['loc'][0]).upper()}"
    if fault["type"] == "missing":
        return f"{name}: it must be set in production"
    shown = f" is {fault['input']!r}" if fault["loc"][0] in ("mode", "part", "trusted_proxies") else ""
    return f"{name}{shown}: {said[0].lower()}{said[1:]}"
