"""The sign-in to Bitbucket, from both ends."""
