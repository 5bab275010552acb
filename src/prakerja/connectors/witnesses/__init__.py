"""The public log's witnesses, asked over C2SP's tlog-witness: each by its own address."""
