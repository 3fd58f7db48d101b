"""The lever board: a component that shows what Python has worked out for every position of every lever."""

from directive.ui.board.component import Commit, lever_board

__all__ = ["Commit", "lever_board"]
