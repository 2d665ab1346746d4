// The investigation room: what is on screen. Filtering and pinning are the kernel's work (kit/widgets/room.py).

const node = (tag, className, ...children) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
};

const press = (words, onPress, className = "kit-button") => {
  const made = node("button", className, words);
  made.type = "button";
  made.addEventListener("click", onPress);
  return made;
};

const GROUPS_SHOWN_AT_FIRST = 2;

const initials = (who) => who.replace(/^@/, "").slice(0, 2).toUpperCase();

// One piece of evidence, looking like what it is.
const BODIES = {
  chat: ({ who, label, text }) => [
    node("span", "kit-avatar", initials(who)),
    node("div", "", node("strong", "", who), node("span", "kit-quiet", ` ${label}`), node("p", "", text)),
  ],
  ticket: ({ who, heading, text }) => [
    node("div", "kit-card", node("span", "kit-quiet", `Ticket from ${who}`), node("strong", "", heading), node("p", "", text)),
  ],
  status: ({ label, text }) => [node("div", "kit-status", node("strong", "", label), node("p", "", text))],
  alert: ({ who, label, text }) => [node("div", "", node("strong", "", `! ${who}`), node("span", "kit-badge", label), node("p", "", text))],
  page: ({ who, label, text }) => [node("div", "", node("strong", "", `! page ${label}`), node("span", "kit-quiet", ` ${who}`), node("p", "", text))],
  change: ({ who, label, text, diff }) => {
    const body = node("div", "", node("strong", "", `▾ ${label}`), node("span", "kit-quiet", ` ${who}`), node("p", "", text));
    if (diff) {
      const fold = node("details", "", node("summary", "", "What changed"), node("pre", "kit-diff"));
      fold.lastChild.append(
        ...diff.split("\n").map((line) => node("span", line.startsWith("+") ? "kit-added" : line.startsWith("-") ? "kit-removed" : "", `${line}\n`)),
      );
      body.append(fold);
    }
    return [body];
  },
  log: ({ text }) => [node("code", "kit-logline", text)],
};

