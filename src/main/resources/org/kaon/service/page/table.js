// Tables of events: read, scored in blocks, shown, downloaded.

import { element } from "./event.js";

const BLOCK = 2000;
const SHOWN = 200;

/** RFC 4180; the delimiter is the one of comma, semicolon and tab that the first line has most of. */
export function parseTable(text) {
  const first = text.slice(0, (text + "\n").indexOf("\n"));
  const delimiter = [",", ";", "\t"].reduce((a, b) => (first.split(b).length > first.split(a).length ? b : a));
  const rows = [];
  let row = [];
  let field = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') {
        field += c;
      } else if (text[i + 1] === '"') {
        field += text[++i];
      } else {
        quoted = false;
      }
    } else if (c === '"') {
      quoted = true;
    } else if (c === delimiter || c === "\n") {
      row.push(field.trim());
      field = "";
      if (c === "\n") {
        rows.push(row);
        row = [];
      }
    } else {
      field += c;
    }
  }
  rows.push([...row, field.trim()]);
  return rows.filter((fields) => fields.some((value) => value !== ""));
}

/** The header and the rows below it; without a header the columns are the features in order, perhaps behind a label. */
export function layout(rows, names) {
  const numeric = rows.length > 0 && rows[0].every((value) => value !== "" && Number.isFinite(Number(value)));
  if (!numeric) {
    return { header: rows[0] ?? [], body: rows.slice(1) };
  }
  const extra = rows[0].length - names.length;
  if (extra !== 0 && extra !== 1) {
    throw new Error(`The first row holds no names, and ${rows[0].length} columns; expected ${names.length} features`);
  }
  return { header: extra ? ["label", ...names] : [...names], body: rows };
}

function eventsOf(header, body, names) {
  const places = names.map((name) => header.indexOf(name));
  const missing = names.filter((name, i) => places[i] < 0);
  if (missing.length) {
    throw new Error(`No column for ${missing.map((name) => `'${name}'`).join(", ")}`);
  }
  return body.map((row) => Object.fromEntries(names.map((name, i) => [name, row[places[i]] ?? ""])));
}

function quoted(value) {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export class EventTable {
  constructor(names, ask, decide) {
    this.names = names;
    this.ask = ask;
    this.decide = decide;
    this.scored = [];
    this.header = [];
    this.frame = document.getElementById("table-frame");
    this.summary = document.getElementById("table-summary");
    this.failure = document.getElementById("table-failure");
    this.text = document.getElementById("table-text");
    this.file = document.getElementById("table-file");
    this.button = document.getElementById("table-predict");
    this.download = document.getElementById("table-download");
    this.text.placeholder = `${names.slice(0, 3).join(",")}${names.length > 3 ? ",…" : ""}\n0.31,1.27,…`;
    this.button.addEventListener("click", () => this.score(this.text.value));
    this.file.addEventListener("change", () => this.open(this.file.files[0]));
    this.text.addEventListener("paste", () => setTimeout(() => this.score(this.text.value)));
    this.download.addEventListener("click", () => this.save());
    this.acceptDrops(document.getElementById("drop"));
  }

  acceptDrops(place) {
    const over = (yes) => (event) => {
      event.preventDefault();
      place.classList.toggle("over", yes);
    };
    place.addEventListener("dragover", over(true));
    place.addEventListener("dragleave", over(false));
    place.addEventListener("drop", (event) => {
      over(false)(event);
      this.open(event.dataTransfer.files[0]);
    });
  }

  async open(file) {
    if (file) {
      this.file.value = "";
      await this.score(await file.text());
    }
  }

  async score(text) {
    this.failure.hidden = true;
    this.button.disabled = true;
    try {
      const { header, body } = layout(parseTable(text.replace(/\r\n?/g, "\n")), this.names);
      const events = eventsOf(header, body, this.names);
      if (!events.length) {
        throw new Error("No events: expected a row with names and rows with numbers");
      }
      this.header = header;
      this.scored = [];
      for (let begin = 0; begin < events.length; begin += BLOCK) {
        this.summary.textContent = `Scoring … ${begin.toLocaleString("en")} of ${events.length.toLocaleString("en")}`;
        const answer = await this.ask({ events: events.slice(begin, begin + BLOCK), partial: true });
        const problems = new Map();
        for (const problem of answer.errors) {
          problems.set(problem.event, [...(problems.get(problem.event) ?? []), problem.message]);
        }
        answer.prediction.forEach((outputs, i) =>
          this.scored.push({ row: body[begin + i], outputs, problem: (problems.get(i) ?? ["refused"]).join("; ") }));
      }
      this.show();
    } catch (failure) {
      this.summary.textContent = "";
      this.frame.hidden = true;
      this.download.hidden = true;
      this.failure.textContent = failure.message;
      this.failure.hidden = false;
    } finally {
      this.button.disabled = false;
    }
  }

  columns() {
    const width = this.scored.find((event) => event.outputs)?.outputs.length ?? 1;
    return width === 1 ? ["prediction"] : Array.from({ length: width }, (unused, i) => `prediction_${i}`);
  }

  /** Again when the threshold moves. */
  show() {
    if (!this.scored.length) {
      return;
    }
    const columns = this.columns();
    const head = element("tr", {}, element("th", { scope: "col" }, "Event"),
      ...columns.map((name) => element("th", { scope: "col" }, name)),
      element("th", { scope: "col", className: "words" }, "Verdict"));
    const rows = this.scored.slice(0, SHOWN).map(({ outputs, problem }, i) => {
      const verdict = outputs ? this.decide(outputs) : { text: problem, kind: "bad" };
      const cells = outputs ?? columns.map(() => "–");
      return element("tr", { className: verdict.kind }, element("td", {}, String(i + 1)),
        ...cells.map((value) => element("td", {}, String(value))), element("td", { className: "words" }, verdict.text));
    });
    this.frame.replaceChildren(element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)));
    this.frame.hidden = false;
    this.download.hidden = false;
    this.summary.textContent = this.summarised();
  }

  summarised() {
    const counts = new Map();
    for (const { outputs } of this.scored) {
      const text = outputs ? this.decide(outputs).text : "with errors";
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    const parts = counts.size <= 12 ? [...counts].map(([text, count]) => `${count.toLocaleString("en")} ${text}`) : [];
    const all = `${this.scored.length.toLocaleString("en")} events`;
    const more = this.scored.length > SHOWN ? ` The first ${SHOWN} are shown; the download has all.` : "";
    return `${[all, parts.join(", ")].filter(Boolean).join(": ")}.${more}`;
  }

  save() {
    const columns = this.columns();
    const lines = [[...this.header, ...columns, "error"], ...this.scored.map(({ row, outputs, problem }) =>
      [...this.header.map((unused, i) => row[i] ?? ""), ...(outputs ?? columns.map(() => "")), outputs ? "" : problem])];
    const text = lines.map((fields) => fields.map(quoted).join(",")).join("\n") + "\n";
    const url = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    element("a", { href: url, download: "scores.csv" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }
}
