"""What `prakerja draw verify` is told, and what it says."""

import re
from typing import Final

import click

from prakerja.draw.engine.proof.findings import Findings

_ENDS: Final = {
    0: "Undian ini TERBUKTI. / The draw is PROVEN.",
    1: "Undian ini SALAH. / The draw is WRONG.",
    3: "Cocok, TETAPI BELUM TERBUKTI. / Consistent, and NOT PROVEN.",
}


class _Hex(click.ParamType[str]):
    name = "hex"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value and not re.fullmatch("[0-9a-fA-F]{64}", value, re.ASCII):
            self.fail("it is not 64 hex digits", param, ctx)
        return value.lower()


#: A SHA-256 or a round's randomness; in lowercase.
HEX: Final = _Hex()


def print_findings(findings: Findings) -> None:
    for fault in findings.faults:
        click.echo(f"SALAH / WRONG  {fault.sentence}")
    for lack in findings.lacks:
        click.echo(f"KURANG / LACKS {lack.sentence}")
    click.echo(f"{findings.candidates:,} peserta / candidates, {findings.seated:,} terpilih / seated")
    click.echo(f"F    {findings.statement_sha256}")
    click.echo(f"K    {findings.cutoff}")
    click.echo(f"acak / randomness {findings.randomness}")
    click.echo(f"seed {findings.seed}")
    click.echo(_ENDS[findings.status])