function renderCharts({ model, host, onRange }) {
  const syncKey = `kit-room-${model.model_id ?? Math.random()}`;
  const whole = [model.get("start_s"), model.get("end_s")];
  const groups = [...new Set(model.get("charts").map(({ group }) => group))];
  // At first only what visitors feel: the first groups. The others are one press away.
  const hidden = new Set(groups.slice(GROUPS_SHOWN_AT_FIRST));
  let range = whole;
  let plots = [];
  let isSettingAll = false;

  const tools = node("div", "kit-tools");
  const from = node("input");
  const until = node("input");
  const readout = node("p", "kit-readout kit-quiet", "Drag over a chart to zoom in. Click a moment to pin it.");
  readout.setAttribute("role", "status");
  const stack = node("div", "kit-charts");
  stack.setAttribute("role", "group");
  stack.setAttribute("aria-label", "Charts on one time axis; the same in words is below them");

  const setRange = (min, max) => {
    range = [min, max];
    from.value = clockOf(min).slice(0, 5);
    until.value = clockOf(max).slice(0, 5);
    isSettingAll = true;
    plots.forEach(({ plot }) => plot.setScale("x", { min, max }));
    isSettingAll = false;
    onRange(min, max);
  };

  const atClock = (text) => {
    const midnight = whole[0] - (whole[0] % 86400);
    const [hour, minute] = text.split(":").map(Number);
    const at = midnight + hour * 3600 + minute * 60;
    return at < whole[0] - 43200 ? at + 86400 : at;
  };
  const typedRange = () => {
    if (!from.validity.valid || !until.validity.valid || !from.value || !until.value) return;
    const [min, max] = [Math.max(atClock(from.value), whole[0]), Math.min(atClock(until.value), whole[1])];
    if (min < max) setRange(min, max);
  };
  for (const [input, words] of [[from, "From (UTC)"], [until, "to"]]) {
    input.size = 5;
    input.pattern = "[0-9]{1,2}:[0-9]{2}";
    input.placeholder = "09:30";
    input.addEventListener("change", typedRange);
    tools.append(node("label", "", `${words} `, input));
  }
  tools.append(press("Whole window", () => setRange(...whole)));
  tools.append(node("span", "kit-quiet", "Charts"));
  for (const group of groups) {
    const chip = press(group, () => {
      hidden.has(group) ? hidden.delete(group) : hidden.add(group);
      chip.setAttribute("aria-pressed", String(!hidden.has(group)));
      plots.forEach(({ chart, box }) => (box.hidden = hidden.has(chart.group)));
      resizeAll();
    }, "kit-chip");
    chip.setAttribute("aria-pressed", String(!hidden.has(group)));
    tools.append(chip);
  }

  const showMoment = (chart, at, index) => {
    const near = model.get("marks").filter(({ at_s }) => Math.abs(at_s - at) < (range[1] - range[0]) / 100);
    readout.replaceChildren(node("span", "", `${clockOf(at)} UTC `));
    for (const { id, title, values } of chart.series) {
      const said = `${title}: ${shortNumber(values[index])} ${chart.unit}`;
      readout.append(press(`Pin ${said}`, () => model.send({ kind: "pin", id, at_s: at })));
    }
    near.forEach(({ kind, text }) => readout.append(node("span", "kit-near", `${kind === "page" ? "!" : "▾"} ${text}`)));
  };

  // A change of theme takes the style sheets away for a moment: then the page has no width worth measuring.
  let drawnWidth = 0;
  const draw = () => {
    plots.forEach(({ plot }) => plot.destroy());
    stack.replaceChildren();
    const style = getComputedStyle(host);
    const colours = {
      ink: style.getPropertyValue("--kit-ink").trim() || "#222",
      line: style.getPropertyValue("--kit-line").trim() || "#ddd",
      gap: style.getPropertyValue("--kit-gap").trim() || "#a33c00",
      lines: document.body.dataset.jpThemeLight === "false" ? LINES.dark : LINES.light,
    };
    const width = Math.max(drawnWidth, 320);
    plots = model.get("charts").map((chart) => {
      const heading = node("div", "kit-chart-head", node("strong", "", chart.group), node("span", "kit-quiet", ` ${chart.unit}`));
      const plot = makeChart(chart, {
        legendHost: heading,
        colours,
        marks: model.get("marks"),
        width,
        syncKey,
        range,
        onZoom: (min, max) => isSettingAll || (min === range[0] && max === range[1]) || setRange(min, max),
        onMoment: (at, index) => showMoment(chart, at, index),
      });
      const box = node("figure", "kit-chart", heading, plot.root);
      box.hidden = hidden.has(chart.group);
      stack.append(box);
      return { plot, box, chart };
    });
  };

  host.append(tools, readout, stack, tableInWords(model.get("table")));
  setRange(...whole);

  const resizeAll = () => plots.forEach(({ plot }) => plot.setSize({ width: drawnWidth, height: CHART_HEIGHT }));
  const resize = new ResizeObserver(() => {
    if (!stack.clientWidth || Math.abs(stack.clientWidth - drawnWidth) < 8) return;
    drawnWidth = stack.clientWidth;
    if (plots.length) resizeAll();
    else draw();
  });
  resize.observe(stack);
  const theme = new MutationObserver(draw);
  theme.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light", "data-jp-theme-name"] });
  return () => {
    resize.disconnect();
    theme.disconnect();
    plots.forEach(({ plot }) => plot.destroy());
  };
}

function tableInWords(rows) {
  const columns = ["title", "unit", "first", "lowest", "highest", "last"];
  const head = node("tr", "", ...["Metric", "Unit", "First", "Lowest (UTC)", "Highest (UTC)", "Last"].map((words) => node("th", "", words)));
  const body = rows.map((row) => node("tr", "", ...columns.map((column) => node("td", "", row[column]))));
  const table = node("table", "", node("thead", "", head), node("tbody", "", ...body));
  return node("details", "kit-words-table", node("summary", "", "The charts in words"), table);
}

