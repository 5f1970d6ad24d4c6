// Makes pages nicer; every page does everything without it.
"use strict";

// Sorting: a click on a head that sorts orders the rows here instead of fetching the page again.
const collator = new Intl.Collator(document.documentElement.lang || "sv", { numeric: true });

function key(row, column) {
  const cell = row.cells[column];
  return cell ? cell.dataset.key ?? cell.textContent.trim() : "";
}

function compare(a, b, down) {
  const first = a !== "" && !Number.isNaN(Number(a));
  const second = b !== "" && !Number.isNaN(Number(b));
  // What has no number comes after what has one, whichever way the numbers go.
  if (first !== second) return first ? -1 : 1;
  const order = first ? Number(a) - Number(b) : collator.compare(a, b);
  return down ? -order : order;
}

function sort(head) {
  const column = head.cellIndex;
  const body = head.closest("table").tBodies[0];
  const down = head.getAttribute("aria-sort") === "ascending";
  const rows = Array.from(body.rows);
  const totals = rows.filter((row) => row.classList.contains("total"));
  const others = rows.filter((row) => !row.classList.contains("total"));
  others.sort((a, b) => compare(key(a, column), key(b, column), down));
  body.append(...others, ...totals);
  for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.sort");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  sort(link.closest("th"));
});

// Filtering: a field over each table that asks for one hides the rows that lack the words.
for (const table of document.querySelectorAll("table[data-filter]")) {
  const box = document.createElement("p");
  const label = document.createElement("label");
  const field = document.createElement("input");
  box.className = "filter";
  field.type = "search";
  field.id = table.id + "-filter";
  label.htmlFor = field.id;
  label.textContent = table.dataset.filter;
  box.append(label, field);
  table.parentElement.before(box);
  field.addEventListener("input", () => {
    const words = field.value.toLocaleLowerCase().split(/\s+/);
    for (const row of table.tBodies[0].rows) {
      const text = row.textContent.toLocaleLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
  });
}

// Progress: asks how far a run has come, and loads the page again when it is finished.
function follow(box) {
  const bar = box.querySelector("progress");
  const text = box.querySelector("[data-progress-text]");
  let wait = 1000;
  let step;
  async function ask() {
    try {
      const answer = await fetch(box.dataset.progressUrl, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const state = await answer.json();
      // The list of steps is the page's own: a new step is a new page.
      if (state.finished || (step && step !== state.step)) return location.reload();
      step = state.step;
      if (state.total > 0) bar.max = state.total;
      bar.value = state.done;
      if (text && text.textContent !== state.text) text.textContent = state.text;
      wait = 1000;
    } catch {
      // The link may be down for a while; ask ever more seldom, at most once a minute.
      wait = Math.min(wait * 2, 60000);
    }
    setTimeout(ask, wait);
  }
  setTimeout(ask, wait);
}
for (const box of document.querySelectorAll("[data-progress-url]")) follow(box);

// Drafts: a form with data-draft is kept at that address a moment after each change.
for (const form of document.querySelectorAll("form[data-draft]")) {
  const status = form.querySelector("[data-draft-status]");
  let timer = 0;
  async function keep() {
    const data = new FormData(form);
    for (const [name, value] of Array.from(data)) if (value instanceof File) data.delete(name);
    let kept = false;
    try {
      const body = new URLSearchParams(data);
      kept = (await fetch(form.dataset.draft, { method: "POST", body })).ok;
    } catch {
      kept = false;
    }
    if (status) status.textContent = kept ? status.dataset.kept : status.dataset.failed;
  }
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 800);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}

// After a refused form the list of errors is read first.
document.querySelector(".errors")?.focus();

// Levers: while one is dragged the answer is asked for again and put in the place of the old one.
for (const form of document.querySelectorAll("form[data-live]")) {
  let timer = 0;
  let latest = 0;
  async function ask() {
    const number = ++latest;
    const address = form.action + "?" + new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(address);
      if (!answer.ok || number !== latest) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById(form.dataset.live);
      if (!fresh || number !== latest) return;
      document.getElementById(form.dataset.live).replaceChildren(...fresh.childNodes);
      history.replaceState(null, "", address);
    } catch {
      // The button asks the ordinary way when the link is down.
    }
  }
  form.addEventListener("input", (event) => {
    const shown = event.target.parentElement.querySelector("output");
    if (shown) shown.textContent = event.target.value;
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
}
