"""The console script `directive`: the app's figures in a shell, from the same model and queries."""

from directive.cli.run import main

__all__ = ["main"]
