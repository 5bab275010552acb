"""What this step sends codes for: to prove that an applicant holds a number."""

from typing import Final

from prakerja.codes.purpose import CodePurpose
from prakerja.messages.states import Channel

PHONE_PROOF: Final = CodePurpose(name="profile.phone", channel=Channel.SMS, text="phone_code")
