// The page: asks the service what the model takes and gives, and shows what it answers.

import { element, EventForm } from "./event.js";
import { EventTable } from "./table.js";

const PATIENCE_MILLIS = 20000;
const UNREACHABLE = "The service can't be reached. Check that it is running, then try again.";
const SVG = "http://www.w3.org/2000/svg";

const byId = (id) => document.getElementById(id);

class Refused extends Error {
  constructor(body) {
    super(body.error);
    this.problems = body.errors ?? [];
  }
}

async function ask(path, body) {
  const options = { signal: AbortSignal.timeout(PATIENCE_MILLIS) };
  if (body) {
    Object.assign(options, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  }
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error(UNREACHABLE);
  }
  const answer = await response.json().catch(() => ({ error: `Status ${response.status}` }));
  if (!response.ok) {
    throw new Refused(answer);
  }
  return answer;
}

/** What the outputs are: one probability, one for each class, or plain numbers. */
function kindOf(model) {
  const width = model.outputs.reduce((sum, output) => sum + output.shape.reduce((a, b) => a * b, 1), 0);
  const last = model.layers.at(-1);
  const activation = last?.className === "Softmax" ? "softmax" : last?.activation;
  if (width === 1 && /sigmoid/.test(activation)) {
    return "signal";
  }
  return width > 1 && activation === "softmax" ? "classes" : "numbers";
}

function percent(value) {
  return `${Number((100 * value).toPrecision(3))} %`;
}

class Result {
  constructor(kind) {
    this.kind = kind;
    this.threshold = byId("threshold");
    byId("threshold-box").hidden = kind !== "signal";
  }

  cut() {
    return this.threshold.valueAsNumber / 100;
  }

  /** The verdict on an event, in words. */
  decide(outputs) {
    if (outputs.some((value) => value === null)) {
      return { text: "no finite number", kind: "bad" };
    }
    if (this.kind === "signal") {
      return outputs[0] > this.cut() ? { text: "detected", kind: "yes" } : { text: "not detected", kind: "no" };
    }
    const best = outputs.indexOf(Math.max(...outputs));
    return { text: this.kind === "classes" ? `class ${best}` : "", kind: "no" };
  }

  show(outputs) {
    this.outputs = outputs;
    const { text, kind } = this.decide(outputs);
    const words = {
      signal: [text.charAt(0).toUpperCase() + text.slice(1), `Score ${outputs[0]}, threshold ${percent(this.cut())}`],
      classes: [text.charAt(0).toUpperCase() + text.slice(1), `Probability ${percent(Math.max(...outputs))}`],
      numbers: [outputs.length === 1 ? String(outputs[0]) : `${outputs.length} values`, "The network's output"],
    }[this.kind];
    byId("decision").textContent = words[0];
    byId("decision").className = "";
    byId("detail").textContent = words[1];
    byId("verdict").className = kind;
    byId("scores").className = "";
    byId("scores").replaceChildren(...outputs.map((value, i) => this.score(value, i, outputs)));
  }

  score(value, index, outputs) {
    const name = { signal: "Score", classes: `Class ${index}`, numbers: `Output ${index}` }[this.kind];
    const best = this.kind === "classes" && value === Math.max(...outputs);
    const box = element("div", { className: "score" },
      element("div", { className: best ? "best" : "" }, element("span", {}, name), element("span", {}, String(value))));
    if (this.kind !== "numbers") {
      box.append(this.bar(value, `${name} ${percent(value)}`));
    }
    return box;
  }

  bar(value, text) {
    const drawing = document.createElementNS(SVG, "svg");
    const shape = (tag, attributes) => {
      const made = document.createElementNS(SVG, tag);
      Object.entries(attributes).forEach(([name, setting]) => made.setAttribute(name, setting));
      drawing.append(made);
    };
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", text);
    shape("rect", { class: "track", x: 0, y: 2, width: "100%", height: 10, rx: 5 });
    shape("rect", { class: "level", x: 0, y: 2, width: `${100 * Math.min(1, Math.max(0, value))}%`, height: 10, rx: 5 });
    if (this.kind === "signal") {
      shape("line", { class: "mark", x1: `${100 * this.cut()}%`, x2: `${100 * this.cut()}%`, y1: -2, y2: 16 });
    }
    return drawing;
  }

