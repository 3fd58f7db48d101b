"""Entry of the console script: exit codes, and every error in one line on stderr."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer
from typer.main import get_command

from directive.cli.commands import app
from directive.cli.wording import range_line, usage_line
from directive.data.errors import TableError
from directive.data.scenario import ScenarioError
from directive.model.errors import DirectiveError, RangeError

OK, FAILED, BAD_INPUT = 0, 1, 2


def main(args: Sequence[str] | None = None) -> int:
    """Run one command; `args` as typed after `directive` (default: those of the process).

    Returns 0 when it answered, 1 when a check failed or a table of the pack can't be used, 2 for bad input, 3 when
    the ceilings of a scenario don't allow its target.
    """
    typed = list(sys.argv[1:] if args is None else args)
    command = get_command(app)
    try:
        result = command.main(args=typed, prog_name="directive", standalone_mode=False)
    except typer.TyperException as error:
        return _refuse(usage_line(error, typed=typed, commands=list(command.commands)), BAD_INPUT)
    except TableError as error:
        return _refuse(f"table {error}", FAILED)
    except ScenarioError as error:
        return _refuse(str(error), BAD_INPUT)
    except RangeError as error:
        return _refuse(range_line(error), BAD_INPUT)
    except DirectiveError as error:
        return _refuse(str(error), BAD_INPUT)
    return result if isinstance(result, int) else OK


def _refuse(line: str, code: int) -> int:
    typer.echo(f"directive: {' '.join(line.split())}", err=True)
    return code
