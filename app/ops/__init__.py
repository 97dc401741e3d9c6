"""What an operator asks: does the process live, can it work."""
