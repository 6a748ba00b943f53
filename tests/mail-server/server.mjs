// Real SMTP servers for the tests. A line of JSON comes in, a line of JSON goes out; when the input ends, so does everything here.
import { createInterface } from "node:readline";
import smtp from "smtp-server";

const open = new Map();

function listen({ key, cert, secure, startTls, user, password, methods }) {
  const one = { mood: {}, letters: [], tries: 0, silent: false, sockets: new Set() };
  const said = (mood) => Object.assign(new Error(mood.says ?? "Not now"), { responseCode: mood.code });
  // A mood names one step, and what happens at it: an answer, a cut, or nothing at all.
  const at = (step, next) => {
    const { mood } = one;
    if (mood.step !== step) return next();
    if (mood.code) return next(said(mood));
    if (mood.cuts) for (const socket of one.sockets) socket.destroy();
    else one.silent = true;
  };
  one.server = new smtp.SMTPServer({
    ...(cert && { key, cert }),
    name: "mail.example",
    logger: false,
    disableReverseLookup: true,
    secure,
    disabledCommands: startTls ? [] : ["STARTTLS"],
    allowInsecureAuth: !startTls && !secure,
    authOptional: !user,
    authMethods: methods,
    socketTimeout: 300_000,
    onConnect: (session, next) => {
      one.tries++;
      at("greeting", next);
    },
    onAuth: (auth, session, next) =>
      auth.username === user && auth.password === password ? next(null, { user: `${auth.method} ${user}` }) : next(null, { message: `No ${auth.password} for ${auth.username}` }),
    onMailFrom: (address, session, next) => at("sender", next),
    onRcptTo: (address, session, next) => at("recipient", next),
    onData: (stream, session, next) => {
      const parts = [];
      stream.once("data", () => one.mood.step === "middle" && at("middle", () => {}));
      stream.on("data", (part) => parts.push(part));
      stream.on("end", () => {
        if (one.mood.step === "middle") return;
        const take = () => one.letters.push({
          from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map((to) => to.address).join(),
          helo: session.hostNameAppearsAs, user: session.user ?? "", secure: session.secure, text: Buffer.concat(parts).toString("utf8"),
        });
        at("letter", (refused) => {
          if (refused) return next(refused);
          take();
          at("receipt", () => {
            next();
            // What was answered still goes out; then there is nobody to say goodbye to.
            if (one.mood.step === "goodbye") for (const socket of one.sockets) socket.destroySoon();
          });
        });
      });
    },
  });
  // A client that goes away in the middle is what some tests are about.
  one.server.on("error", () => {});
  one.server.server.on("connection", (socket) => {
    one.sockets.add(socket);
    socket.on("error", () => {}).on("close", () => one.sockets.delete(socket));
  });
  return new Promise((resolve) => one.server.listen(0, "127.0.0.1", () => {
    const { port } = one.server.server.address();
    open.set(port, one);
    resolve({ port });
  }));
}

const verbs = {
  open: listen,
  mood: ({ port, mood }) => Object.assign(open.get(port), { mood, silent: false }) && {},
  look: ({ port }) => { const { letters, tries, silent } = open.get(port); return { letters, tries, silent }; },
  close: ({ port }) => {
    const { server, sockets } = open.get(port);
    open.delete(port);
    server.server.close();
    for (const socket of sockets) socket.destroy();
    return {};
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { verb, ...asked } = JSON.parse(line);
  console.log(JSON.stringify(await verbs[verb](asked)));
}
process.exit(0);
