"""The wire format that partners' clients speak already, sign for sign (docs/partner-api/v1.md)."""
