"""From raw files to tidy tables: `python -m directive.data.build`."""
