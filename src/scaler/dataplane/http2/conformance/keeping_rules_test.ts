/** RFC 9113 and 7541: what we must do and leave undone ourselves, on both legs. */
import { expect, setDefaultTimeout, test } from "bun:test";

import { eventually } from "../../../../../_tools/testing/eventually.ts";
import { House } from "./_house.ts";
import {
  ACK,
  CODE,
  data,
  END_STREAM,
  goaway,
  ping,
  post,
  request,
  requestFields,
  reset,
  SET,
  settings,
  TYPE,
  widen,
} from "./_octets.ts";
import { answer, answerByPath, wholeAnswer } from "./_raw_backend.ts";
import { codeOf, valueOf, type RawPeer } from "./_raw_peer.ts";

setDefaultTimeout(30_000); // the machine may be busy

function answered(client: RawPeer, stream: number): () => boolean {
  return () => client.frames.some((it) => it.stream === stream && it.flags & 1);
}

test("§3.4 an end server gets SETTINGS first, no pushes allowed, and its own acknowledged", async () => {
  await using house = await House.open();
  const peer = await house.upstream();
  await peer.until("our ACK", () =>
    peer.frames.some((it) => it.type === TYPE.settings && it.flags === ACK),
  );
  const [first] = peer.frames;
  expect([first?.type, first?.flags]).toEqual([TYPE.settings, 0]);
  expect(first?.payload.toString("hex")).toContain("000200000000");
});

test("§5.1.1 streams to an end server have odd ids that only grow", async () => {
  await using house = await House.open();
  using client = await house.connect();
  for (let id = 1; id < 40; id += 2) client.send(request(id));
  await client.until("the last answer", answered(client, 39));
  const ids = house.backend.requests.map((it) => it.stream);
  expect(ids.every((id, i) => id % 2 === 1 && id > (ids[i - 1] ?? 0))).toBe(
    true,
  );
});

test("§5.1.2 an end server has no more streams open than it allows", async () => {
  let open = 0;
  let most = 0;
  await using house = await House.open({
    limits: { upstreamConnections: 1 },
    script: {
      greet: () => settings([SET.streams, 2]),
      onRequest: () => void (most = Math.max(most, ++open)),
      onWhole({ peer, stream }) {
        setImmediate(() => {
          open--;
          peer.send(wholeAnswer(stream));
        });
      },
    },
  });
  using client = await house.connect();
  const ids = Array.from({ length: 20 }, (_, i) => 2 * i + 1);
  client.send(...ids.map((id) => request(id)));
  for (const id of ids) {
    await client.until("an answer", answered(client, id));
    expect(valueOf(client.find(TYPE.headers, id), ":status")).toBe("200");
  }
  expect(most).toBe(2);
});

test("§6.5.2 an end server that takes no streams is waited for", async () => {
  await using house = await House.open({
    script: { greet: () => settings([SET.streams, 0]) },
  });
  const peer = await house.upstream();
  using client = await house.connect();
  client.send(request(1), ping());
  await client.until("the PING's answer", () => !!client.find(TYPE.ping));
  expect(house.backend.requests).toEqual([]);
  peer.send(settings([SET.streams, 1]));
  await client.until("an answer", answered(client, 1));
  expect(valueOf(client.find(TYPE.headers, 1), ":status")).toBe("200");
});

test("§6.9 a request's body goes as far as the end server's window, and on when it opens", async () => {
  await using house = await House.open({
    script: { reads: false, greet: () => settings([SET.window, 3]) },
  });
  using client = await house.connect();
  client.send(post(1), data(1, "abcdef", END_STREAM));
  await eventually(() => house.backend.requests[0]?.bytes === 3);
  const [seen] = house.backend.requests;
  client.send(ping());
  await client.until("the PING's answer", () => !!client.find(TYPE.ping));
  expect([seen?.bytes, seen?.isWhole]).toEqual([3, false]);
  seen?.peer.send(widen(seen.stream, 2), settings([SET.window, 4]));
  await client.until("an answer", answered(client, 1));
  expect([seen?.bytes, seen?.isWhole]).toEqual([6, true]);
});

