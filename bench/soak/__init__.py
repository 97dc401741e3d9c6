"""`make soak`: many readers for a long time, while one thing after the other goes wrong."""
