"""The services that the bank gives: code, path, and what a body must hold."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from prakerja_sandbox.bank.fields import Field, fields

_TRANSFER: Final = (
    "partnerReferenceNo!64 amount!amount beneficiaryAccountNo!account34 sourceAccountNo!account19"
    " transactionDate!moment beneficiaryEmail?50 currency?3 customerReference?30 feeType?fee"
)
_INTERBANK: Final = (
    _TRANSFER + " beneficiaryAccountName!100 beneficiaryBankCode!11 beneficiaryAddress?100 beneficiaryBankName?50"
)
_CLEARED: Final = (
    _INTERBANK + " beneficiaryCustomerResidence!residence beneficiaryCustomerType!customer remark?50"
    " kodepos?10 receiverPhone?20 senderCustomerResidence?residence senderCustomerType?customer senderPhone?20"
)
_STATUS: Final = (
    "serviceCode!2 originalPartnerReferenceNo?64 originalReferenceNo?64 originalExternalId?36 transactionDate?moment"
    " amount?amount"
)
_PERIOD: Final = "partnerReferenceNo?64 fromDateTime?moment toDateTime?moment"


class Givers(Enum):
    """Which houses give a service."""

    ALL = "all"
    BANKS = "banks"
    WALLETS = "wallets"


@dataclass(frozen=True, slots=True)
class Service:
    """One of them. `given_by`: who gives it."""

    code: str
    path: str
    title: str
    given_by: Givers
    fields: tuple[Field, ...]


TOKEN: Final = Service("73", "access-token/b2b", "Access token", Givers.ALL, fields("grantType!32"))
SERVICES: Final = (
    Service(
        "11", "balance-inquiry", "Balance inquiry", Givers.ALL, fields("partnerReferenceNo?64 accountNo?account19")
    ),
    Service(
        "12", "transaction-history-list", "History", Givers.ALL, fields(_PERIOD + " pageSize?count pageNumber?count")
    ),
    Service("13", "transaction-history-detail", "History detail", Givers.ALL, fields("originalPartnerReferenceNo!64")),
    Service("14", "bank-statement", "Statement", Givers.BANKS, fields(_PERIOD + " accountNo!account19")),
    Service(
        "15",
        "account-inquiry-internal",
        "Inquiry, this bank",
        Givers.BANKS,
        fields("beneficiaryAccountNo!account34 partnerReferenceNo?64"),
    ),
    Service(
        "16",
        "account-inquiry-external",
        "Inquiry, another bank",
        Givers.BANKS,
        fields("beneficiaryBankCode!11 beneficiaryAccountNo!account34 partnerReferenceNo?64"),
    ),
    Service("17", "transfer-intrabank", "Transfer, this bank", Givers.BANKS, fields(_TRANSFER + " remark?50")),
    Service("18", "transfer-interbank", "Transfer, another bank", Givers.BANKS, fields(_INTERBANK)),
    Service("22", "transfer-rtgs", "RTGS", Givers.BANKS, fields(_CLEARED)),
    Service("23", "transfer-skn", "SKN", Givers.BANKS, fields(_CLEARED)),
    Service("36", "transfer/status", "Status of a transfer", Givers.BANKS, fields(_STATUS)),
    Service(
        "37",
        "emoney/account-inquiry",
        "Inquiry, wallet",
        Givers.WALLETS,
        fields("customerNumber!account32 amount!amount partnerReferenceNo?64 transactionDate?moment"),
    ),
    Service(
        "38",
        "emoney/topup",
        "Top-up",
        Givers.WALLETS,
        fields(
            "partnerReferenceNo!64 customerNumber!account32 amount!amount customerName?255 feeAmount?amount"
            " transactionDate?moment sessionId?25 categoryId?10 notes?255"
        ),
    ),
    Service("39", "emoney/topup-status", "Status of a top-up", Givers.WALLETS, fields(_STATUS)),
)
SERVICE_BY_PATH: Final = {service.path: service for service in (TOKEN, *SERVICES)}
SERVICE_BY_CODE: Final = {service.code: service for service in (TOKEN, *SERVICES)}
#: Those that move money.
PAYING: Final = ("17", "18", "22", "23", "38")
