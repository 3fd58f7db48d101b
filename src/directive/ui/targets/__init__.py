"""The page on targets: levers, the plan that follows from them, charts of the path, plausibility, goods."""
