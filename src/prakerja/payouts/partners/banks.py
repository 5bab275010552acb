"""The banks that a partner may have its account with, by the code that Bank Indonesia gives them; and who pays them."""

from typing import Final

from django.conf import settings

#: In the order in which people look for them: those of the state first.
BANKS: Final = {
    "002": "BRI",
    "008": "Mandiri",
    "009": "BNI",
    "200": "BTN",
    "451": "Bank Syariah Indonesia",
    "014": "BCA",
    "022": "CIMB Niaga",
    "011": "Danamon",
    "013": "Permata",
    "016": "Maybank Indonesia",
    "019": "Panin",
    "028": "OCBC Indonesia",
    "426": "Bank Mega",
    "147": "Bank Muamalat",
    "153": "Bank Sinarmas",
    "441": "KB Bank",
    "023": "UOB Indonesia",
    "046": "DBS Indonesia",
    "110": "Bank BJB",
    "111": "Bank Jakarta",
    "112": "Bank BPD DIY",
    "113": "Bank Jateng",
    "114": "Bank Jatim",
}


def paying_house() -> str:
    """The bank that pays all partners, wherever their account is."""
    return str(settings.PARTNERS_HOUSE)
