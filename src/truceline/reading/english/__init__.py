"""Reading English: who does what to whom in a clause, whether it is told as done, and on whose word."""
