"""Test cases of the partner API: codes that nobody has bought, with which an institution's program rehearses."""
