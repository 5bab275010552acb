"""The ways on which money goes out, and which services of SNAP BI they are."""

from enum import StrEnum
from typing import Final


class Rail(StrEnum):
    INTRABANK = "intrabank"
    #: BI-FAST, or a switch.
    INTERBANK = "interbank"
    SKN = "skn"
    RTGS = "rtgs"
    WALLET = "wallet"


#: The service that pays, and the one that says what became of it.
PAYING: Final = {
    Rail.INTRABANK: "17",
    Rail.INTERBANK: "18",
    Rail.RTGS: "22",
    Rail.SKN: "23",
    Rail.WALLET: "38",
}
STATUS: Final = dict.fromkeys(Rail, "36") | {Rail.WALLET: "39"}
#: The central bank settles these in its own time: that the bank took one is no payment yet.
SETTLED_LATER: Final = ("22", "23")
#: Below the version in an address, where the bank names no path of its own.
PATH_BY_SERVICE: Final = {
    "73": "access-token/b2b",
    "11": "balance-inquiry",
    "12": "transaction-history-list",
    "13": "transaction-history-detail",
    "14": "bank-statement",
    "15": "account-inquiry-internal",
    "16": "account-inquiry-external",
    "17": "transfer-intrabank",
    "18": "transfer-interbank",
    "22": "transfer-rtgs",
    "23": "transfer-skn",
    "36": "transfer/status",
    "37": "emoney/account-inquiry",
    "38": "emoney/topup",
    "39": "emoney/topup-status",
}
