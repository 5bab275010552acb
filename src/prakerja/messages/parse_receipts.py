"""Reads what the gateways post: one object from `satu`, an array from `dua`; anything unreadable is refused."""

from typing import Any

from prakerja.kit.refused import Refused
from prakerja.messages.record_delivery_report import Notice

#: `sent` and the like are not final and tell nothing yet.
_FINAL_OF_SATU = {"delivered": True, "undelivered": False, "expired": False, "rejected": False}
_FINAL_OF_DUA = {"1": True, "2": False, "6": False}


class UnreadableReceipt(Refused):
    """The posted text is not a receipt of this gateway."""


def parse_receipts(gateway: str, posted: Any) -> list[Notice]:  # noqa: ANN401  parsed JSON of a stranger
    """The final receipts in what was posted. Raises UnreadableReceipt."""
    try:
        if gateway == "satu":
            return _of_satu(posted)
        return [notice for entry in posted for notice in _of_dua(entry)]
    except (KeyError, TypeError, AttributeError) as error:
        raise UnreadableReceipt("not a receipt") from error


def _of_satu(entry: dict[str, Any]) -> list[Notice]:
    status = str(entry["status"]).lower()
    if status not in _FINAL_OF_SATU:
        return []
    return [Notice("satu", _reference(entry["message_id"]), _FINAL_OF_SATU[status], status)]


def _of_dua(entry: dict[str, Any]) -> list[Notice]:
    status = str(entry["Status"])
    if status not in _FINAL_OF_DUA:
        return []
    return [Notice("dua", _reference(entry["MessageId"]), _FINAL_OF_DUA[status], f"status {status}")]


def _reference(value: object) -> str:
    # A NUL or half a character would be refused by the database, which is no fault of ours to alert somebody about.
    if not isinstance(value, str | int) or not str(value).isprintable() or not str(value):
        raise UnreadableReceipt("not a reference")
    return str(value)[:80]
