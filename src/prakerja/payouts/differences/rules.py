"""From which sum on a difference is rectified. Pure."""

from typing import Final

from prakerja.kit.rupiah import Rupiah

#: Ours: no law names one. A notice, or another transfer with its fee, costs more than less than this is worth. What is
#: below stays listed, and is neither demanded nor paid.
LEAST_RECTIFIED: Final = Rupiah(10_000)
