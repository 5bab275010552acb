"""What the audit hears of accounts."""

from enum import StrEnum


class AccountsEvent(StrEnum):
    #: The address was shown to be theirs; only then there is an account.
    OPENED = "accounts.account.opened"
    SIGNED_IN = "accounts.session.signed_in"
    SIGNED_OUT = "accounts.session.signed_out"
    SESSION_ENDED = "accounts.session.ended"
    #: By the office, for whoever asked for it or was in danger.
    SESSIONS_ENDED_BY_OFFICE = "accounts.session.ended_by_office"
    SIGNED_OUT_EVERYWHERE = "accounts.session.signed_out_everywhere"
    PASSWORD_CHANGED = "accounts.password.changed"  # noqa: S105  the name of an event
    #: Which one before and after is said nowhere.
    ADDRESS_CHANGED = "accounts.address.changed"
    #: What was tried at it, and how often (`audit.security.SecurityKind`).
    ATTACKED = "accounts.account.attacked"
    STAFF_APPOINTED = "accounts.staff.appointed"
    STAFF_INVITED_AGAIN = "accounts.staff.invited_again"
    INVITATION_ACCEPTED = "accounts.staff.invitation_accepted"
    STAFF_ROLES_CHANGED = "accounts.staff.roles_changed"
    #: Somebody works for a partner, is sent another link, or does no more.
    PARTNER_STAFF_INVITED = "accounts.partner_staff.invited"
    PARTNER_STAFF_INVITED_AGAIN = "accounts.partner_staff.invited_again"
    PARTNER_STAFF_ENDED = "accounts.partner_staff.ended"
    SECOND_FACTOR_SET_UP = "accounts.second_factor.set_up"
    APP_REPLACED = "accounts.second_factor.app_replaced"
    SECOND_FACTOR_RESET = "accounts.second_factor.reset"
    RECOVERY_CODES_RENEWED = "accounts.recovery_codes.renewed"
    PASSKEY_ADDED = "accounts.passkey.added"
    PASSKEY_REMOVED = "accounts.passkey.removed"
