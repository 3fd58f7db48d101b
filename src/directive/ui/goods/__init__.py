"""The page on goods: what is sold to the partner, in tonnes and pieces, at what price."""
