"""How a person connects their Bitbucket account: bound at both ends, so that nobody gets somebody else's."""
