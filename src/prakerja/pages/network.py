"""Whence a request comes: what is counted of strangers is counted of their networks."""

import ipaddress
from contextlib import suppress

from django.conf import settings
from django.http import HttpRequest

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def network_of(request: HttpRequest) -> str:
    """The address that the request comes from; of an IPv6 one the /64, which is one subscriber."""
    address = _address_of(request)
    if isinstance(address, ipaddress.IPv6Address):
        # On a socket of both kinds an IPv4 address comes in this dress, and their /64 would be one for everybody.
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def _address_of(request: HttpRequest) -> Address:
    """As the outermost of our own proxies saw it. What stands further left in the header, anybody can write there."""
    passed_on = [entry.strip() for entry in request.headers.get("X-Forwarded-For", "").split(",")]
    proxies = settings.TRUSTED_PROXIES
    if proxies and len(passed_on) >= proxies:
        with suppress(ValueError):  # a proxy that adds a port, or `unknown`, must not close the door to everybody
            return ipaddress.ip_address(passed_on[-proxies])
    return ipaddress.ip_address(request.META["REMOTE_ADDR"])
