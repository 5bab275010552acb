"""What one agrees to when signing up."""

from typing import Final

#: Of the page `public/privacy.html`; a new text gets a new version, and who agreed to which one is kept.
TERMS_VERSION: Final = "2026-11"
