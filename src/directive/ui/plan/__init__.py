"""The plan behind the page on targets: where it is kept, how it is edited, taken back, compared and carried away."""
