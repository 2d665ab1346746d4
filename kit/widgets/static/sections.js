// The list of sections: which one is on screen is a matter of the page alone, so it works with a busy or dead kernel too.

function render({ model, el }) {
  el.classList.add("kit-sections");
  const list = document.createElement("ol");
  const nav = document.createElement("nav");
  nav.setAttribute("aria-label", "Sections");
  nav.append(list);
  const label = document.createElement("div");
  label.className = "kit-completeness";
  const bar = document.createElement("div");
  bar.className = "kit-bar";
  bar.setAttribute("role", "meter");
  bar.setAttribute("aria-label", "Completeness");
  bar.setAttribute("aria-valuemin", "0");
  const fill = document.createElement("div");
  bar.append(fill);
  el.append(nav, label, bar);

  const root = () => el.closest(".kit-desk");
  const current = () => root()?.dataset.section ?? model.get("sections")[0]?.id;

  const goTo = (id) => {
    const desk = root();
    if (!desk) return;
    desk.dataset.section = id;
    desk.dispatchEvent(new CustomEvent("kit-section", { detail: id }));
  };

  const show = () => {
    const focused = el.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    list.replaceChildren(
      ...model.get("sections").map(({ id, title, shape, word, points, possible }) => {
        const button = document.createElement("button");
        button.type = "button";
        button.dataset.id = id;
        button.dataset.state = word;
        if (id === current()) button.setAttribute("aria-current", "step");
        const mark = document.createElement("span");
        mark.className = "kit-mark";
        mark.textContent = shape;
        mark.setAttribute("aria-hidden", "true");
        const name = document.createElement("span");
        name.textContent = title;
        const count = document.createElement("span");
        count.className = "kit-count";
        count.textContent = possible ? `${points}/${possible}` : "";
        count.setAttribute("aria-label", possible ? `${word}, ${points} of ${possible} points` : word);
        button.append(mark, name, count);
        button.addEventListener("click", () => goTo(id));
        const item = document.createElement("li");
        item.append(button);
        return item;
      }),
    );
    if (focused) list.querySelector(`[data-id="${focused}"]`)?.focus();
    const [points, possible] = [model.get("points"), model.get("possible")];
    label.textContent = `Completeness ${points}/${possible}`;
    bar.setAttribute("aria-valuemax", String(possible));
    bar.setAttribute("aria-valuenow", String(points));
    fill.style.width = `${possible ? (100 * points) / possible : 0}%`;
  };

  let desk = null;
  const attach = () => {
    desk = root();
    if (!desk) return void (waiting = requestAnimationFrame(attach));
    desk.addEventListener("kit-section", show);
    goTo(desk.dataset.section ?? model.get("sections")[0]?.id);
  };
  let waiting = requestAnimationFrame(attach);
  const changed = "change:sections change:points change:possible";
  model.on(changed, show);
  show();
  return () => {
    cancelAnimationFrame(waiting);
    model.off(changed, show);
    desk?.removeEventListener("kit-section", show);
  };
}

export default { render };
