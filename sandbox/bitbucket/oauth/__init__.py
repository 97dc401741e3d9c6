"""The OAuth server of the local Bitbucket: consent, codes, tokens, and the ways in which it can differ."""
