// The editor of a role: what is wrong is said while one types; a click on a problem leads to its line.

const QUIET_MS = 700;

const form = /** @type {HTMLFormElement} */ (document.getElementById("editor"));
const list = /** @type {HTMLElement} */ (document.getElementById("problems"));
const outline = /** @type {HTMLElement} */ (document.getElementById("outline"));
const said = /** @type {HTMLElement} */ (document.getElementById("said"));
const saved = new URLSearchParams(fields()).toString();
let timer = 0;
let latest = new AbortController();
let leaving = false;

/** @typedef {{severity: "error" | "warning", file: string, line: number, message: string}} Problem */

function fields() {
  return /** @type {[string, string][]} */ ([...new FormData(form)].filter(([, value]) => typeof value === "string"));
}

async function check() {
  latest.abort();
  latest = new AbortController();
  list.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.dataset.check ?? "", { method: "POST", body: new URLSearchParams(fields()), signal: latest.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    const found = await answer.json();
    show(found.problems);
    outline.replaceChildren(...found.outline.map((/** @type {string} */ line) => element("li", line)));
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return;
    list.replaceChildren(element("p", list.dataset.failed ?? ""));
  }
  list.removeAttribute("aria-busy");
}

/** @param {Problem[]} problems */
function show(problems) {
  if (!problems.length) {
    list.replaceChildren(element("p", list.dataset.none ?? ""));
    said.textContent = list.dataset.none ?? "";
    return;
  }
  const entries = element("ul", "");
  entries.className = "problems";
  entries.append(...problems.map(entry));
  list.replaceChildren(entries);
  const errors = problems.filter((one) => one.severity === "error").length;
  said.textContent = `${list.dataset.error}: ${errors}. ${list.dataset.warning}: ${problems.length - errors}.`;
}

/** @param {Problem} problem */
function entry(problem) {
  const item = element("li", "");
  item.className = problem.severity;
  const place = /** @type {HTMLButtonElement} */ (element("button", problem.line ? `${problem.file}:${problem.line}` : problem.file));
  place.type = "button";
  place.className = "place";
  place.addEventListener("click", () => go(problem.file, problem.line));
  item.append(element("b", (problem.severity === "error" ? list.dataset.error : list.dataset.warning) ?? ""), place, element("span", problem.message));
  return item;
}

/** Select a line of a file and bring it into view. @param {string} file @param {number} line */
function go(file, line) {
  const area = /** @type {HTMLTextAreaElement | null} */ (form.querySelector(`textarea[data-file="${CSS.escape(file)}"]`));
  if (!area) return;
  const lines = area.value.split("\n");
  const start = lines.slice(0, Math.max(0, line - 1)).reduce((sum, text) => sum + text.length + 1, 0);
  const end = line ? start + (lines[line - 1] ?? "").length : start;
  area.focus();
  // a browser scrolls to what is typed, not to what is selected: the part before the line is measured instead
  const whole = area.value;
  area.value = whole.slice(0, start);
  area.scrollTop = area.scrollHeight;
  const top = area.scrollTop;
  area.value = whole;
  area.scrollTop = top ? top + area.clientHeight / 2 : 0;
  area.setSelectionRange(start, end);
}

/** @param {string} name @param {string} text */
function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = window.setTimeout(check, QUIET_MS);
});
form.addEventListener("submit", () => { leaving = true; });
window.addEventListener("beforeunload", (event) => {
  if (!leaving && new URLSearchParams(fields()).toString() !== saved) event.preventDefault();
});

// the problems that came with the page lead to their lines, too
document.querySelectorAll("#problems .place").forEach((place) => {
  const [file, line] = (place.textContent ?? "").split(":");
  const button = /** @type {HTMLButtonElement} */ (element("button", place.textContent ?? ""));
  button.type = "button";
  button.className = "place";
  button.addEventListener("click", () => go(file, Number(line ?? 0)));
  place.replaceWith(button);
});
