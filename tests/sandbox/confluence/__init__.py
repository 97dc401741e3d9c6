"""Tests of the local Confluence."""
