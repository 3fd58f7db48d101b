"""The page on the named keys: what is publicly known of each, and what share of the increment each carries."""
