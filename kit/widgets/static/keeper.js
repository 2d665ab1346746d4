// The keeper: hears every input event of the form it heads, keeps what the kernel has not saved in the browser's storage,
// and says where the text is. See kit/widgets/keeper.py for why. It speaks to the kernel only when somebody types, or looks again.

const SILENCE_MEANS_GONE_MS = 4000;
const TELL_EVERY_MS = 300;
const SETTLED_AFTER_MS = 2000;

const element = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
};

const button = (words, onPress) => {
  const made = element("button", "kit-button", words);
  made.type = "button";
  made.addEventListener("click", onPress);
  return made;
};

const clock = (iso) => new Date(iso).toLocaleTimeString("en-GB");

const pathOf = (target) => {
  const field = target.closest?.(".kit-field");
  const name = field && [...field.classList].find((each) => each.startsWith("kit-at-"));
  return name ? name.slice("kit-at-".length).replaceAll("-", ".") : null;
};

const saysTheSame = (path, typed, saved) =>
  path.endsWith(".evidence")
    ? typed.split(/[\s,]+/).filter(Boolean).join() === saved.split(/[\s,]+/).filter(Boolean).join()
    : typed === saved;

// What was typed and is not known to be saved: {at: ISO time of the last keystroke, fields: {path: text}}.
class BrowserCopy {
  constructor(key) {
    this.key = `postmortem-kit:${key}`;
  }
  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key));
      return kept && typeof kept.fields === "object" ? kept : { at: "", fields: {} };
    } catch {
      return { at: "", fields: {} };
    }
  }
  write(kept) {
    try {
      if (Object.keys(kept.fields).length) localStorage.setItem(this.key, JSON.stringify(kept));
      else localStorage.removeItem(this.key);
      return true;
    } catch {
      return false; // storage is full or forbidden: the form itself still holds the text
    }
  }
}

// The whole form as plain text, read off the page: this works without a kernel.
const formAsText = (root) => {
  const parts = [];
  for (const field of root.querySelectorAll(".kit-field")) {
    const input = field.querySelector("input, textarea, select");
    if (input?.value) parts.push(`${field.querySelector("label")?.textContent ?? pathOf(input)}\n${input.value}\n`);
  }
  return parts.join("\n");
};

