"""What the audit hears that belongs to no step."""

from enum import StrEnum


class HouseEvent(StrEnum):
    RESEALING_BEGUN = "audit.keys.resealing_begun"
    RESEALED = "audit.keys.resealed"
    REDIGESTING_BEGUN = "audit.keys.redigesting_begun"
    REDIGESTED = "audit.keys.redigested"
