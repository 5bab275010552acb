"""What the demo and the tests use where nothing is set. Good for trying out and for nothing else."""

import json
from pathlib import Path
from typing import Final

from prakerja.publog.sandbox_witnesses import sandbox_witness_addresses, sandbox_witnesses

DEMO_SECRETS: Final = {
    "secret_key": "demo-only-" + "k" * 60,
    "sealing_keys": "demo:" + "5a" * 32,
    "digest_key": "a5" * 32,
    "registry_password": "demo",
    "sms_key": "sandbox",
    "delivery_reports_secret": "sandbox",
    "log_keys": "3c" * 32,
}
_ADDRESSES: Final = {
    "base_url": "http://127.0.0.1:8000",
    "sandbox_url": "http://127.0.0.1:8010",
    "smtp_url": "smtp://127.0.0.1:8025",
}
_ADDRESSES_FILE: Final = "addresses.json"


def demo_values(var: Path | None, sandbox_url: str | None) -> dict[str, str]:
    """A value for every variable that production must set. `var`: the folder of a run whose addresses are used."""
    addresses = _ADDRESSES | (_addresses_of_run(var) if var else {})
    sandbox = sandbox_url or addresses["sandbox_url"]
    return {
        **DEMO_SECRETS,
        **addresses,
        "registry_url": f"{sandbox}/dukcapil/get_json/000000000000001",
        "log_name": "prakerja.example/log",
        "registry_user": "demo",
        "registry_ip": "192.0.2.10",
        "sms_url_satu": f"{sandbox}/gateways/satu/messages",
        "sms_url_dua": f"{sandbox}/gateways/dua/sendsms",
        "witnesses": ",".join(map(str, sandbox_witnesses())),
        "witness_addresses": sandbox_witness_addresses(sandbox),
        "draw_spans": "150,150,60",
        "time_stamp_url": f"{sandbox}/tsa",
    }


def write_addresses(var: Path, addresses: dict[str, str]) -> None:
    """The commands that work on this folder know from now on where its pages and its sandbox answer.

    `addresses` by the names of the variables.
    """
    # Half of one would be taken for none.
    beside = var.joinpath(f"{_ADDRESSES_FILE}.new")
    beside.write_text(json.dumps(addresses), encoding="utf-8")
    beside.replace(var.joinpath(_ADDRESSES_FILE))


def _addresses_of_run(var: Path) -> dict[str, str]:
    try:
        kept = json.loads(var.joinpath(_ADDRESSES_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(kept, dict):
        return {}
    found = {name: kept.get(f"PRAKERJA_{name.upper()}") for name in _ADDRESSES}
    return {name: str(address) for name, address in found.items() if address}
