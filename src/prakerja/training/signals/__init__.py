"""What looks like fraud: found by rule each night, holding money, and judged by people."""
