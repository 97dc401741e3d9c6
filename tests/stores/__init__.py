"""The app on a Redis that is several servers, that fails, and that changes."""
