"""What the audit knows of this step. Facts name the fields that changed, never their values."""

from enum import StrEnum


class ProfileEvent(StrEnum):
    PARTICULARS_CHANGED = "profile.particulars.changed"
    PARTICULARS_COMPLETED = "profile.particulars.completed"
    PHONE_CODE_SENT = "profile.phone_code.sent"
    PHONE_CODE_WRONG = "profile.phone_code.wrong"
    PHONE_CODE_LOCKED = "profile.phone_code.locked"
    PHONE_VERIFIED = "profile.phone.verified"
    PHONE_CHANGED = "profile.phone.changed"
    PHONE_TAKEN = "profile.phone.taken"
    DECLARATION_SIGNED = "profile.declaration.signed"
