"""What the checks of plausibility ask about: the committed base, levers and target, apart from everything else."""

from __future__ import annotations

from dataclasses import dataclass

from directive.model.target import Base, Levers, Target
from directive.ui.targets.levers import Plan


@dataclass(frozen=True)
class Aim:
    """A committed plan by its numbers alone, so that what follows from it can be kept by it."""

    base: Base
    levers: Levers
    target: Target

    @classmethod
    def of(cls, plan: Plan) -> Aim:
        """The aim of a plan."""
        return cls(plan.base, plan.levers, plan.target)

    @property
    def years(self) -> int:
        """Years from the base to the target."""
        return self.levers.target_year - self.base.year
