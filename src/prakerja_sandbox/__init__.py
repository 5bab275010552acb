"""The world outside the programme, as one separate process; shares no code with prakerja."""
