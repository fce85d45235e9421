"""The test service with gRPC's C core, as a program: see server.ts.

Prints its port.
"""
import concurrent.futures
import hashlib
import json
import sys
import threading
import time

import grpc

cancelled = {}
lock = threading.Lock()


def metadata_of(context, key):
    return [value for name, value in context.invocation_metadata() if name == key]


class Watch:
    """Remembers that a call with a key was cancelled."""

    def __init__(self, context):
        self.is_done = False
        self.over = threading.Event()
        self.key = (metadata_of(context, "x-key") or [""])[0]
        context.add_callback(self.end)

    def done(self):
        """The requests have ended; a cancelled call's end so, too, at first."""
        self.is_done = not self.over.wait(0.05)

    def end(self):
        self.over.set()
        if not self.is_done:
            with lock:
                cancelled[self.key] = cancelled.get(self.key, 0) + 1


def empty(request, context):
    return b""


def echo(request, context):
    initial = metadata_of(context, "x-echo-initial")
    trailing = metadata_of(context, "x-echo-trailing-bin")
    context.send_initial_metadata([("x-echo-initial", it) for it in initial])
    context.set_trailing_metadata([("x-echo-trailing-bin", it) for it in trailing])
    return request


def grow(request, context):
    size = int(request)
    return (b"grown " * (size // 6 + 1))[:size]


def sleep(request, context):
    watch = Watch(context)
    watch.is_done = not watch.over.wait(int(request) / 1000)
    return request


def fail(request, context):
    asked = json.loads(request)
    codes = {code.value[0]: code for code in grpc.StatusCode}
    details_bin = ("grpc-status-details-bin", bytes([8, asked["code"]]))
    context.set_trailing_metadata([("x-why", "because"), details_bin])
    context.abort(codes[asked["code"]], asked["details"])


def tell(request, context):
    metadata = {}
    for key, value in context.invocation_metadata():
        metadata.setdefault(key, []).append(str(value))
    left = context.time_remaining()
    told = {"leftMs": left and left * 1000, "metadata": metadata}
    return json.dumps(told).encode()


def tell_cancelled(request, context):
    with lock:
        return str(cancelled.get(request.decode(), 0)).encode()


def collect(requests, context):
    watch = Watch(context)
    digest = hashlib.sha256()
    messages = size = 0
    for message in requests:
        messages += 1
        size += len(message)
        digest.update(message)
    watch.done()
    return ("%d %d %s" % (messages, size, digest.hexdigest())).encode()


def produce(request, context):
    digest = hashlib.sha256()
    for i, size in enumerate(json.loads(request)):
        part = b"%d " % i
        message = (part * (size // len(part) + 1))[:size]
        digest.update(message)
        yield message
    context.set_trailing_metadata([("x-sha256", digest.hexdigest())])


def chat(requests, context):
    watch = Watch(context)
    for message in requests:
        yield message
    watch.done()
    for code in metadata_of(context, "x-fail"):
        codes = {it.value[0]: it for it in grpc.StatusCode}
        context.abort(codes[int(code)], "as asked")


METHODS = {
    "Empty": grpc.unary_unary_rpc_method_handler(empty),
    "Echo": grpc.unary_unary_rpc_method_handler(echo),
    "Grow": grpc.unary_unary_rpc_method_handler(grow),
    "Sleep": grpc.unary_unary_rpc_method_handler(sleep),
    "Fail": grpc.unary_unary_rpc_method_handler(fail),
    "Told": grpc.unary_unary_rpc_method_handler(tell),
    "Cancelled": grpc.unary_unary_rpc_method_handler(tell_cancelled),
    "Collect": grpc.stream_unary_rpc_method_handler(collect),
    "Produce": grpc.unary_stream_rpc_method_handler(produce),
    "Chat": grpc.stream_stream_rpc_method_handler(chat),
}

threads = concurrent.futures.ThreadPoolExecutor(128)
server = grpc.server(threads)
service = grpc.method_handlers_generic_handler("tellerline.test.Interop", METHODS)
server.add_generic_rpc_handlers([service])
port = server.add_insecure_port("127.0.0.1:" + (sys.argv[1:] or ["0"])[0])
server.start()
print(port, flush=True)
while True:
    time.sleep(3600)
