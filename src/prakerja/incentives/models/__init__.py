"""What somebody has earned, instalment by instalment, and against which lists they were screened when one fell due."""

from prakerja.incentives.models.instalments import Instalment, PaymentVerdict

__all__ = ["Instalment", "PaymentVerdict"]
