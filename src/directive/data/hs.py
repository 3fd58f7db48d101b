"""Short names of HS chapters and of the headings the pack uses, read from `hs.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from directive.data.errors import TableError

LANGUAGES = ("en", "ru", "zh")


@lru_cache(maxsize=4)
def hs_names(folder: Path) -> Mapping[str, Mapping[str, str]]:
    """Return HS code -> language -> short name: chapters (two digits), then headings. Raises TableError."""
    file = folder / "hs.yml"
    try:
        raw = yaml.safe_load(file.read_text(encoding="utf-8"))
        listed = {**raw["chapters"], **raw["headings"]}
        return {code: dict(zip(LANGUAGES, names, strict=True)) for code, names in listed.items()}
    except OSError as error:
        raise TableError("hs.yml", "the file is there", detail=file.name) from error
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        detail = f"{type(error).__name__}: {error}"
        raise TableError("hs.yml", "entries are complete", detail=detail) from error