const download = (text, name) => {
  const link = element("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

function render({ model, el }) {
  const copy = new BrowserCopy(model.get("key"));
  const atStart = copy.read();
  const typedHere = new Set(); // paths of what was typed since the form was drawn; the rest of the copy waits for an answer
  let root = null;
  let typed = 0; // number of the last message to the kernel, and of the last one it answered
  let heard = 0;
  let isGone = false;
  let tellTimer = 0;
  let forgetTimer = 0;
  let typedAt = 0;
  let looked = 0;

  el.classList.add("kit-keeper");
  const head = element("div", "kit-head");
  const title = element("h1", "kit-desk-title");
  const state = element("span", "kit-state");
  state.setAttribute("role", "status");
  const words = element("span", "kit-words");
  const history = element("details", "kit-history");
  const copyOut = button("Copy as Markdown", async () => {
    const text = isGone ? formAsText(root ?? document) : model.get("markdown");
    try {
      await navigator.clipboard.writeText(text);
      copyOut.textContent = "Copied";
    } catch {
      download(text, "postmortem.md");
      copyOut.textContent = "Saved as a file";
    }
    setTimeout(() => (copyOut.textContent = "Copy as Markdown"), 2000);
  });
  const banner = element("div", "kit-banner");
  banner.setAttribute("role", "alert");
  const offer = element("div", "kit-offer");
  offer.setAttribute("role", "alert");
  const notes = element("div", "kit-notes");
  const line = element("div", "kit-head-line");
  line.append(state, words, history, copyOut);
  head.append(title, line);
  el.append(head, banner, offer, notes);

  const send = (message) => {
    try {
      model.send(message);
    } catch {
      // a closed channel to the kernel: the missing answer will tell
    }
  };

  const showState = () => {
    const unsaved = Object.keys(copy.read().fields).filter((path) => typedHere.has(path)).length;
    const savedAt = model.get("saved_utc");
    const problem = model.get("problem");
    el.classList.toggle("kit-is-gone", isGone);
    if (isGone) state.textContent = "○ not saved";
    else if (problem) state.textContent = "○ not saved";
    else if (unsaved) state.textContent = "◐ saving";
    else state.textContent = savedAt ? `● saved ${clock(savedAt)}` : "○ nothing saved yet";
    banner.replaceChildren();
    if (isGone) {
      banner.append(
        element("strong", "", "Kernel gone: your text is kept in this browser. "),
        element("span", "", "Run the cells of this notebook again, from the top, and put it back. "),
        button("Save a copy", () => download(formAsText(root ?? document), "postmortem-copy.md")),
      );
    } else if (problem) {
      banner.append(
        element("strong", "", `${problem} `),
        button("Save a copy", () => download(formAsText(root ?? document), "postmortem-copy.md")),
      );
    }
    notes.replaceChildren(...model.get("messages").map((message) => element("p", "", message)));
  };

  const showWords = () => {
    const count = model.get("words");
    const [least, most] = model.get("words_asked");
    const shape = count >= least && count <= most ? "●" : "◐";
    words.textContent = `${shape} ${count} words of ${least} to ${most}`;
  };

  const showHistory = () => {
    const wasOpen = history.open;
    const list = element("ul");
    const versions = model.get("versions");
    versions.slice(1).forEach(({ id, saved_utc }) => {
      const row = element("li", "", new Date(saved_utc).toLocaleString("en-GB"));
      row.append(button("Go back to this", () => send({ kind: "restore", version: id })));
      list.append(row);
    });
    const older = versions.length > 1 ? list : element("p", "kit-quiet", "No older version yet.");
    history.replaceChildren(element("summary", "", "History"), older);
    history.open = wasOpen;
  };

  // Drop from the browser's copy what the saved document holds; and, once the kernel has heard everything and had the
  // time to save it, what was typed into rows that are gone.
  const forgetSaved = () => {
    clearTimeout(forgetTimer);
    const kept = copy.read();
    const saved = model.get("document");
    const isSettled = heard === typed && !model.get("problem") && Date.now() - typedAt > SETTLED_AFTER_MS;
    for (const [path, text] of Object.entries(kept.fields)) {
      if (path in saved ? saysTheSame(path, text, saved[path]) : typedHere.has(path) && isSettled) delete kept.fields[path];
      else if (!(path in saved) && typedHere.has(path)) forgetTimer = setTimeout(forgetSaved, SETTLED_AFTER_MS);
    }
    copy.write(kept);
    showState();
  };

  const tell = () => {
    tellTimer = 0;
    typed += 1;
    const number = typed;
    send({ kind: "typed", number });
    setTimeout(() => {
      if (heard < number && !isGone) {
        isGone = true;
        showState();
      }
    }, SILENCE_MEANS_GONE_MS);
  };

  const onInput = (event) => {
    const path = pathOf(event.target);
    if (!path) return;
    const kept = copy.read();
    kept.at = new Date().toISOString();
    kept.fields[path] = event.target.value;
    typedHere.add(path);
    typedAt = Date.now();
    copy.write(kept);
    if (!tellTimer) tellTimer = setTimeout(tell, TELL_EVERY_MS);
    showState();
  };

  // Coming back to the form: another notebook may have changed the draft meanwhile. At most once in two seconds.
  const onLook = () => {
    if (Date.now() - looked < 2000) return;
    looked = Date.now();
    send({ kind: "look" });
  };

  // A row that was just added: put the cursor where its first word goes.
  const onClick = (event) => {
    const list = event.target.closest?.(".kit-add")?.parentElement;
    if (!list) return;
    const rows = () => list.querySelectorAll(".kit-row");
    const before = rows().length;
    const observer = new MutationObserver(() => {
      const now = rows();
      const first = now.length > before && now[now.length - 1].querySelector("input, textarea");
      if (first) {
        observer.disconnect();
        first.focus();
      }
    });
    observer.observe(list, { childList: true, subtree: true });
    setTimeout(() => observer.disconnect(), 2000);
  };

  const offerToRestore = () => {
    const saved = model.get("document");
    const differing = Object.entries(atStart.fields).filter(([path, text]) => !saysTheSame(path, text, saved[path] ?? ""));
    if (!differing.length) return copy.write({ at: "", fields: {} });
    const characters = differing.reduce((sum, [, text]) => sum + text.length, 0);
    const close = () => offer.replaceChildren();
    offer.append(
      element("strong", "", `This browser kept text that the draft does not have, typed at ${clock(atStart.at)}: `),
      element("span", "", `${differing.length === 1 ? "1 field" : `${differing.length} fields`}, ${characters} characters. `),
      button("Put it back", () => {
        differing.forEach(([path]) => typedHere.add(path));
        send({ kind: "put-back", fields: Object.fromEntries(differing) });
        close();
        showState();
      }),
      button("Save a copy", () => download(differing.map(([path, text]) => `${path}\n${text}\n`).join("\n"), "kept-text.md")),
      button("Throw it away", () => {
        copy.write({ at: "", fields: {} });
        close();
        showState();
      }),
    );
  };

  const attach = () => {
    root = el.closest(".kit-desk");
    if (!root) return void (waiting = requestAnimationFrame(attach));
    root.addEventListener("input", onInput, true);
    root.addEventListener("focusin", onLook);
    root.addEventListener("click", onClick, true);
  };
  let waiting = requestAnimationFrame(attach);

  const onMessage = (message) => {
    if (message.kind !== "heard") return;
    heard = Math.max(heard, message.number);
    isGone = false;
    forgetSaved();
  };
  const showTitle = () => (title.textContent = model.get("title"));

  const listeners = [
    ["change:document", forgetSaved],
    ["change:saved_utc change:problem change:messages", showState],
    ["change:words change:words_asked", showWords],
    ["change:versions", showHistory],
    ["change:title", showTitle],
    ["msg:custom", onMessage],
  ];
  listeners.forEach(([name, listener]) => model.on(name, listener));
  showTitle();
  showWords();
  showHistory();
  offerToRestore();
  showState();

  return () => {
    cancelAnimationFrame(waiting);
    clearTimeout(forgetTimer);
    listeners.forEach(([name, listener]) => model.off(name, listener));
    root?.removeEventListener("input", onInput, true);
    root?.removeEventListener("focusin", onLook);
    root?.removeEventListener("click", onClick, true);
  };
}

export default { render };
