"""The suite mirrors src/prakerja, plus journeys (real pages), races and guards."""
