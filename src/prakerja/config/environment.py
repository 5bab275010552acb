"""Every variable that the program reads from its environment, typed, in one place."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Mode = Literal["demo", "production", "test"]

ROOT = Path(__file__).resolve().parents[3]


class EnvironmentRefused(Exception):
    """A variable is missing or cannot be read; the message names it."""


@dataclass(frozen=True, kw_only=True)
class Environment:
    #: `demo` runs against the sandbox with made-up secrets; `production` refuses to start without real ones.
    mode: Mode
    #: Where the program keeps its database, uploads and logs.
    var: Path
    #: None: the embedded PostgreSQL in `var`.
    database_url: str | None
    #: The same database as the owner of its tables; only what migrates needs it.
    database_owner_url: str | None
    #: Folder of the scheme files.
    schemes: Path
    #: The address that people type, used in links of messages.
    base_url: str
    secret_key: str
    #: Key ring for sealed personal data: `id:64 hex digits`, newest first, joined by commas.
    sealing_keys: str
    #: Secret of the keyed digests by which NIK, KK and phone are looked up. 64 hex digits.
    digest_key: str
    smtp_url: str
    registry_url: str
    #: Who we are to the population registry: its user, and the address that it knows us by.
    registry_user: str
    registry_password: str
    registry_ip: str
    #: The two SMS gateways, in order of preference.
    sms_url_satu: str
    sms_url_dua: str
    sms_key: str
    #: Part of the address that the gateways post their receipts to.
    receipts_secret: str
    #: Folder for uploads; an S3 bucket name switches to S3.
    s3_bucket: str | None
    #: Number of proxies in front that append to X-Forwarded-For.
    trusted_proxies: int
    #: Where the demo's outside world answers; shown on pages in demo mode only.
    sandbox_url: str | None


#: Good for trying out and for nothing else; production refuses them.
_DEMO_SECRETS = {
    "PRAKERJA_SECRET_KEY": "demo-only-" + "k" * 60,
    "PRAKERJA_SEALING_KEYS": "demo:" + "5a" * 32,
    "PRAKERJA_DIGEST_KEY": "a5" * 32,
    "PRAKERJA_REGISTRY_PASSWORD": "demo",
    "PRAKERJA_SMS_KEY": "sandbox",
    "PRAKERJA_RECEIPTS_SECRET": "sandbox",
}

_DEMO_ADDRESSES = {
    "PRAKERJA_BASE_URL": "http://127.0.0.1:8000",
    "PRAKERJA_SANDBOX_URL": "http://127.0.0.1:8010",
    "PRAKERJA_SMTP_URL": "smtp://127.0.0.1:8025",
}
_ADDRESSES_FILE = "addresses.json"


def make_folder(folder: Path) -> None:
    """The folder is there. Raises EnvironmentRefused where none can be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentRefused(f"{folder} cannot be used as a folder: {error.strerror}") from error


def write_addresses(var: Path, addresses: dict[str, str]) -> None:
    """The commands that work on this folder know from now on where its pages and its sandbox answer."""
    var.joinpath(_ADDRESSES_FILE).write_text(json.dumps(addresses), encoding="utf-8")


def _addresses_of_run(var: Path) -> dict[str, str]:
    try:
        kept = json.loads(var.joinpath(_ADDRESSES_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: str(kept[name]) for name in _DEMO_ADDRESSES if name in kept}


def read_environment() -> Environment:
    """The environment as one value. Raises EnvironmentRefused naming the variable at fault."""
    mode = _mode()
    var = Path(os.environ.get("PRAKERJA_VAR") or ROOT / "var").resolve()
    demo = _DEMO_ADDRESSES | (_addresses_of_run(var) if mode == "demo" else {})
    sandbox = os.environ.get("PRAKERJA_SANDBOX_URL", demo["PRAKERJA_SANDBOX_URL"]) if mode != "production" else None
    return Environment(
        mode=mode,
        var=var,
        schemes=Path(os.environ.get("PRAKERJA_SCHEMES") or ROOT / "schemes").resolve(),
        database_url=os.environ.get("PRAKERJA_DATABASE_URL") or None,
        database_owner_url=os.environ.get("PRAKERJA_DATABASE_OWNER_URL") or None,
        base_url=_required("PRAKERJA_BASE_URL", mode, demo["PRAKERJA_BASE_URL"]).rstrip("/"),
        secret_key=_secret("PRAKERJA_SECRET_KEY", mode),
        sealing_keys=_secret("PRAKERJA_SEALING_KEYS", mode),
        digest_key=_secret("PRAKERJA_DIGEST_KEY", mode),
        smtp_url=_required("PRAKERJA_SMTP_URL", mode, demo["PRAKERJA_SMTP_URL"]),
        registry_url=_required("PRAKERJA_REGISTRY_URL", mode, f"{sandbox}/dukcapil/get_json/000000000000001"),
        registry_user=_required("PRAKERJA_REGISTRY_USER", mode, "demo"),
        registry_password=_secret("PRAKERJA_REGISTRY_PASSWORD", mode),
        registry_ip=_required("PRAKERJA_REGISTRY_IP", mode, "192.0.2.10"),
        sms_url_satu=_required("PRAKERJA_SMS_URL_SATU", mode, f"{sandbox}/gateways/satu/messages"),
        sms_url_dua=_required("PRAKERJA_SMS_URL_DUA", mode, f"{sandbox}/gateways/dua/sendsms"),
        sms_key=_secret("PRAKERJA_SMS_KEY", mode),
        receipts_secret=_secret("PRAKERJA_RECEIPTS_SECRET", mode),
        s3_bucket=os.environ.get("PRAKERJA_S3_BUCKET") or None,
        trusted_proxies=_whole_number("PRAKERJA_TRUSTED_PROXIES", 0),
        sandbox_url=sandbox,
    )


def _mode() -> Mode:
    match os.environ.get("PRAKERJA_MODE", "demo"):
        case "demo":
            return "demo"
        case "production":
            return "production"
        case "test":
            return "test"
        case other:
            raise EnvironmentRefused(f"PRAKERJA_MODE is {other!r}; it must be demo, production or test")


def _required(name: str, mode: Mode, demo_value: str) -> str:
    value = os.environ.get(name)
    if value:
        return value
    if mode == "production":
        raise EnvironmentRefused(f"{name} must be set in production")
    return demo_value


def _secret(name: str, mode: Mode) -> str:
    value = _required(name, mode, _DEMO_SECRETS[name])
    if mode == "production" and value == _DEMO_SECRETS[name]:
        raise EnvironmentRefused(f"{name} holds the demo's value; production needs its own")
    return value


def _whole_number(name: str, default: int) -> int:
    text = os.environ.get(name, str(default))
    if not text.isdecimal():
        raise EnvironmentRefused(f"{name} is {text!r}; it must be a whole number")
    return int(text)
