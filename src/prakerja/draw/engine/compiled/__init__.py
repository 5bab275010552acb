"""The draw at national size: columns of numbers, compiled. It answers as reference/ does, or leaves the file to it."""
