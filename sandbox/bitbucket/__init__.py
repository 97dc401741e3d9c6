"""A local Bitbucket: real git repositories behind the REST 2.0 shapes, on loopback, for the demo and the tests."""

from sandbox.bitbucket.running import RunningBitbucket, start

__all__ = ["RunningBitbucket", "start"]
