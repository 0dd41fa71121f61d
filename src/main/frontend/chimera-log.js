// A window on a long log. It holds some thousand lines at most: at its end it follows what comes, elsewhere it stays put
// and asks the server for what lies before and behind. Text is only ever text; of terminal codes it takes the colours.

const MOST = 3000;
const NEAR = 400;
const CODES = /\u001b\[([0-9;]*)m|\u001b\[[0-9;?]*[A-Za-z]|\u001b/g;
const COLOURS = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

class ChimeraLog extends HTMLElement {
  constructor() {
    super();
    this.lines = [];
    this.follow = true;
    this.asked = false;
  }

  connectedCallback() {
    if (this.list) {
      return;
    }
    this.list = document.createElement("ol");
    this.toEnd = document.createElement("button");
    this.toEnd.type = "button";
    this.toEnd.className = "to-end";
    this.toEnd.textContent = this.endLabel || "";
    this.toEnd.hidden = true;
    this.toEnd.addEventListener("click", () => this.followEnd());
    this.replaceChildren(this.list, this.toEnd);
    this.addEventListener("scroll", () => this.scrolled());
    this.addEventListener("wheel", (event) => event.deltaY < 0 && this.stay(), { passive: true });
    this.addEventListener("keydown", (event) => {
      if (event.key === "End") {
        event.preventDefault();
        this.followEnd();
      } else if (["PageUp", "ArrowUp", "Home"].includes(event.key)) {
        this.stay();
      }
    });
  }

  show(lines, follow, marked) {
    this.lines = [];
    this.list.replaceChildren();
    this.marked = marked;
    this.follow = follow;
    this.toEnd.textContent = this.endLabel;
    this.toEnd.hidden = follow;
    this.add(lines, false);
    this.dataset.empty = this.lines.length ? "" : this.emptyLabel;
    const wanted = marked && this.list.querySelector(`[data-seq="${marked}"]`);
    if (wanted) {
      wanted.scrollIntoView({ block: "center" });
    } else if (follow) {
      this.scrollTop = this.scrollHeight;
    } else {
      this.scrollTop = 0;
    }
  }

  append(lines) {
    this.asked = false;
    const last = this.lines.length ? this.lines.at(-1) : 0;
    this.add(lines.filter((line) => line[0] > last), false);
    this.dataset.empty = this.lines.length ? "" : this.emptyLabel;
    if (this.follow) {
      this.scrollTop = this.scrollHeight;
    }
  }

  prepend(lines) {
    this.asked = false;
    const first = this.lines.length ? this.lines[0] : Infinity;
    const before = this.scrollHeight;
    this.add(lines.filter((line) => line[0] < first), true);
    this.scrollTop += this.scrollHeight - before;
  }

  add(lines, atStart) {
    const rows = lines.map((line) => this.row(line));
    const numbers = lines.map((line) => line[0]);
    if (atStart) {
      this.list.prepend(...rows);
      this.lines.unshift(...numbers);
    } else {
      this.list.append(...rows);
      this.lines.push(...numbers);
    }
    while (this.lines.length > MOST) {
      if (atStart) {
        this.lines.pop();
        this.list.lastElementChild.remove();
      } else {
        const height = this.follow ? 0 : this.list.firstElementChild.offsetHeight;
        this.lines.shift();
        this.list.firstElementChild.remove();
        this.scrollTop -= height;
      }
    }
  }

  row([seq, time, level, text]) {
    const row = document.createElement("li");
    row.dataset.seq = seq;
    row.className = ["debug", "out", "info", "warn", "error"][level] + (seq === this.marked ? " marked" : "");
    const link = document.createElement("a");
    link.href = `${location.pathname}?line=${seq}`;
    link.textContent = seq;
    link.title = this.linkLabel;
    const at = document.createElement("time");
    at.textContent = time;
    const words = document.createElement("span");
    colour(words, text);
    row.append(link, at, words);
    return row;
  }

  scrolled() {
    const below = this.scrollHeight - this.scrollTop - this.clientHeight;
    if (below > 40) {
      this.stay();
    }
    if (this.asked || !this.lines.length) {
      return;
    }
    if (this.scrollTop < NEAR && this.lines[0] > 1) {
      this.asked = true;
      this.$server.fetchBefore(this.lines[0]);
    } else if (!this.follow && below < NEAR) {
      this.asked = true;
      this.$server.fetchAfter(this.lines.at(-1));
    }
  }

  stay() {
    if (this.follow && this.scrollHeight > this.clientHeight + 40) {
      this.follow = false;
      this.toEnd.hidden = false;
      this.$server.follows(false);
    }
  }

  followEnd() {
    this.$server.toEnd();
  }
}

function colour(target, text) {
  let from = 0;
  let look = "";
  for (const code of text.matchAll(CODES)) {
    piece(target, text.slice(from, code.index), look);
    from = code.index + code[0].length;
    if (code[1] !== undefined) {
      look = next(look, code[1]);
    }
  }
  piece(target, text.slice(from), look);
}

function piece(target, text, look) {
  if (!text) {
    return;
  }
  const part = document.createElement("span");
  part.textContent = text;
  part.className = look;
  target.append(look ? part : text);
}

function next(look, codes) {
  const now = new Set(look.split(" ").filter(Boolean));
  for (const code of (codes || "0").split(";").map(Number)) {
    if (code === 0) {
      now.clear();
    } else if (code === 1) {
      now.add("bold");
    } else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) {
      [...now].filter((each) => each.startsWith("c-")).forEach((each) => now.delete(each));
      now.add(`c-${COLOURS[code % 10]}`);
    } else if (code === 39) {
      [...now].filter((each) => each.startsWith("c-")).forEach((each) => now.delete(each));
    }
  }
  return [...now].join(" ");
}

customElements.get("chimera-log") || customElements.define("chimera-log", ChimeraLog);
