"""A number that a thumb calls: most who are told to phone hold the phone that shows them the page."""

from django.utils.html import format_html
from django.utils.safestring import SafeString


def phone_link(number: str) -> SafeString:
    """The number as it is read, on one line; what is dialled has no dashes."""
    return format_html('<a class="number" href="tel:{}">{}</a>', number.replace("-", "").replace(" ", ""), number)
