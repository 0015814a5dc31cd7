"""A PostgreSQL login with Python's own library alone: TLS with a checked certificate, then SCRAM."""

import base64
import hashlib
import hmac
import os
import socket
import ssl
import struct


def login(host, port, user, password, database, ca):
    """Logs in, or raises; returns the server's version."""
    plain = socket.create_connection((host, port), timeout=20)
    plain.sendall(struct.pack("!ii", 8, 80877103))
    assert plain.recv(1) == b"S", "no TLS is offered"
    server = ssl.create_default_context(cafile=ca).wrap_socket(plain, server_hostname=host)
    parameters = f"user\0{user}\0database\0{database}\0\0".encode()
    server.sendall(struct.pack("!ii", len(parameters) + 8, 196608) + parameters)
    assert b"SCRAM-SHA-256" in expect(server, 10)

    nonce = base64.b64encode(os.urandom(18)).decode()
    first = f"n=,r={nonce}"
    body = b"SCRAM-SHA-256\0" + struct.pack("!i", len(first) + 3) + b"n,," + first.encode()
    send(server, body)
    challenge = expect(server, 11).decode()
    parts = dict(part.split("=", 1) for part in challenge.split(","))
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), base64.b64decode(parts["s"]), int(parts["i"]))
    client_key = digest(salted, b"Client Key")
    last = "c=biws,r=" + parts["r"]
    signature = digest(hashlib.sha256(client_key).digest(), f"{first},{challenge},{last}".encode())
    proof = bytes(a ^ b for a, b in zip(client_key, signature))
    send(server, (last + ",p=" + base64.b64encode(proof).decode()).encode())
    expect(server, 12)
    expect(server, 0)
    while True:
        kind, body = message(server)
        if kind == b"S" and body.startswith(b"server_version\0"):
            return body.split(b"\0")[1].decode()


def digest(key, text):
    return hmac.new(key, text, hashlib.sha256).digest()


def send(server, body):
    server.sendall(b"p" + struct.pack("!i", len(body) + 4) + body)


def expect(server, code):
    kind, body = message(server)
    assert kind == b"R", body
    assert struct.unpack("!i", body[:4])[0] == code, body
    return body[4:]


def message(server):
    head = exactly(server, 5)
    return head[:1], exactly(server, struct.unpack("!i", head[1:])[0] - 4)


def exactly(server, count):
    data = b""
    while len(data) < count:
        more = server.recv(count - len(data))
        assert more, "the server closed the connection"
        data += more
    return data
