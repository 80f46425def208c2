// Read along in a running interview: the room's own messages as server-sent events; from the log where nobody is in the room.

const POLL_MS = 2000;

/** @param {string} id */
const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const lines = at("lines");
const words = lines.dataset;
const base = `/desk/live/${encodeURIComponent(words.interview ?? "")}`;
let seen = 0;
let over = false;
let doing = "";  // the last stage of the room

/** @typedef {{who: "interviewer" | "candidate", text: string, start_s: number}} Line */

/** @param {number} seconds */
function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return `${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
}

/** @param {Line} line */
function row(line) {
  const item = document.createElement("li");
  item.className = line.who;
  const time = document.createElement("span");
  time.className = "at";
  time.textContent = clock(line.start_s);
  const said = document.createElement("span");
  const who = document.createElement("b");
  who.textContent = `${line.who === "candidate" ? words.candidate : words.interviewer}: `;
  const text = document.createElement("bdi");
  text.textContent = line.text;
  said.append(who, text);
  item.append(time, said);
  return item;
}

/** @param {{now_s: number, limit_s: number, paused?: boolean}} told */
function showClock(told) {
  if (doing && doing !== "closed") stage(told.paused ? "paused" : doing);
  at("clock").textContent = told.limit_s ? `${clock(told.now_s)} / ${clock(told.limit_s)}` : "";
}

/** @param {string} name */
function stage(name) {
  at("stage").textContent = words[name] ?? name;
}

function finish() {
  over = true;
  stage("closed");
  at("question").textContent = "";
  at("partial").textContent = "";
  at("after").hidden = false;
}

/** @param {any} message */
function take(message) {
  switch (message.type) {
    case "welcome":
      lines.replaceChildren(...message.snapshot.lines.map(row));
      at("question").textContent = message.snapshot.question?.text ?? "";
      doing = message.snapshot.stage;
      showClock(message.snapshot);
      break;
    case "said":
      lines.append(row(message));
      at("partial").textContent = "";
      break;
    case "partial":
      at("partial").textContent = message.text;
      break;
    case "question":
      at("question").textContent = message.text;
      break;
    case "stage":
      doing = message.stage;
      if (doing !== "closed") stage(doing);
      break;
    case "clock":
      showClock(message);
      break;
    case "closed":
      finish();
      break;
  }
}

function watch() {
  const stream = new EventSource(`${base}/stream`);
  stream.onmessage = (event) => {
    take(JSON.parse(event.data));
    if (over) stream.close();
  };
  stream.onerror = () => {
    if (over) return;
    if (stream.readyState === EventSource.CLOSED) {
      read();  // nobody is in the room: what there is comes from the log
    } else {
      stage("broken");
    }
  };
}

async function read() {
  try {
    const answer = await fetch(`${base}/lines?after=${seen}`);
    if (answer.status === 409) {  // somebody came in
      watch();
      return;
    }
    if (answer.status === 200) {
      const told = await answer.json();
      seen = told.next;
      lines.replaceChildren(...told.lines.map(row));
      const asked = told.lines.filter((/** @type {Line} */ line) => line.who === "interviewer");
      at("question").textContent = asked.at(-1)?.text ?? "";
      showClock(told);
      if (told.closed) {
        finish();
        return;
      }
    }
    doing = "";
    stage("absent");
  } catch {
    stage("broken");
  }
  setTimeout(read, POLL_MS);
}

watch();
