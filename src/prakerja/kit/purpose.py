"""What a value is sealed or looked up as: one list, so that no two uses ever share a purpose by chance."""

from enum import StrEnum


class Purpose(StrEnum):
    """Bound into every sealed value and every digest; a value of one purpose neither opens nor matches as another."""

    # numbers of people
    NIK = "nik"
    FAMILY_CARD = "kk"
    PHONE = "phone"
    ADDRESS = "address"
    # what is kept only to be handed on
    MESSAGE = "message"
    MESSAGE_WORDS = "message words"
    SECOND_FACTOR = "second factor"
    RECOVERY_CODES = "recovery codes"
    CARD_NUMBER = "card number"
    ACCOUNT_NUMBER = "account number"
    ACCOUNT_NAME = "account name"
    LIST_FILE = "list file"
    # partners
    SIGN_IN = "sign in"
    SIGN_KEY = "sign key"
    CUSTOMER = "customer"
    INVOICE = "invoice"
    REDEEM_CODE = "redeem code"
    PAYMENT = "payment"
    PRESENCE = "presence"
    LEARNER = "learner"
    BADGE = "badge"
    PRESENCE_NETWORK = "presence network"
    PRESENCE_DEVICE = "presence device"
    WEBHOOK = "webhook"
    PARTNER_ACCOUNT_NUMBER = "partner account number"
    PARTNER_ACCOUNT_NAME = "partner account name"
    REHEARSAL = "rehearsal"
    # codes and links
    CODE = "code"
    CODE_ADDRESS = "code address"
    BOUND_TO = "bound to"
    CONFIRMATION_LINK = "confirmation link"
    OWN_MAILBOX = "own mailbox"
    # what was asked before
    REQUEST = "request"
    # what is counted
    TALLY = "tally"
    # keys of a draw, by which what is published of a person can be opened
    HOUSEHOLD_KEY = "household key"
    NONCE_KEY = "nonce key"
