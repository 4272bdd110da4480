"""A mail server and a text message provider that remember what they took, and that can be down."""

import json
import socketserver
import threading
import time
from collections import Counter
from contextlib import contextmanager
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAUSE = 0.02  # seconds that a message takes, so that a kill can fall into it


class Providers:
    """`taken`: key → how often it was handed over. `by_day`: (address, day) → the keys that came on it."""

    def __init__(self, today):
        self.today, self.down = today, False
        self.taken: Counter = Counter()
        self.by_day: dict[tuple, set[str]] = {}
        self._lock = threading.Lock()

    def take(self, key: str, to: str) -> None:
        time.sleep(PAUSE)
        with self._lock:
            self.taken[key] += 1
            if self.taken[key] == 1:  # a provider that is told it twice sends it once
                self.by_day.setdefault((to, self.today()), set()).add(key)

    @contextmanager
    def open(self):
        """Serve while the block lasts; gives the addresses of both as settings name them."""
        providers = self

        class Text(BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if not providers.down:
                    providers.take(self.headers["Idempotency-Key"], body["to"])
                self.send_response(503 if providers.down else 202)
                self.end_headers()

            def log_message(self, *words):
                pass

        class Mail(socketserver.StreamRequestHandler):
            def handle(self):
                providers.receive(self)

        class Mails(socketserver.ThreadingTCPServer):
            daemon_threads = allow_reuse_address = True

        with ThreadingHTTPServer(("127.0.0.1", 0), Text) as text, Mails(("127.0.0.1", 0), Mail) as mail:
            servers = (text, mail)
            for server in servers:
                threading.Thread(target=server.serve_forever, daemon=True).start()
            yield {
                "SMS_URL": f"http://name:secret@127.0.0.1:{text.server_address[1]}/send?from=12075550100",
                "EMAIL_URL": f"smtp://127.0.0.1:{mail.server_address[1]}",
            }
            for server in servers:
                server.shutdown()

    def receive(self, connection) -> None:
        """As much SMTP as a client needs."""
        said = connection.wfile.write
        said(b"421 down\r\n" if self.down else b"220 here\r\n")
        to, down = "", self.down
        while not down and (line := connection.rfile.readline()):
            verb = line[:4].upper()
            if verb == b"RCPT":
                to = line.decode().partition("<")[2].partition(">")[0]
            if verb == b"DATA":
                said(b"354 go on\r\n")
                lines = []
                while (line := connection.rfile.readline()) not in (b".\r\n", b""):
                    lines.append(line)
                if line:
                    self.take(message_from_bytes(b"".join(lines))["Message-ID"].strip("<>").split("@")[0], to)
            said(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")
            if verb == b"QUIT":
                return
