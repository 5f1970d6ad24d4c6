"""A demo node of the program under test, on a port of its own, stopped by its own id."""

import contextlib
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
# A first start fills the demo's journal; a debug build on a busy machine takes its time.
SECONDS_TO_START = 120
SECONDS_TO_STOP = 20


def program() -> pathlib.Path:
    """The program: what SAMPLAN names, else the debug build, else the release build."""
    named = os.environ.get("SAMPLAN")
    places = [named] if named else [".build/debug/samplan", ".build/release/samplan"]
    for place in places:
        path = (ROOT / place).resolve()
        if path.is_file():
            return path
    raise FileNotFoundError(f"no program at {', '.join(places)}; build it first")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Node:
    """A running demo; `url` ends without a slash."""

    def __init__(self, data: pathlib.Path):
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = data / "node.log"
        self._process: subprocess.Popen | None = None

    def start(self) -> None:
        command = [program(), "demo", "--port", str(self.port), "--data", self.data / "journal"]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.data,
                start_new_session=True,
            )
        end = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < end:
            if self._process.poll() is not None:
                raise RuntimeError(f"the node ended at once:\n{self.tail()}")
            if self.answers():
                return
            time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"no answer after {SECONDS_TO_START} s:\n{self.tail()}")

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/health", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            return False

    def stop(self) -> None:
        """Asks the node to end, and ends it if it does not. Its runs have sessions of their own."""
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def end_runs(self) -> None:
        """Ends runs that go on without the node, as they are made to: nobody waits for them here."""
        for place in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
            with contextlib.suppress(OSError):
                words = place.read_bytes().decode(errors="replace").split("\0")
                if "work" in words and str(self.data / "journal") in words:
                    os.kill(int(place.parent.name), signal.SIGKILL)

    def tail(self) -> str:
        return self.log.read_text(errors="replace")[-4000:] if self.log.exists() else ""


@contextlib.contextmanager
def running():
    """A node on fresh data, gone with its data at the end."""
    data = pathlib.Path(tempfile.mkdtemp(prefix="samplan-node-"))
    node = Node(data)
    try:
        node.start()
        yield node
    finally:
        node.stop()
        node.end_runs()
        shutil.rmtree(data, ignore_errors=True)
