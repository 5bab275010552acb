"""The sandbox as one web application."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.types import ASGIApp

from prakerja_sandbox import (
    authenticator,
    faces,
    gateways,
    institution_pages,
    json_http,
    pages,
    platform_pages,
    registry_http,
    sign_in_pages,
    timestamps,
    webhooks,
)
from prakerja_sandbox.bank.app import ROUTES as BANK_PAGES
from prakerja_sandbox.bank.app import SnapFirst
from prakerja_sandbox.beacon import http as beacon
from prakerja_sandbox.safe_headers import SafeHeaders
from prakerja_sandbox.witnesses import http as witnesses
from prakerja_sandbox.witnesses import page as witnesses_page
from prakerja_sandbox.world import World


def make_app(world: World) -> ASGIApp:
    """The application that serves this world."""
    parts = (
        registry_http,
        faces,
        gateways,
        json_http,
        authenticator,
        timestamps,
        platform_pages,
        sign_in_pages,
        institution_pages,
        webhooks,
        beacon,
        witnesses_page,
        witnesses,
        pages,
    )
    routes = [*(route for part in parts for route in part.ROUTES), *BANK_PAGES]
    app = Starlette(routes=routes, middleware=[Middleware(SafeHeaders)])
    app.state.world, app.state.bank = world, world.bank
    return SnapFirst(app, world.bank)
