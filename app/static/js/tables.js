// Tables of values whose columns sort: up, down, and as in the file.

const NEXT = { none: "ascending", ascending: "descending", descending: "none" };
const words = new Intl.Collator([], { numeric: true, sensitivity: "base" });

export function makeSortable(include) {
  for (const table of include.querySelectorAll("table.sortable")) {
    const rows = [...table.tBodies[0].rows];
    for (const head of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sheet-sort";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, rows, head));
      head.append(button);
      head.ariaSort = "none";
    }
  }
}

function sort(table, rows, head) {
  const direction = NEXT[head.ariaSort];
  for (const other of head.parentElement.cells) {
    other.ariaSort = other === head ? direction : "none";
  }
  table.tBodies[0].replaceChildren(...(direction === "none" ? rows : sorted(rows, head, direction)));
}

// Equal values keep their order, and what is missing stands at the end in both directions.
function sorted(rows, head, direction) {
  const valueOf = READERS[head.dataset.sort] ?? READERS.text;
  const sign = direction === "ascending" ? 1 : -1;
  const keyed = rows.map((row) => ({ row, value: valueOf(textOf(row.cells[head.cellIndex])) }));
  keyed.sort(({ value: one }, { value: other }) => {
    if (one === null || other === null) {
      return (one === null) - (other === null);
    }
    return sign * (typeof one === "string" ? words.compare(one, other) : one - other);
  });
  return keyed.map(({ row }) => row);
}

// A long value is shortened, and whole in its title.
function textOf(cell) {
  return (cell.title || cell.textContent).trim();
}

const READERS = {
  text: (text) => text || null,
  number: (text) => number(text.replace(/[A-Z]{3}$|[^-−\d.eE]/g, "")),
  "number-comma": (text) => number(text.replace(/[^-−\d,]/g, "").replace(",", ".")),
  date: (text) => finite(Date.parse(text.replace(" ", "T").replace(",", "."))),
  "date-day": (text) => day(text, (first, second, year) => [year, second, first]),
  "date-month": (text) => day(text, (first, second, year) => [year, first, second]),
};

function number(text) {
  return text ? finite(Number(text.replace("−", "-"))) : null;
}

function day(text, inOrder) {
  const [year, month, date] = inOrder(...text.split(/\D/).map(Number));
  return finite(Date.UTC(year, month - 1, date));
}

// The server has looked at each value, so what is no number here says that there is none.
function finite(value) {
  return Number.isFinite(value) ? value : null;
}
