"""The one beacon of this process: its chain, made or read when it is first asked for."""

from dataclasses import dataclass
from pathlib import Path

from prakerja_sandbox.beacon.chain import Chain, chain_in, new_chain


@dataclass(slots=True)
class Beacon:
    """`file`: where the chain is kept; None: it is another one in each process."""

    file: Path | None = None
    _chain: Chain | None = None

    @property
    def chain(self) -> Chain:
        """Making one takes longer than starting."""
        if self._chain is None:
            self._chain = chain_in(self.file) if self.file else new_chain()
        return self._chain
