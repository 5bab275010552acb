"""What looks like an attack, by kind: counted for the metric, a line in the log, and told to an account's audit."""

from enum import StrEnum


class SecurityKind(StrEnum):
    WRONG_PASSWORD = "wrong_password"  # noqa: S105  the name of a kind
    WRONG_CODE = "wrong_code"
    WRONG_SECOND_FACTOR = "wrong_second_factor"
    #: Nobody's card has it.
    WRONG_CARD_NUMBER = "wrong_card_number"
    #: Somebody may try no more for a while, at this account.
    LOCKED_OUT = "locked_out"
    #: Some budget is used up, whosever.
    LIMIT_REACHED = "limit_reached"
    PERMISSION_REFUSED = "permission_refused"
    #: A form without its token, or with an old one (CSRF).
    FORM_REFUSED = "form_refused"
    #: Too large, cut short, unreadable, or sent to a name that is not ours.
    REQUEST_REFUSED = "request_refused"
    #: No attack by itself; after one it is what matters.
    FACTOR_CHANGED = "factor_changed"
