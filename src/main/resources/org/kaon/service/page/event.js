// The fields of one event, built from the schema.

let known = 0;

/** Names that begin alike stand together: "jet 1 pt" and "jet 1 eta" under "jet 1", "m_jj" and "m_lv" under "m_…". */
function groupsOf(names) {
  const groups = new Map();
  for (const name of names) {
    const match = /^(.+)([ _.])[^ _.]+$/.exec(name);
    const title = match ? match[1] + (match[2] === " " ? " " : `${match[2]}…`) : "";
    if (!groups.has(title)) {
      groups.set(title, []);
    }
    groups.get(title).push(name);
  }
  const alone = [...groups].filter(([title, members]) => title === "" || members.length === 1);
  if (alone.length === groups.size) {
    return [["", names]];
  }
  const others = alone.flatMap(([title, members]) => (groups.delete(title), members));
  return others.length ? [...groups, ["other ", others]] : [...groups];
}

export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made && name !== "form") {
      made[name] = value;
    } else {
      made.setAttribute(name, value);
    }
  }
  made.append(...children);
  return made;
}

/** As a person would write it: four digits of the range. */
function rounded(value, min, max) {
  const digits = Math.max(0, Math.min(12, 3 - Math.floor(Math.log10(max - min || 1))));
  return String(Number(value.toFixed(digits)));
}

function short(value) {
  return String(Number(value.toPrecision(3)));
}

/** Under the title "jet 1 ", who sees reads "pt", and who listens hears "jet 1 pt". */
function labelOf(name, title, id) {
  const label = element("label", { htmlFor: id });
  if (title && name.startsWith(title)) {
    label.append(element("span", { className: "hidden" }, title), name.slice(title.length));
  } else {
    label.append(name);
  }
  return label;
}

class Feature {
  constructor(name, title, range, changed) {
    const id = `feature-${known++}`;
    this.name = name;
    this.min = range.min;
    this.max = range.max;
    this.start = range.mean ?? 0;
    this.field = element("input", {
      type: "text", id, inputMode: "decimal", autocomplete: "off", "aria-describedby": `${id}-limits ${id}-error`,
    });
    this.error = element("p", { className: "error", id: `${id}-error` });
    this.box = element("div", { className: "feature", "data-name": name }, labelOf(name, title, id), this.field);
    if (this.min < this.max) {
      this.slider = element("input", {
        type: "range", min: this.min, max: this.max, step: "any", "aria-label": `${name}, slider`,
      });
      const limits = element("div", { className: "limits", id: `${id}-limits` },
        element("span", {}, element("span", { className: "hidden" }, "from "), short(this.min)),
        element("span", {}, element("span", { className: "hidden" }, "to "), short(this.max)));
      this.box.append(this.slider, limits);
      this.slider.addEventListener("input", () => {
        this.field.value = rounded(this.slider.valueAsNumber, this.min, this.max);
        this.complain("");
        changed();
      });
    }
    this.box.append(this.error);
    this.field.addEventListener("input", () => {
      this.follow();
      this.complain("");
      changed();
    });
    this.set(this.min < this.max ? rounded(this.start, this.min, this.max) : String(this.start));
  }

  set(value) {
    this.field.value = String(value);
    this.follow();
    this.complain("");
  }

  follow() {
    const value = Number(this.field.value);
    if (this.slider && this.field.value.trim() !== "" && Number.isFinite(value)) {
      this.slider.value = value;
    }
  }

  complain(message) {
    this.error.textContent = message;
    this.field.setAttribute("aria-invalid", message !== "");
  }
}

export class EventForm {
  constructor(place, schema, changed) {
    this.features = new Map();
    for (const [title, names] of groupsOf(Object.keys(schema))) {
      const group = element("div", { className: "group" });
      for (const name of names) {
        const feature = new Feature(name, title, schema[name], changed);
        this.features.set(name, feature);
        group.append(feature.box);
      }
      const set = element("fieldset", {}, element("legend", { className: title ? "" : "hidden" }, title.trim() || "Features"), group);
      place.append(set);
    }
  }

  /** What stands in the fields; the service reads the texts as numbers and says where it can't. */
  values() {
    return Object.fromEntries([...this.features].map(([name, feature]) => [name, feature.field.value.trim()]));
  }

  set(event) {
    for (const [name, value] of Object.entries(event)) {
      this.features.get(name)?.set(value);
    }
  }

  reset() {
    for (const feature of this.features.values()) {
      feature.set(feature.slider ? rounded(feature.start, feature.min, feature.max) : feature.start);
    }
  }

  clearErrors() {
    this.features.forEach((feature) => feature.complain(""));
  }

  /** Puts each problem beside its field and goes to the first; returns those that belong to no field. */
  complain(problems) {
    const others = [];
    for (const problem of problems) {
      const feature = this.features.get(problem.feature);
      if (feature) {
        feature.complain(problem.message.replace(`Feature '${problem.feature}': `, ""));
      } else {
        others.push(problem.message);
      }
    }
    [...this.features.values()].find((feature) => feature.error.textContent)?.field.focus();
    return others;
  }
}
