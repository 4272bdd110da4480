"""Ask a server for a page, over and over, on connections that stay open, and time each answer."""

import asyncio
import re
from dataclasses import dataclass
from time import perf_counter
from urllib.parse import urlencode

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Timing:
    """Seconds of each answer in order of length, how long all took together, and the server's processor time."""

    seconds: list[float]
    whole: float
    cpu: float = 0

    def part(self, share: float) -> float:
        """The time within which this share of the answers came."""
        return self.seconds[min(len(self.seconds) - 1, int(share * len(self.seconds)))]

    @property
    def per_second(self) -> float:
        return len(self.seconds) / self.whole


class Visitor:
    """One connection to a server, signed in or not. Raises ConnectionError for any answer but 200."""

    def __init__(self, port: int, cookies: dict[str, str] | None = None):
        self.port, self.cookies = port, dict(cookies or {})
        self.reader = self.writer = None

    async def get(self, path: str) -> bytes:
        status, _head, body = await self.ask("GET", path)
        if status != 200:
            raise ConnectionError(f"{path}: {status}")
        return body

    async def sign_in(self, path: str, email: str, password: str) -> None:
        """As people do: the page with the form, then the form."""
        page = (await self.get(path)).decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        sent = urlencode({"csrfmiddlewaretoken": token, "login": email, "password": password}).encode()
        status, *_rest = await self.ask("POST", path, sent)
        if status != 302 or "sessionid" not in self.cookies:
            raise ConnectionError(f"The sign-in was answered with {status}")

    async def leave(self) -> None:
        if self.writer is not None:
            self.writer.close()
            await self.writer.wait_closed()
            self.writer = None

    async def ask(self, method: str, path: str, sent: bytes = b"") -> tuple[int, bytes, bytes]:
        for attempt in (1, 2):  # a server closes a connection that was quiet for long
            if self.writer is None:
                self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**22)
            try:
                return await self._once(method, path, sent)
            except (ConnectionError, asyncio.IncompleteReadError):
                await self.leave()
                if attempt == 2:
                    raise
        raise ConnectionError(path)

    async def _once(self, method: str, path: str, sent: bytes) -> tuple[int, bytes, bytes]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", f"Cookie: {cookies}"]
        if sent:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(sent)}"]
        self.writer.write("\r\n".join([*lines, "", ""]).encode() + sent)
        head = await self.reader.readuntil(b"\r\n\r\n")
        found = LENGTH.search(head)
        body = await self.reader.readexactly(int(found[1])) if found else b""
        for name, value in re.findall(rb"\r\nset-cookie: *([^=]+)=([^;]*)", head, re.IGNORECASE):
            self.cookies[name.decode()] = value.decode()
        if b"\r\nConnection: close" in head:
            await self.leave()
        return int(head.split(b" ", 2)[1]), head, body


async def measure(port: int, cookies: dict[str, str], path: str, *, at_once: int, seconds: float) -> Timing:
    """Ask for a page with so many visitors at once, for so long; each asks again as soon as it is answered."""
    taken: list[float] = []
    began = perf_counter()

    async def visit() -> None:
        visitor = Visitor(port, cookies)
        while perf_counter() < began + seconds:
            asked = perf_counter()
            await visitor.get(path)
            taken.append(perf_counter() - asked)
        await visitor.leave()

    await asyncio.gather(*(visit() for _ in range(at_once)))
    return Timing(sorted(taken), perf_counter() - began)
