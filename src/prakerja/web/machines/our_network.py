"""Who is told more than strangers are: whoever asks this process itself, from our own network."""

import ipaddress
from typing import Final

from django.http import HttpRequest

#: Any of them says that a proxy passes a request on, and a proxy passes on whatever the world sends.
_PASSED_ON: Final = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via")


def comes_from_our_network(request: HttpRequest) -> bool:
    """Not passed on by a proxy, and from a private address. What anybody can write into a header makes it false."""
    if any(header in request.headers for header in _PASSED_ON):
        return False
    address = ipaddress.ip_address(request.META["REMOTE_ADDR"])
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return address.is_private