// The connection's window is given back at once: nothing can exceed it.
test("§6.9.1 an end server that sends more than its stream's window fails its call", async () => {
  await using house = await House.open({
    limits: { upstreamStreamWindow: 20_000 },
    script: {
      onWhole(it) {
        if (it.path !== "/flood") return answerByPath(it);
        it.peer.send(answer(it.stream));
        for (let i = 0; i < 8; i++) {
          it.peer.send(data(it.stream, "x".repeat(16_384)));
        }
      },
    },
  });
  const peer = await house.upstream();
  using client = await house.connect({ reads: false });
  client.send(settings([SET.window, 0]));
  client.send(request(1, requestFields("/flood")));
  const said = () => peer.find(TYPE.reset) ?? peer.find(TYPE.goaway);
  await peer.until("an error", () => said() !== undefined);
  const it = said();
  expect(it && codeOf(it)).toBe(CODE.flow);
  await client.until("a reset", () => !!client.find(TYPE.reset, 1));
  expect(await house.serves()).toBe(true);
});

test("§6.8 what GOAWAY did not take is sent to the next connection, once", async () => {
  await using house = await House.open({
    script: {
      onWhole(it, nth) {
        if (nth === 1) it.peer.send(goaway(0));
        else answerByPath(it);
      },
    },
  });
  using client = await house.connect();
  client.send(post(1), data(1, "body", END_STREAM));
  await client.until("an answer", answered(client, 1));
  expect(valueOf(client.find(TYPE.headers, 1), ":status")).toBe("200");
  const { requests, peers } = house.backend;
  expect(requests.map((it) => it.bytes)).toEqual([4, 4]);
  expect(requests.map((it) => peers.indexOf(it.peer))).toEqual([0, 1]);
  await peers[0]?.until("its end", () => peers[0]?.isEnded === true);
});

test("§6.8 what GOAWAY did take is answered on its connection, and nothing new goes there", async () => {
  await using house = await House.open({
    script: {
      onWhole(it) {
        if (it.path !== "/slow") return answerByPath(it);
        it.peer.send(answer(it.stream), goaway(it.stream));
      },
    },
  });
  using client = await house.connect();
  client.send(request(1, requestFields("/slow")));
  await client.until("headers", () => !!client.find(TYPE.headers, 1));
  expect(await house.serves()).toBe(true);
  const [slow, other] = house.backend.requests;
  expect(other?.peer === slow?.peer).toBe(false);
  slow?.peer.send(data(slow.stream, "done", END_STREAM));
  await client.until("the rest", answered(client, 1));
  expect(client.find(TYPE.data, 1)?.payload.toString()).toBe("done");
});

for (const leg of ["client", "end server"] as const) {
  test(`hpack 4.2 a ${leg} that allows no table is told so first and gets no reference into it`, async () => {
    const none = settings([SET.tableSize, 0]);
    await using house = await House.open({
      script: leg === "client" ? {} : { greet: () => none },
    });
    const upstream = await house.upstream();
    using client = await house.connect();
    const strict = leg === "client" ? client : upstream;
    strict.setTableLimit(0); // its decoder throws at anything else
    if (leg === "client") client.send(none);
    for (let id = 1; id < 20; id += 2) {
      client.send(request(id, [...requestFields(), ["x-same", "again"]]));
      await client.until("an answer", answered(client, id));
    }
    const head = client.find(TYPE.headers, 19);
    expect(valueOf(head, ":status")).toBe("200");
  });
}

test("§6.8 a port that closes says GOAWAY twice: not yet, then the last stream it serves", async () => {
  await using house = await House.open();
  using client = await house.connect();
  client.send(request(1, requestFields("/hold")));
  await eventually(() => house.backend.requests.length === 1);
  const closed = house.close(10_000);
  const byes = () => client.frames.filter((it) => it.type === TYPE.goaway);
  await client.until("two", () => byes().length === 2);
  const [first, second] = byes().map((it) => it.payload.readUInt32BE());
  expect([first, second]).toEqual([0x7fff_ffff, 1]);
  expect(byes().map(codeOf)).toEqual([CODE.none, CODE.none]);
  const [held] = house.backend.requests;
  held?.peer.send(wholeAnswer(held.stream));
  await client.until("its answer", answered(client, 1));
  await client.until("the end", () => client.isEnded);
  await closed;
});

test("§6.8 a stream opened between the two GOAWAYs is served", async () => {
  await using house = await House.open();
  using client = await house.connect({ isPolite: false });
  client.send(request(1, requestFields("/hold")));
  await eventually(() => house.backend.requests.length === 1);
  const closed = house.close(10_000);
  await client.until("a PING", () => !!client.find(TYPE.ping));
  client.send(request(3)); // and only now the PING's answer
  const asked = client.find(TYPE.ping)?.payload ?? Buffer.alloc(8);
  client.send(ping(asked.toString("latin1"), ACK));
  await client.until("its answer", answered(client, 3));
  expect(valueOf(client.find(TYPE.headers, 3), ":status")).toBe("200");
  client.send(reset(1));
  await client.until("the end", () => client.isEnded);
  await closed;
});
