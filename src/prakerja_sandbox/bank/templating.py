"""How the bank's pages are filled in; apart from the sandbox's own, so that the bank alone needs none of them."""

from pathlib import Path
from typing import Final

from starlette.templating import Jinja2Templates

HERE: Final = Path(__file__).parents[1]


def rupiah(amount: int) -> str:
    """As people write it."""
    return f"Rp{amount:,}".replace(",", ".")


templates: Final = Jinja2Templates(HERE / "templates")
templates.env.filters["rupiah"] = rupiah
templates.env.trim_blocks = templates.env.lstrip_blocks = True