  /** The values have changed since. */
  stale() {
    if (this.outputs) {
      byId("verdict").classList.add("stale");
      byId("scores").classList.add("stale");
      byId("detail").textContent = "The values have changed since: press Predict.";
    }
  }

  moveThreshold() {
    byId("threshold-text").textContent = `${this.threshold.value} %`;
    this.threshold.setAttribute("aria-valuetext", `${this.threshold.value} percent`);
    if (this.outputs && !byId("verdict").classList.contains("stale")) {
      this.show(this.outputs);
    }
  }
}

function say(id, message) {
  byId(id).textContent = message;
  byId(id).hidden = message === "";
}

async function predict(form, result) {
  const button = byId("predict");
  if (button.disabled) {
    return;
  }
  button.disabled = true;
  button.setAttribute("aria-busy", "true");
  byId("predict-text").textContent = "Predicting …";
  say("failure", "");
  form.clearErrors();
  let problems = [];
  try {
    const answer = await ask("/v1/predict", { events: [form.values()] });
    result.show(answer.prediction[0]);
  } catch (failure) {
    result.stale();
    problems = failure.problems ?? [];
    const others = problems.filter((problem) => !form.features.has(problem.feature));
    const count = problems.length - others.length;
    say("failure", count === 0 ? failure.message
      : `Not predicted: ${count === 1 ? "a value needs" : `${count} values need`} correction.`);
  } finally {
    button.disabled = false;
    button.removeAttribute("aria-busy");
    byId("predict-text").textContent = "Predict";
    form.complain(problems);
  }
}

function offerSamples(samples, form, choose) {
  const place = byId("samples");
  const kinds = Map.groupBy ? Map.groupBy(samples, (sample) => sample.kind) : groupBy(samples);
  for (const [kind, events] of kinds) {
    let next = 0;
    const button = element("button", { type: "button" }, `${kind.charAt(0).toUpperCase()}${kind.slice(1)} event`);
    button.addEventListener("click", () => {
      form.set(events[next++ % events.length].event);
      choose();
    });
    place.append(button);
  }
  const reset = element("button", { type: "button" }, "Means");
  reset.addEventListener("click", () => {
    form.reset();
    choose();
  });
  place.append(reset);
}

function groupBy(samples) {
  const kinds = new Map();
  samples.forEach((sample) => kinds.set(sample.kind, [...(kinds.get(sample.kind) ?? []), sample]));
  return kinds;
}

function describe(model) {
  const counts = `${model.features.length} features, ${model.parameters.toLocaleString("en")} parameters`;
  byId("about").textContent = `${model.file} · ${counts}`;
  document.title = `${model.file} – Kaon`;
}

async function begin() {
  const [schema, model, { samples, generated }] =
    await Promise.all([ask("/v1/schema"), ask("/v1/model"), ask("/v1/samples")]);
  describe(model);
  const result = new Result(kindOf(model));
  const form = new EventForm(byId("features"), schema, () => result.stale());
  const table = new EventTable(Object.keys(schema), (body) => ask("/v1/predict", body), (outputs) => result.decide(outputs));
  offerSamples(samples, form, () => predict(form, result));
  byId("samples-note").hidden = !generated;
  byId("threshold").addEventListener("input", () => {
    result.moveThreshold();
    table.show();
  });
  byId("event").addEventListener("submit", (event) => {
    event.preventDefault();
    predict(form, result);
  });
  byId("predict").disabled = false;
}

begin().catch((failure) => {
  byId("about").textContent = "";
  say("outage", failure.message);
});
