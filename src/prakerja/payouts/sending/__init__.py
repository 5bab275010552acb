"""What was released goes out, and what became of each payment is found out and booked."""
