"""What step 1 needs to know of a request: whence it comes, and where it wants to go; and letting somebody in."""

import ipaddress

from allauth.account.adapter import get_adapter
from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse

from prakerja.accounts.models import Account


def network_of(request: HttpRequest) -> str:
    """The address that the request comes from; of an IPv6 one the /64, which is one subscriber."""
    address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    if isinstance(address, ipaddress.IPv6Address):
        # On a socket of both kinds an IPv4 address comes in this dress, and their /64 would be one for everybody.
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def wanted_page(request: HttpRequest) -> str:
    """Where the visitor was going before they were asked to sign in; empty when nowhere, or not on this site."""
    page = request.POST.get("next") or request.GET.get("next", "")
    return page if get_adapter().is_safe_url(page) else ""


def let_in(request: HttpRequest, account: Account, *, page: str = "") -> HttpResponse:
    """Signs the account in, or asks for its second factor first. Inside the unit of work that found out who it is."""
    response: HttpResponse = perform_login(request, account, redirect_url=page or None, email=account.email)
    return response
