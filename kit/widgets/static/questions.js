// What a reader would ask: first about the section on screen, then, folded, about the others. Each question leads to its field.

const SHOWN_AT_ONCE = 4;

function render({ model, el }) {
  el.classList.add("kit-questions");
  const heading = document.createElement("h2");
  heading.textContent = "What a reader would ask";
  const body = document.createElement("div");
  el.append(heading, body);
  const root = () => el.closest(".kit-desk");

  const goTo = ({ section, path }) => {
    const desk = root();
    if (!desk) return;
    desk.dataset.section = section;
    desk.dispatchEvent(new CustomEvent("kit-section", { detail: section }));
    const marked = path && desk.querySelector(`.kit-at-${path.replaceAll(".", "-")}`);
    const target =
      marked?.querySelector("input, textarea, select") ??
      desk.querySelector(`.kit-section-${section} :is(.kit-add, .kit-field :is(input, textarea))`);
    target?.focus();
    target?.scrollIntoView({ block: "nearest" });
  };

  const item = (question) => {
    const made = document.createElement("li");
    made.dataset.state = question.word;
    const name = document.createElement("strong");
    name.textContent = `${question.shape} ${question.title}`;
    const state = document.createElement("span");
    state.className = "kit-quiet";
    state.textContent = ` ${question.word}`;
    const asked = document.createElement("p");
    asked.textContent = question.question;
    const go = document.createElement("button");
    go.type = "button";
    go.className = "kit-button kit-go";
    go.textContent = "Go to the field";
    go.title = question.why;
    go.setAttribute("aria-label", `Go to the field: ${question.title}`);
    go.addEventListener("click", () => goTo(question));
    made.append(name, state, asked);
    if (question.note) {
      const note = document.createElement("p");
      note.className = "kit-note";
      note.textContent = question.note;
      made.append(note);
    }
    made.append(go);
    return made;
  };

  const listOf = (questions) => {
    const list = document.createElement("ul");
    list.append(...questions.map(item));
    return list;
  };

  const fold = (words, questions, wasOpen) => {
    const made = document.createElement("details");
    made.open = wasOpen;
    const summary = document.createElement("summary");
    summary.textContent = words;
    made.append(summary, listOf(questions));
    return made;
  };

  const show = () => {
    const questions = model.get("questions");
    const section = root()?.dataset.section ?? "summary";
    const here = questions.filter((question) => question.section === section);
    const elsewhere = questions.filter((question) => question.section !== section);
    const open = [...body.querySelectorAll("details")].map((each) => [each.dataset.name, each.open]);
    const wasOpen = (name) => open.some(([each, is]) => each === name && is);
    const parts = [];
    const say = (words) => {
      const made = document.createElement("p");
      made.className = "kit-quiet";
      made.textContent = words;
      parts.push(made);
    };
    if (!questions.length) say("● Every question has its answer. Read it aloud once, then export it.");
    else if (!here.length) say("● Nothing is open in this section.");
    if (here.length) parts.push(listOf(here.slice(0, SHOWN_AT_ONCE)));
    const folds = [
      ["here", `${here.length - SHOWN_AT_ONCE} more in this section`, here.slice(SHOWN_AT_ONCE)],
      ["elsewhere", `${elsewhere.length} in other sections`, elsewhere],
    ];
    for (const [name, words, folded] of folds) {
      if (!folded.length) continue;
      const made = fold(words, folded, wasOpen(name));
      made.dataset.name = name;
      parts.push(made);
    }
    body.replaceChildren(...parts);
  };

  let desk = null;
  const attach = () => {
    desk = root();
    if (!desk) return void (waiting = requestAnimationFrame(attach));
    desk.addEventListener("kit-section", show);
    show();
  };
  let waiting = requestAnimationFrame(attach);
  model.on("change:questions", show);
  show();
  return () => {
    cancelAnimationFrame(waiting);
    model.off("change:questions", show);
    desk?.removeEventListener("kit-section", show);
  };
}

export default { render };
