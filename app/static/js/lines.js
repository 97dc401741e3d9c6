// Numbers of lines lead to the line in Bitbucket. One link serves all lines: twenty thousand would be too heavy.

const LINE = "[data-lines] .code .line";

// At first in the first line, so that the keyboard finds it; from there the arrow keys lead on.
export function placeLineLink(include) {
  for (const body of include.querySelectorAll("[data-lines]")) {
    const line = body.querySelector(".line");
    if (line) {
      move(makeLink(), line);
    }
  }
}

export function followPointer(main) {
  for (const kind of ["pointerover", "click"]) {
    main.addEventListener(kind, ({ target, buttons }) => {
      const line = target.closest(LINE);
      const link = line && linkOf(line);
      // Neither taken from who has the keyboard on it, nor put into what is being selected.
      if (link && link !== document.activeElement && !buttons) {
        move(link, line);
      }
    });
  }
}

function makeLink() {
  const link = document.createElement("a");
  link.className = "line-link";
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.setAttribute("aria-description", "The arrow keys lead to other lines.");
  link.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const lines = step ? [...link.closest("[data-lines]").querySelectorAll(".line")] : [];
    const next = lines[lines.indexOf(link.parentElement) + step];
    if (next) {
      event.preventDefault();
      move(link, next);
      link.focus();
    }
  });
  return link;
}

function linkOf(line) {
  return line.closest("[data-lines]").querySelector(".line-link");
}

function move(link, line) {
  if (link.parentElement === line) {
    return;
  }
  link.parentElement?.classList.remove("has-link");
  line.classList.add("has-link");
  line.prepend(link);
  link.href = `${line.closest("[data-lines]").dataset.lines}#lines-${line.dataset.n}`;
  link.setAttribute("aria-label", `Line ${line.dataset.n} in Bitbucket`);
}
