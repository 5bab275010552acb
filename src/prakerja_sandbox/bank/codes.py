"""Response codes of SNAP BI: three digits of HTTP, two of the service, two of the case."""

from dataclasses import dataclass, field
from typing import Final

#: HTTP and case, with the official message; what stands in brackets is filled in.
MESSAGES: Final = {
    "20000": "Successful",
    "20200": "Request In Progress",
    "40000": "Bad Request",
    "40001": "Invalid Field Format",
    "40002": "Invalid Mandatory Field",
    "40100": "Unauthorized.",
    "40101": "Invalid Token (B2B)",
    "40103": "Token Not Found (B2B)",
    "40300": "Transaction Expired",
    "40301": "Feature Not Allowed",
    "40302": "Exceeds Transaction Amount Limit",
    "40303": "Suspected Fraud",
    "40304": "Activity Count Limit Exceeded",
    "40305": "Do Not Honor",
    "40306": "Feature Not Allowed At This Time.",
    "40309": "Dormant Account",
    "40314": "Insufficient Funds",
    "40315": "Transaction Not Permitted.",
    "40316": "Suspend Transaction",
    "40318": "Inactive Account",
    "40319": "Merchant Blacklisted",
    "40320": "Merchant Limit Exceed",
    "40323": "Account Limit Exceed",
    "40400": "Invalid Transaction Status",
    "40401": "Transaction Not Found",
    "40402": "Invalid Routing",
    "40403": "Bank Not Supported By Switch",
    "40408": "Invalid Merchant",
    "40411": "Invalid Account",
    "40413": "Invalid Amount",
    "40416": "Partner Not Found",
    "40418": "Inconsistent Request",
    "40500": "Requested Function Is Not Supported",
    "40501": "Requested Operation Is Not Allowed",
    "40900": "Conflict",
    "40901": "Duplicate partnerReferenceNo",
    "42900": "Too Many Requests",
    "50000": "General Error",
    "50001": "Internal Server Error",
    "50002": "External Server Error",
    "50400": "Timeout",
}
_HTTP_DIGITS: Final = 3


class Refused(Exception):
    """The bank does not do it. `code`: HTTP and case, five digits; `about`: what the message adds."""

    def __init__(self, code: str, about: str = "") -> None:
        super().__init__(code)
        self.code, self.about = code, about


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of the bank."""

    status: int
    body: dict[str, object]
    headers: dict[str, str] = field(default_factory=dict)


def reply(code: str, service: str, about: str = "", /, **told: object) -> Reply:
    """The answer with this code and what it tells."""
    http, case = code[:_HTTP_DIGITS], code[_HTTP_DIGITS:]
    message = f"{MESSAGES[code]} {about}".strip()
    return Reply(int(http), {"responseCode": f"{http}{service}{case}", "responseMessage": message, **told})
