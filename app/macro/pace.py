"""How long an answer that may change is good for: a minute, and longer as Bitbucket takes fewer questions."""

from dataclasses import dataclass

from app.bitbucket.auth.base import PUBLIC, Credential
from app.bitbucket.budgets import Budgets

# The share of the hour's questions that is left, down to which a minute is stretched so many times.
STRETCHED = ((0.9, 1), (0.75, 5), (0.5, 30), (0.0, 60))
LONGEST_SECONDS, LONGEST_PUBLIC_SECONDS = 300, 3600
RESERVE = 0.25  # kept for what nobody has seen yet, when somebody asks before it is time
# When somebody tells of a change of what all sites read with one allowance, who may not be theirs to speak for.
PUBLIC_RESERVE = 0.75


@dataclass(frozen=True)
class Pace:
    """Of a credential; without budgets nothing is stretched."""

    budgets: Budgets | None
    credential: Credential

    def seconds(self, usual: float) -> float:
        """How long an answer is good for now that usually is for so many seconds."""
        if self.budgets is None:
            return usual
        left = self.budgets.left(self.credential)
        factor = next(factor for least, factor in STRETCHED if left >= least)
        longest = LONGEST_PUBLIC_SECONDS if self.credential == PUBLIC else LONGEST_SECONDS
        return max(usual, min(usual * factor, longest))

    def may_hurry(self) -> bool:
        """Whether somebody may ask before it is time."""
        return self._has_more_than(RESERVE)

    def may_follow(self) -> bool:
        """Whether to ask before it is time because a webhook told of a change."""
        return self._has_more_than(PUBLIC_RESERVE if self.credential == PUBLIC else RESERVE)

    def _has_more_than(self, reserve: float) -> bool:
        return self.budgets is None or self.budgets.left(self.credential) > reserve
