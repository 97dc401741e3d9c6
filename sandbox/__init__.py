"""Stand-ins on loopback for the demo and the end-to-end tests."""
