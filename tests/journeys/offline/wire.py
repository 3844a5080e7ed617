"""The wire between a device and the site, which can be cut and mended.

Playwright's own "offline" does not reach what a service worker fetches, so the wire is a real one:
once it is cut nothing gets through, to a page or to its worker.
"""

import contextlib
import socket
import threading

from tests.journeys.site import free_port


class Wire:
    """A listening port that passes everything on to another, until it is cut."""

    def __init__(self, far: int) -> None:
        self.far = far
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.listening: socket.socket | None = None
        self.passing: set[socket.socket] = set()
        self.mend()

    def mend(self) -> None:
        """Let everything through."""
        self.listening = socket.create_server(("127.0.0.1", self.port), backlog=64)
        threading.Thread(target=self.welcome, args=[self.listening], daemon=True).start()

    def cut(self) -> None:
        """Let nothing through any more, what is on its way included."""
        if self.listening is not None:
            end(self.listening)
            self.listening = None
        for one in list(self.passing):
            end(one)
        self.passing.clear()

    def welcome(self, listening: socket.socket) -> None:
        while True:
            try:
                near, _ = listening.accept()
                far = socket.create_connection(("127.0.0.1", self.far))
            except OSError:
                return
            self.passing |= {near, far}
            for ends in ((near, far), (far, near)):
                threading.Thread(target=self.carry, args=ends, daemon=True).start()

    def carry(self, here: socket.socket, there: socket.socket) -> None:
        """Carry what one end says to the other until either is gone."""
        with contextlib.suppress(OSError):
            while said := here.recv(65536):
                there.sendall(said)
        for one in (here, there):
            end(one)
            self.passing.discard(one)


def end(one: socket.socket) -> None:
    """Close a socket, waking whoever waits on it."""
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
