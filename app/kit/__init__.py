"""Things with no domain, which could be in any app."""
