"""What step 1 needs to know of a request: whence it comes, and where it wants to go; and letting somebody in."""

import ipaddress

from allauth.account.adapter import get_adapter
from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from prakerja.accounts.models import Account


def network_of(request: HttpRequest) -> str:
    """The address that the request comes from; of an IPv6 one the /64, which is one subscriber."""
    address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def wanted_page(request: HttpRequest) -> str:
    """Where the visitor was going before they were asked to sign in; empty when nowhere, or not on this site."""
    page = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return page if is_ours else ""


def let_in(request: HttpRequest, account: Account, *, page: str = "") -> HttpResponse:
    """Signs the account in, or asks for its second factor first. Inside the unit of work that found out who it is."""
    response: HttpResponse = perform_login(request, account, redirect_url=page or None, email=account.email)
    return response
