"""A board paper as the product writes it, and as LibreOffice reads it."""

import pathlib
import shutil
import subprocess

import pytest

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "Tests/SamplanDocumentsTests/Golden"
SECONDS_TO_CONVERT = 120


@pytest.fixture(scope="session")
def board_paper() -> pathlib.Path:
    """The file that the Swift tests compare what is written now with."""
    return GOLDEN / "board-paper.docx"


@pytest.fixture(scope="session")
def converted(tmp_path_factory):
    """converted(path, "html") opens the file in LibreOffice and gives it in another format."""
    office = shutil.which("soffice")
    if office is None:
        raise FileNotFoundError("no LibreOffice; scripts/setup test gets it")
    folder = tmp_path_factory.mktemp("office")

    def convert(path: pathlib.Path, kind: str) -> pathlib.Path:
        subprocess.run(
            [
                office,
                "--headless",
                # A profile of its own: another LibreOffice may be running.
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--convert-to",
                kind,
                "--outdir",
                str(folder),
                str(path),
            ],
            check=True,
            capture_output=True,
            timeout=SECONDS_TO_CONVERT,
        )
        return folder / f"{path.stem}.{kind.split(':')[0]}"

    return convert
