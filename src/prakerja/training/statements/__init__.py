"""What is owed to whoever taught and sold, line by line, and what a partner is told of it each month."""
