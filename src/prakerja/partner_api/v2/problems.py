"""Every problem that v2 tells of: its code, which never changes, its status, and what is said to people.

The frame's stand here; what an area's own verbs refuse is added below in the order of the areas.
"""

from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus


@dataclass(frozen=True)
class Told:
    """`title`: in English, for whoever programs; `advice`: what helps."""

    status: HTTPStatus
    title: str
    advice: str


class Problem(Enum):
    """The code is the name in small letters."""

    # who asks
    UNSIGNED = Told(HTTPStatus.UNAUTHORIZED, "A header of the signature lacks.", "Send all four.")
    CLIENT_UNKNOWN = Told(HTTPStatus.UNAUTHORIZED, "Nobody has this client code.", "Use the code that you were given.")
    SIGNATURE_WRONG = Told(
        HTTPStatus.UNAUTHORIZED, "The signature is not of this call.", "Compare your text with the vectors of the page."
    )
    TIMESTAMP_OUT_OF_TIME = Told(
        HTTPStatus.UNAUTHORIZED, "The timestamp is more than 15 minutes from our clock.", "Set your clock."
    )
    NONCE_MALFORMED = Told(
        HTTPStatus.UNAUTHORIZED, "A nonce is 16 to 64 letters, digits, `-` or `_`.", "Take 16 random bytes in hex."
    )
    NONCE_USED = Told(
        HTTPStatus.CONFLICT,
        "Another call was signed with this nonce.",
        "Sign anew with another nonce; under the same idempotency key nothing is done twice.",
    )
    PARTNER_SUSPENDED = Told(HTTPStatus.FORBIDDEN, "The office has stopped this partner.", "Ask the office.")
    OTHER_KIND = Told(
        HTTPStatus.FORBIDDEN, "Platforms alone, or institutions alone, may ask this.", "Use the other client code."
    )
    TOO_MANY_CALLS = Told(HTTPStatus.TOO_MANY_REQUESTS, "Too many calls in this second.", "Wait for Retry-After.")

    # what is asked
    BODY_UNREADABLE = Told(
        HTTPStatus.BAD_REQUEST,
        "The body is not one whole JSON object in UTF-8 with each name once.",
        "Send what a JSON library writes.",
    )
    BODY_TOO_LARGE = Told(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The body is longer than 1 MB.", "Send fewer rows.")
    FIELD_WRONG = Told(
        HTTPStatus.UNPROCESSABLE_ENTITY, "Fields lack, or hold what they cannot hold.", "See `errors`, field by field."
    )
    IDEMPOTENCY_KEY_WRONG = Told(
        HTTPStatus.BAD_REQUEST,
        "What changes something needs an Idempotency-Key: 1 to 60 visible signs.",
        "Take a new UUID for each new request.",
    )
    IDEMPOTENCY_KEY_USED = Told(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "Something else was asked under this Idempotency-Key.",
        "Take another key for another request.",
    )
    SANDBOX_TIME_WRONG = Told(
        HTTPStatus.BAD_REQUEST,
        "X-Sandbox-Time is no moment within 400 days of our clock.",
        "Send RFC 3339 with its zone.",
    )
    SANDBOX_TIME_REFUSED = Told(
        HTTPStatus.FORBIDDEN, "Outside the sandbox nobody sets our clock.", "Leave X-Sandbox-Time out."
    )
    NO_SUCH_ENDPOINT = Told(HTTPStatus.NOT_FOUND, "There is nothing at this address.", "See openapi.json.")
    OTHER_METHOD = Told(HTTPStatus.METHOD_NOT_ALLOWED, "This address takes other methods.", "See `Allow`.")

    CURSOR_WRONG = Told(HTTPStatus.BAD_REQUEST, "This list gave no such cursor.", "Begin the round anew.")

    # lists that are pushed
    COUNT_WRONG = Told(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "There are not as many rows as `count` says; nothing was done.",
        "Was the list cut on its way? Send it again.",
    )
    REMOVALS_DIFFER = Told(
        HTTPStatus.CONFLICT,
        "Not as many would be taken away as `removes` says; nothing was done.",
        "`errors` says how many it would be: send that number, if it is what you mean.",
    )
    ROW_TWICE = Told(HTTPStatus.UNPROCESSABLE_ENTITY, "An earlier row names the same.", "Send one row of each.")

    # courses, schedules, offers
    COURSE_UNKNOWN = Told(HTTPStatus.NOT_FOUND, "There is no such course, or it is not yours.", "See GET courses.")
    COURSE_UNFIT = Told(
        HTTPStatus.UNPROCESSABLE_ENTITY, "Something about the course is not as it must be.", "See `errors`."
    )
    COURSE_CODE_TAKEN = Told(HTTPStatus.CONFLICT, "Another course has this code.", "Take another one.")
    NOT_A_DRAFT = Told(
        HTTPStatus.CONFLICT,
        "Curators have let the course in: its price alone can be changed.",
        "Draft another course, and withdraw this one.",
    )
    COURSE_WITHDRAWN = Told(HTTPStatus.CONFLICT, "The course is withdrawn, for good.", "Draft another one.")
    SCHEDULE_UNKNOWN = Told(HTTPStatus.NOT_FOUND, "The course has no such schedule.", "See GET schedules.")
    SCHEDULE_UNFIT = Told(
        HTTPStatus.UNPROCESSABLE_ENTITY, "Something about the schedule is not as it must be.", "See `errors`."
    )
    SCHEDULE_DIFFERS = Told(
        HTTPStatus.CONFLICT, "The course has another schedule of this code.", "Cancel it, and add one of another code."
    )
    SCHEDULE_CANCELLED = Told(HTTPStatus.CONFLICT, "The schedule was cancelled, for good.", "Add one of another code.")
    SCHEDULE_OVER = Told(HTTPStatus.CONFLICT, "The schedule has ended.", "There is nothing to do.")
    AFFILIATED_SALE = Told(
        HTTPStatus.CONFLICT, "You and the institution are of the same owner.", "Others may sell this course."
    )
    ADDRESS_UNFIT = Told(
        HTTPStatus.UNPROCESSABLE_ENTITY, "No browser can be led to this address.", "Send one of https."
    )
    NOT_OFFERED = Told(HTTPStatus.NOT_FOUND, "You do not sell this course.", "See GET offers.")

    # purchases
    CODE_UNKNOWN = Told(HTTPStatus.NOT_FOUND, "None of your participants has this redeem code.", "Ask for it again.")
    VOIDED_ALREADY = Told(HTTPStatus.CONFLICT, "The purchase was undone before.", "There is nothing to do.")
    REDEEMED_ALREADY = Told(HTTPStatus.CONFLICT, "The code is redeemed: the training has begun.", "It is taught.")
    PURCHASE_OVER = Told(HTTPStatus.CONFLICT, "The purchase is over.", "There is nothing to do.")

    # statements
    STATEMENT_UNKNOWN = Told(HTTPStatus.NOT_FOUND, "You have no statement of that month.", "It is made after its end.")
    LINE_UNKNOWN = Told(
        HTTPStatus.NOT_FOUND, "Your statement has no such line.", "Name it as `line` of its lines does."
    )
    DISPUTED_TOO_LATE = Told(
        HTTPStatus.CONFLICT, "The time for disputing it is over.", "See `disputed_until` of the statement."
    )
    DISPUTED_ALREADY = Told(HTTPStatus.CONFLICT, "It is being looked into already.", "Wait for `answer_by`.")

    # declarations
    NOT_BEGUN = Told(HTTPStatus.CONFLICT, "The code is not redeemed yet.", "Declare an absence, or another schedule.")
    FINISHED_ALREADY = Told(HTTPStatus.CONFLICT, "The certificate is issued.", "There is nothing to declare.")
    PRESENCE_CONFIRMED = Told(
        HTTPStatus.CONFLICT, "The participant has confirmed that they were present.", "Declare what is proven."
    )
    PROVEN_FINISHED = Told(
        HTTPStatus.CONFLICT, "All of the training is proven.", "Declare it finished; else our clock does."
    )
    NOT_ITS_TIME = Told(
        HTTPStatus.CONFLICT,
        "It is too early for this declaration, or its three working days are over.",
        "See docs/partner-api/v2.md for the times.",
    )
    NO_OTHER_SCHEDULE = Told(
        HTTPStatus.CONFLICT,
        "The course has no such schedule that can still be begun while the money waits.",
        "See GET schedules.",
    )
    SEATS_GONE = Told(HTTPStatus.CONFLICT, "All seats of that schedule are taken.", "Take another schedule.")
    NOT_ATTENDED = Told(
        HTTPStatus.CONFLICT, "Presence is not confirmed at all meetings and the final test.", "Ask for it first."
    )
    SKILL_NOT_SHOWN = Told(HTTPStatus.CONFLICT, "The skill is asked for and not handed in.", "Hand it in first.")
    DECLARED_TOO_LATE = Told(
        HTTPStatus.CONFLICT, "The money has waited for as long as it may.", "There is nothing to do."
    )
    CORRECTION_TOO_LATE = Told(
        HTTPStatus.CONFLICT, "It was declared more than five working days ago.", "Ask the office."
    )
    NOTHING_TO_TAKE_BACK = Told(
        HTTPStatus.CONFLICT, "Nothing is declared that could be taken back.", "See GET declarations."
    )
    # webhooks
    WEBHOOK_UNKNOWN = Told(HTTPStatus.NOT_FOUND, "You have no webhook, or it was stopped.", "PUT webhook.")
    WEBHOOK_ADDRESS_UNFIT = Told(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "Nothing is posted to such an address.",
        "Send https, a public name, port 443 or 8443; see `errors`.",
    )
    KINDS_UNKNOWN = Told(
        HTTPStatus.UNPROCESSABLE_ENTITY, "There are no events of these kinds.", "See docs/partner-api/webhooks.md."
    )
    EVENT_UNKNOWN = Told(HTTPStatus.NOT_FOUND, "You have no such event any more.", "See GET events.")

    # our side
    BROKEN = Told(HTTPStatus.INTERNAL_SERVER_ERROR, "Something of ours is broken.", "We are told by it as well.")
    NOT_NOW = Told(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Something of ours is away for a moment.",
        "Ask again after Retry-After, under the same idempotency key.",
    )

    @property
    def code(self) -> str:
        return self.name.lower()
