"""The interop cases with gRPC's C core, as a program: see client.ts.

Arguments: a port, or `port:file` with a certificate to trust, and names of
cases (none: those that any client has).
"""
import concurrent.futures
import hashlib
import json
import os
import sys
import threading
import time

import grpc

MIB = 1 << 20
ODD_TEXT = "\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \U0001f608\t\n"
PORT, _, TRUSTED = sys.argv[1].partition(":")


def open_channel(**options):
    local = {"grpc.use_local_subchannel_pool": 1, **options}
    address = "127.0.0.1:" + PORT
    if not TRUSTED:
        return grpc.insecure_channel(address, options=list(local.items()))
    local["grpc.ssl_target_name_override"] = "localhost"
    with open(TRUSTED, "rb") as file:
        trust = grpc.ssl_channel_credentials(file.read())
    return grpc.secure_channel(address, trust, options=list(local.items()))


channel = open_channel()


def path(method):
    return "/tellerline.test.Interop/" + method


def unary(method, body=b"", metadata=(), timeout=20, on=None, full=None):
    """One call that must come out well: its answer."""
    return with_call(method, body, metadata, timeout, on, full)[0]


def with_call(method, body=b"", metadata=(), timeout=20, on=None, full=None):
    stub = (on or channel).unary_unary(full or path(method))
    return stub.with_call(body, metadata=metadata, timeout=timeout)


def failure(method, body=b"", **how):
    """One call that must fail: its error."""
    try:
        with_call(method, body, **how)
    except grpc.RpcError as error:
        return error
    raise AssertionError("the call came out well")


def equal(actual, expected):
    assert actual == expected, "%.200r is not %.200r" % (actual, expected)


def cancelled_there(key):
    end = time.time() + 10
    while time.time() < end:
        if unary("Cancelled", key.encode()) == b"1":
            return
        time.sleep(0.02)
    raise AssertionError("the server was not told that the call is cancelled")


def empty_unary():
    equal(unary("Empty"), b"")


def large_unary():
    for size in (1, 16384, 65535, 271828, 3 * MIB):
        sent = os.urandom(size)
        assert unary("Echo", sent) == sent


def client_stream():
    sent = [os.urandom(i * 37) for i in range(200)]
    told = channel.stream_unary(path("Collect"))(iter(sent), timeout=20)
    whole = b"".join(sent)
    digest = hashlib.sha256(whole).hexdigest()
    equal(told.decode(), "200 %d %s" % (len(whole), digest))


def server_stream():
    sizes = [0, 1, 31415, 9, 2653, 58979, 0, 500000]
    call = channel.unary_stream(path("Produce"))(json.dumps(sizes).encode(), timeout=20)
    answers = list(call)
    equal([len(it) for it in answers], sizes)
    digest = hashlib.sha256(b"".join(answers)).hexdigest()
    equal(dict(call.trailing_metadata())["x-sha256"], digest)


class Said:
    """What is said on a stream, message by message."""

    def __init__(self):
        self.messages = []
        self.is_over = False
        self.turn = threading.Condition()

    def say(self, message):
        with self.turn:
            self.messages.append(message)
            self.turn.notify()

    def end(self):
        with self.turn:
            self.is_over = True
            self.turn.notify()

    def __iter__(self):
        while True:
            with self.turn:
                self.turn.wait_for(lambda: self.messages or self.is_over)
                if not self.messages:
                    return
                message = self.messages.pop(0)
            yield message


def chat(**how):
    said = Said()
    return said, channel.stream_stream(path("Chat"))(iter(said), timeout=20, **how)


def bidirectional_stream():
    said, call = chat()
    for size in (27182, 8, 0, 1828, 45904, 100000):
        message = os.urandom(size)
        said.say(message)
        assert next(call) == message
    said.end()
    equal(list(call), [])
    equal(call.code(), grpc.StatusCode.OK)


def streams_full_both_ways():
    def talk(i):
        sent = [(b"%d %d " % (i, part)) * 10000 for part in range(60)]
        call = channel.stream_stream(path("Chat"))(iter(sent), timeout=20)
        digests = [hashlib.sha256(it).digest() for it in call]
        equal(digests, [hashlib.sha256(it).digest() for it in sent])

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(talk, i) for i in range(4)]:
            done.result()


def empty_bidirectional_stream():
    said, call = chat()
    said.end()
    equal(list(call), [])
    equal(call.code(), grpc.StatusCode.OK)


def cancel_after_begin():
    key = os.urandom(8).hex()
    said = Said()
    call = channel.stream_unary(path("Collect")).future(iter(said), metadata=[("x-key", key)])
    said.say(b"begun")
    time.sleep(0.1)
    call.cancel()
    said.end()
    equal(call.cancelled(), True)
    cancelled_there(key)


def cancel_after_first_answer():
    key = os.urandom(8).hex()
    said, call = chat(metadata=[("x-key", key)])
    said.say(bytes(31415))
    equal(len(next(call)), 31415)
    call.cancel()
    said.end()
    equal(call.code(), grpc.StatusCode.CANCELLED)
    cancelled_there(key)


def deadline_on_sleeping_server():
    key = os.urandom(8).hex()
    error = failure("Sleep", b"20000", timeout=0.15, metadata=[("x-key", key)])
    equal(error.code(), grpc.StatusCode.DEADLINE_EXCEEDED)
    cancelled_there(key)


