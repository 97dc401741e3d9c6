"""Tests of the local Bitbucket."""