function renderStream({ model, host, query }) {
  const list = node("ol", "kit-stream");
  list.setAttribute("aria-label", "Evidence, oldest first");
  list.tabIndex = 0;
  const count = node("span", "kit-quiet");
  count.setAttribute("role", "status");
  const search = node("input");
  search.type = "search";
  search.placeholder = "all of these words";
  const tools = node("div", "kit-tools", node("label", "", "Search ", search));
  let number = 0;
  let shown = 0;
  let total = 0;
  let isAsked = false;
  let waiting = 0;

  const ask = (offset) => {
    isAsked = true;
    model.send({ kind: "query", number: ++number, query: { ...query }, offset });
  };
  const askSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask(0), 120);
  };
  search.addEventListener("input", () => {
    query.words = search.value;
    askSoon();
  });
  for (const { id, title, count: rows } of model.get("sources")) {
    const chip = press(`${title} ${rows.toLocaleString("en")}`, () => {
      const isOn = query.sources.includes(id);
      query.sources = isOn ? query.sources.filter((each) => each !== id) : [...query.sources, id];
      chip.setAttribute("aria-pressed", String(!isOn));
      ask(0);
    }, "kit-chip");
    chip.setAttribute("aria-pressed", String(query.sources.includes(id)));
    tools.append(chip);
  }

  const showPin = (button) => {
    const isPinned = model.get("pinned").includes(button.dataset.id);
    button.textContent = isPinned ? "Pinned" : "Pin";
    button.setAttribute("aria-pressed", String(isPinned));
  };
  const showPins = () => list.querySelectorAll(".kit-pin").forEach(showPin);

  const rowOf = (row) => {
    const pin = press("Pin", () => model.send({ kind: "pin", id: row.id }), "kit-button kit-pin");
    pin.dataset.id = row.id;
    pin.setAttribute("aria-label", `Pin ${row.id} to the timeline`);
    showPin(pin);
    const day = row.at_s < model.get("start_s") - 60 ? `${new Date(row.at_s * 1000).toUTCString().slice(5, 11)} ` : "";
    const time = node("time", "", `${day}${clockOf(row.at_s)}`);
    const body = node("div", "kit-body", ...(BODIES[row.source] ?? BODIES.log)(row));
    const made = node("li", `kit-evidence kit-from-${row.source}`, time, body, node("code", "kit-id", row.id), pin);
    return made;
  };

  const onMessage = (message) => {
    if (message.kind !== "page" || message.number !== number) return;
    isAsked = false;
    if (message.offset === 0) {
      list.replaceChildren();
      list.scrollTop = 0;
      shown = 0;
    }
    total = message.total;
    shown += message.rows.length;
    list.append(...message.rows.map(rowOf));
    count.textContent = total ? `${total.toLocaleString("en")} found` : "Nothing found: another word, another source or a wider window?";
  };
  list.addEventListener("scroll", () => {
    const isNearEnd = list.scrollTop + list.clientHeight > list.scrollHeight - 400;
    if (isNearEnd && shown < total && !isAsked) ask(shown);
  });
  tools.append(count);
  host.append(tools, list);
  model.on("msg:custom", onMessage);
  model.on("change:pinned", showPins);
  return {
    askSoon,
    undo: () => {
      clearTimeout(waiting);
      model.off("msg:custom", onMessage);
      model.off("change:pinned", showPins);
    },
  };
}

function renderTimeline({ model, host }) {
  const list = node("ol");
  const words = node("p", "kit-quiet");
  host.append(node("h2", "", "Your timeline"), words, list);
  const show = () => {
    const entries = model.get("timeline");
    const before = list.children.length;
    const problem = model.get("problem");
    words.textContent = problem || (entries.length ? "Reword it in 2-write: a pin is evidence, not yet a sentence." : "Pin what matters. It lands here, and in the form of 2-write.");
    list.replaceChildren(...entries.map(({ time, text, evidence }) => node("li", "", node("time", "", time || "–"), node("span", "", text), node("code", "kit-id", evidence))));
    if (entries.length > before && before) list.lastChild?.scrollIntoView({ block: "nearest" });
  };
  model.on("change:timeline change:problem", show);
  show();
  return () => model.off("change:timeline change:problem", show);
}

function render({ model, el }) {
  el.classList.add("kit-room");
  const chartHost = node("div", "kit-chart-host");
  const streamHost = node("div", "kit-stream-host");
  const side = node("aside", "kit-room-side");
  side.setAttribute("aria-label", "Your timeline");
  el.append(chartHost, node("div", "kit-room-columns", streamHost, side));
  const query = {
    start_s: model.get("start_s"),
    end_s: model.get("end_s"),
    sources: model.get("sources").filter(({ is_shown }) => is_shown).map(({ id }) => id),
    words: "",
  };
  const stream = renderStream({ model, host: streamHost, query });
  const [start, end] = [model.get("start_s"), model.get("end_s")];
  const undoCharts = renderCharts({
    model,
    host: chartHost,
    onRange: (min, max) => {
      // The whole window also shows what led up to it, such as a change of two weeks before.
      query.start_s = min <= start ? 0 : min;
      query.end_s = max >= end ? end + 86400 : max;
      stream.askSoon();
    },
  });
  const undoTimeline = renderTimeline({ model, host: side });
  let looked = 0;
  const onLook = () => {
    if (Date.now() - looked < 2000) return;
    looked = Date.now();
    model.send({ kind: "look" });
  };
  el.addEventListener("pointerenter", onLook);
  return () => {
    undoCharts();
    undoTimeline();
    stream.undo();
    el.removeEventListener("pointerenter", onLook);
  };
}

export default { render };