def deadlines_by_the_hundred():
    stub = channel.unary_unary(path("Sleep"))
    calls = [stub.future(b"500", timeout=0.05) for _ in range(400)]
    for call in calls:
        equal(call.code(), grpc.StatusCode.DEADLINE_EXCEEDED)
    equal(unary("Empty"), b"")


def deadline_reaches_server():
    left = json.loads(unary("Told", timeout=20))["leftMs"]
    assert 5000 < left <= 20100, left


def custom_metadata():
    binary = [bytes(range(256)), b"", b"\xab\xab\xab"]
    sent = [("x-echo-initial", "test_initial_metadata_value")]
    sent += [("x-echo-trailing-bin", it) for it in binary]
    _, call = with_call("Echo", b"x", metadata=sent)
    equal(dict(call.initial_metadata())["x-echo-initial"], "test_initial_metadata_value")
    echoed = [value for key, value in call.trailing_metadata() if key == "x-echo-trailing-bin"]
    equal(echoed, binary)


def much_metadata():
    pairs = [("x-many-%d" % i, "value %d v%s" % (i, "v" * i)) for i in range(70)]
    for _ in range(5):
        told = json.loads(unary("Told", metadata=pairs))["metadata"]
        for key, value in pairs:
            equal(told[key], [value])


def every_status():
    codes = {code.value[0]: code for code in grpc.StatusCode}
    for code in range(1, 17):
        details = "test status %d" % code
        error = failure("Fail", json.dumps({"code": code, "details": details}).encode())
        equal((error.code(), error.details()), (codes[code], details))
        trailer = dict(error.trailing_metadata())
        equal(trailer["x-why"], "because")
        equal(trailer["grpc-status-details-bin"], bytes([8, code]))


def status_at_end_of_stream():
    said, call = chat(metadata=[("x-fail", "2")])
    said.say(b"last words")
    said.end()
    equal(next(call), b"last words")
    try:
        next(call)
        raise AssertionError("the stream goes on")
    except grpc.RpcError as error:
        equal((error.code(), error.details()), (grpc.StatusCode.UNKNOWN, "as asked"))


def status_with_special_characters():
    error = failure("Fail", json.dumps({"code": 2, "details": ODD_TEXT}).encode())
    equal((error.code(), error.details()), (grpc.StatusCode.UNKNOWN, ODD_TEXT))


def unimplemented_method():
    error = failure("Nothing")
    equal(error.code(), grpc.StatusCode.UNIMPLEMENTED)


def unimplemented_service():
    error = failure("", full="/tellerline.test.Nobody/Echo")
    equal(error.code(), grpc.StatusCode.UNIMPLEMENTED)


def request_too_large():
    most = b"m" * (4 * MIB)
    assert unary("Echo", most) == most
    error = failure("Echo", bytes(4 * MIB + 1))
    equal(error.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)
    assert "larger than max" in error.details().lower(), error.details()
    equal(unary("Empty"), b"")


def answer_too_large():
    equal(len(unary("Grow", str(4 * MIB).encode())), 4 * MIB)
    error = failure("Grow", str(4 * MIB + 1).encode())
    equal(error.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)
    assert "larger than max" in error.details().lower(), error.details()
    equal(unary("Empty"), b"")


def compressed_messages():
    sent = b"compressible " * 23000
    stub = channel.unary_unary(path("Echo"))
    assert stub(sent, timeout=20, compression=grpc.Compression.Gzip) == sent


def at_once(count, size):
    """So many large calls together on one connection, compared by SHA-256."""
    sent = [os.urandom(size) for _ in range(count)]
    stub = channel.unary_unary(path("Echo"))
    calls = [stub.future(it, timeout=60) for it in sent]
    for body, call in zip(sent, calls):
        answer = hashlib.sha256(call.result()).digest()
        equal(answer, hashlib.sha256(body).digest())


CASES = {
    "empty unary": empty_unary,
    "large unary": large_unary,
    "client stream": client_stream,
    "server stream": server_stream,
    "bidirectional stream": bidirectional_stream,
    "streams full both ways at once": streams_full_both_ways,
    "empty bidirectional stream": empty_bidirectional_stream,
    "cancel after begin": cancel_after_begin,
    "cancel after first answer": cancel_after_first_answer,
    "deadline on a sleeping server": deadline_on_sleeping_server,
    "deadlines by the hundred, and others go on": deadlines_by_the_hundred,
    "deadline reaches the server": deadline_reaches_server,
    "custom metadata": custom_metadata,
    "much metadata": much_metadata,
    "every status and its details": every_status,
    "status at the end of a stream": status_at_end_of_stream,
    "status with special characters": status_with_special_characters,
    "unimplemented method": unimplemented_method,
    "unimplemented service": unimplemented_service,
    "a request of 4 MiB and one byte too many": request_too_large,
    "an answer of 4 MiB and one byte too many": answer_too_large,
    "compressed messages": compressed_messages,
}
LOADS = {
    "200 at once of 200 KB": lambda: at_once(200, 200_000),
    "20 at once of 4 MiB": lambda: at_once(20, 4 * MIB),
}


def run(case):
    try:
        case()
        return "ok"
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)


known = {**CASES, **LOADS}
print(json.dumps({name: run(known[name]) for name in sys.argv[2:] or CASES}))
