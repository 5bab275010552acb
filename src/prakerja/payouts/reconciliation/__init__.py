"""What houses say of a day is laid beside what our books say, and what differs is a case until it is explained."""
