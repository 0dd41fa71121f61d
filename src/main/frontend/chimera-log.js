// A window on a log of any length. It draws the lines in sight and asks for what it does not have, so that a million lines
// cost as much as fifty. At its end it follows what comes; elsewhere it stays put. Text is only ever text: of terminal codes
// it takes colours and weight, all others are left out.

const ROW = 20;
const TALLEST = 8_000_000;
const AROUND = 12;
const PAGE = 256;
const KEPT = 24_000;
const CODES = /\u001b\[([0-9;]*)m|\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*\u0007?|\u001b/g;
const COLOURS = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
const LEVELS = ["debug", "out", "info", "warn", "error"];

class ChimeraLog extends HTMLElement {
  constructor() {
    super();
    this.lines = new Map();
    this.asked = new Set();
    this.order = null;
    this.hits = [];
    this.hitAt = -1;
    this.total = 0;
    this.top = 0;
    this.follow = true;
    this.marked = 0;
    this.words = "";
    this.labels = {};
  }

  connectedCallback() {
    this.keys ||= (event) => this.pageKey(event);
    document.addEventListener("keydown", this.keys);
    this.view && this.sizes.observe(this.view);
  }

  disconnectedCallback() {
    this.sizes?.disconnect();
    document.removeEventListener("keydown", this.keys);
  }

  // Comes first: in which words it speaks.
  speak(labels, begin) {
    this.begin = begin;
    if (!this.view) {
      this.labels = labels;
      this.build();
      this.sizes = new ResizeObserver(() => this.measure());
      this.sizes.observe(this.view);
    }
  }

  build() {
    this.view = make("div", "log-view");
    this.view.tabIndex = 0;
    this.view.setAttribute("role", "log");
    this.view.setAttribute("aria-live", "off");
    this.view.setAttribute("aria-label", this.labels.log || "");
    this.space = make("div", "log-space");
    this.list = make("ol");
    this.space.append(this.list);
    this.view.append(this.space);
    this.said = make("div", "unseen");
    this.said.setAttribute("role", "status");
    this.nothing = make("p", "nothing");
    this.toEnd = this.button("end", () => this.goOn());
    this.toEnd.className = "to-end";
    const body = make("div", "log-window");
    body.append(this.view, this.nothing, this.toEnd);
    this.replaceChildren(this.bar(), body, this.said);
    this.view.addEventListener("scroll", () => this.scrolled());
    this.view.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.view.addEventListener("touchmove", () => this.stay(), { passive: true });
    this.view.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("click", (event) => this.clicked(event));
  }

  bar() {
    const l = this.labels;
    this.find = make("input", "find-field");
    this.find.type = "search";
    this.find.maxLength = 200;
    this.find.placeholder = l.find || "";
    this.find.setAttribute("aria-label", l.find || "");
    this.find.title = l.findHint || "";
    this.find.value = this.words;
    this.find.addEventListener("input", () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.search(), 220);
    });
    this.find.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        this.step(event.shiftKey ? -1 : 1);
      } else if (event.key === "Escape" && this.find.value) {
        event.stopPropagation();
        this.find.value = "";
        this.search();
      }
    });
    this.count = make("span", "count");
    this.count.setAttribute("role", "status");
    this.before = this.button("previous", () => this.step(-1), "↑");
    this.after = this.button("next", () => this.step(1), "↓");
    this.only = this.toggle("only", () => this.arrange());
    this.level = this.choice("level", (l.levels || []).map((name, i) => [i, name]), () => this.choose());
    this.steps = this.choice("step", [["", l.step || ""]], () => {
      if (this.steps.value) {
        this.jump(Number(this.steps.value));
        this.steps.value = "";
      }
    });
    this.trouble = this.button("error", () => this.$server.trouble(this.place()));
    this.time = make("input", "time-field");
    this.time.placeholder = "hh:mm:ss";
    this.time.maxLength = 8;
    this.time.setAttribute("aria-label", l.time || "");
    this.time.title = l.time || "";
    this.time.addEventListener("keydown", (event) => event.key === "Enter" && this.toTime());
    this.clock = this.toggle("clock", () => this.classList.toggle("no-time", this.clock.getAttribute("aria-pressed") !== "true"));
    this.clock.setAttribute("aria-pressed", "true");
    this.copier = this.button("copy", () => this.copy());
    this.saver = this.button("save", () => this.save());
    this.larger = this.button("full", () => (document.fullscreenElement ? document.exitFullscreen() : this.requestFullscreen()));
    const bar = make("div", "bar-line");
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", l.tools || "");
    bar.append(this.find, this.before, this.after, this.count, this.only, this.level, this.steps, this.trouble, this.time, this.clock, this.copier, this.saver, this.larger);
    return bar;
  }

  button(label, action, sign) {
    const button = make("button", "tool");
    button.type = "button";
    button.textContent = sign || this.labels[label] || "";
    button.title = this.labels[label] || "";
    sign && button.setAttribute("aria-label", this.labels[label] || "");
    button.addEventListener("click", action);
    return button;
  }

  toggle(label, changed) {
    const button = this.button(label, () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      changed();
    });
    button.setAttribute("aria-pressed", "false");
    return button;
  }

  choice(label, options, changed) {
    const select = make("select", "tool");
    select.setAttribute("aria-label", this.labels[label] || "");
    select.title = this.labels[label] || "";
    options.forEach(([value, name]) => select.add(new Option(name, value)));
    select.addEventListener("change", changed);
    return select;
  }

  // What the server says.

  open(total, wish) {
    this.lines.clear();
    this.asked.clear();
    this.total = total;
    this.marked = wish.line;
    this.follow = wish.follow;
    this.words = wish.find;
    this.hits = [];
    this.hitAt = -1;
    this.hitsMore = false;
    this.sparse = wish.sparse ? [] : null;
    this.level.value = String(wish.level);
    if (document.activeElement !== this.find) {
      this.find.value = wish.find;
    }
    this.wantsHit = Boolean(wish.find) && !wish.line;
    this.arrange();
    this.told();
    if (wish.line) {
      this.jump(wish.line);
    }
  }

  grow(total, fresh) {
    this.take(fresh);
    if (total !== this.total) {
      this.total = total;
      this.resize();
    }
    this.tell(fresh);
    this.draw();
  }

  give(rows) {
    this.take(rows);
    this.draw();
  }

  // Which lines there are, where not all are to be seen.
  listed(numbers) {
    this.sparse = (this.sparse || []).concat(numbers);
    this.arrange();
  }

  found(numbers, more) {
    this.hits = this.hits.concat(numbers);
    this.hitsMore = more;
    this.hitSet = new Set(this.hits);
    if (this.only.getAttribute("aria-pressed") === "true") {
      this.arrange();
    }
    if (this.wantsHit && this.hits.length) {
      this.wantsHit = false;
      const here = this.place();
      const next = this.hits.findIndex((seq) => seq >= here);
      this.show(next < 0 ? 0 : next);
    }
    this.told();
    this.draw();
  }

  phases(steps) {
    const known = steps.map(([seq, name]) => `${seq} ${name}`).join("\n");
    if (known !== this.knownSteps) {
      this.knownSteps = known;
      this.steps.replaceChildren(new Option(this.labels.step || "", ""), ...steps.map(([seq, name]) => new Option(name, seq)));
    }
  }

  jump(seq) {
    this.stay(true);
    this.marked = seq;
    const at = this.indexOf(seq);
    this.toIndex(at - Math.floor(this.rows / 2));
    this.draw(true);
  }

  // Lines kept and drawn.

  take(rows) {
    for (const row of rows) {
      this.lines.set(row[0], row);
    }
    if (this.lines.size > KEPT) {
      const here = this.seqAt(Math.floor(this.top)) || 0;
      for (const seq of this.lines.keys()) {
        if (Math.abs(seq - here) > KEPT / 4) {
          this.lines.delete(seq);
        }
        if (this.lines.size <= KEPT / 2) {
          break;
        }
      }
      this.asked.clear();
    }
  }

  arrange() {
    const here = this.seqAt(Math.floor(this.top));
    const onlyHits = this.only.getAttribute("aria-pressed") === "true" && this.words;
    this.order = onlyHits ? this.hits : this.sparse;
    this.resize();
    if (!this.follow && here) {
      this.toIndex(this.indexOf(here));
    }
    this.draw(true);
  }

  length() {
    return this.order ? this.order.length : this.total;
  }

  seqAt(index) {
    return this.order ? this.order[index] : index < this.total ? index + 1 : undefined;
  }

  indexOf(seq) {
    if (!this.order) {
      return seq - 1;
    }
    let low = 0;
    let high = this.order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      this.order[middle] < seq ? (low = middle + 1) : (high = middle);
    }
    return low;
  }

  // The number of the line in the middle of the view.
  place() {
    return this.marked && this.inSight(this.marked) ? this.marked : this.seqAt(Math.max(0, Math.floor(this.top))) || 0;
  }

  inSight(seq) {
    const at = this.indexOf(seq);
    return at >= this.top - 1 && at <= this.top + this.rows;
  }

  measure() {
    this.resize();
    this.draw(true);
  }

  resize() {
    this.height = this.view.clientHeight || 400;
    this.rows = this.height / ROW;
    const tall = Math.max(this.length() * ROW, 1);
    this.scaled = tall > TALLEST;
    this.space.style.height = `${Math.min(tall, TALLEST)}px`;
    this.nothing.textContent = this.length() ? "" : this.labels.empty || "";
    if (this.follow) {
      this.toIndex(this.length());
    } else {
      this.top = Math.max(0, Math.min(this.top, this.last()));
    }
    this.toEnd.hidden = this.follow;
  }

  last() {
    return Math.max(0, this.length() - this.rows);
  }

  toIndex(index) {
    this.top = Math.max(0, Math.min(index, this.last()));
    const whole = Math.min(this.length() * ROW, TALLEST) - this.height;
    this.expected = this.scaled ? Math.round((this.top / Math.max(1, this.last())) * whole) : Math.round(this.top * ROW);
    this.view.scrollTop = this.expected;
  }

  scrolled() {
    const at = this.view.scrollTop;
    if (this.expected === undefined || Math.abs(at - this.expected) > 1.5) {
      const whole = Math.max(1, this.view.scrollHeight - this.height);
      this.top = this.scaled ? (at / whole) * this.last() : at / ROW;
      this.expected = undefined;
      this.top >= this.last() - 0.6 ? this.goOn() : this.stay();
    }
    this.draw(true);
  }

  wheel(event) {
    if (event.ctrlKey || event.shiftKey || !event.deltaY) {
      return;
    }
    if (event.deltaY < 0) {
      this.stay();
    }
    if (this.scaled) {
      event.preventDefault();
      this.move(event.deltaMode ? event.deltaY * 3 : event.deltaY / ROW);
    }
  }

  move(lines) {
    this.toIndex(this.top + lines);
    lines > 0 && this.top >= this.last() - 0.1 ? this.goOn() : this.stay();
    this.draw(true);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const far = { PageUp: -this.rows + 1, PageDown: this.rows - 1, ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === "End") {
      this.goOn();
    } else if (event.key === "Home") {
      this.stay(true);
      this.toIndex(0);
      this.draw(true);
    } else if (far) {
      this.move(far);
    } else if (event.key === "n" || event.key === "N") {
      this.step(event.key === "n" ? 1 : -1);
    } else if (event.key === "e") {
      this.$server.trouble(this.place());
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  // The browser's own search sees only the lines in sight: this one sees the whole log.
  pageKey(event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "f" && !event.shiftKey && this.offsetParent) {
      event.preventDefault();
      this.find.focus();
      this.find.select();
    } else if (event.key === "F3" && this.hits.length) {
      event.preventDefault();
      this.step(event.shiftKey ? -1 : 1);
    }
  }

  stay(surely) {
    if (this.follow && (surely || this.length() > this.rows)) {
      this.follow = false;
      this.toEnd.hidden = false;
      this.$server.follows(false);
    }
  }

  goOn() {
    if (!this.follow) {
      this.follow = true;
      this.$server.follows(true);
    }
    this.toEnd.hidden = true;
    this.toIndex(this.length());
    this.draw(true);
  }

  draw(surely) {
    if (!surely && this.selecting()) {
      return;
    }
    if (!this.frameAsked) {
      this.frameAsked = requestAnimationFrame(() => {
        this.frameAsked = 0;
        this.drawNow();
      });
    }
  }

  selecting() {
    const chosen = document.getSelection();
    return chosen && !chosen.isCollapsed && this.list.contains(chosen.anchorNode);
  }

  drawNow() {
    const from = Math.max(0, Math.floor(this.top) - AROUND);
    const to = Math.min(this.length(), Math.ceil(this.top + this.rows) + AROUND);
    const before = new Map([...this.list.children].map((row) => [Number(row.dataset.seq), row]));
    const rows = [];
    const missing = [];
    for (let i = from; i < to; i++) {
      const seq = this.seqAt(i);
      const line = this.lines.get(seq);
      const old = before.get(seq);
      const look = this.look(seq, line);
      if (old && old.look === look) {
        rows.push(old);
      } else {
        rows.push(this.row(seq, line, look));
      }
      line || missing.push(seq);
    }
    this.list.replaceChildren(...rows);
    const shift = this.scaled ? this.view.scrollTop - (this.top - from) * ROW : from * ROW;
    this.list.style.transform = `translateY(${shift}px)`;
    missing.length && this.ask(missing);
  }

  look(seq, line) {
    const hit = this.words && this.hitSet?.has(seq) ? (seq === this.hits[this.hitAt] ? "hit now" : "hit") : "";
    return `${line ? LEVELS[line[2]] : "due"} ${hit} ${seq === this.marked ? "marked" : ""} ${hit && this.words}`;
  }

  row(seq, line, look) {
    const row = make("li");
    row.dataset.seq = seq;
    row.look = look;
    const bare = this.words && look.endsWith(this.words) ? look.slice(0, -this.words.length) : look;
    row.className = bare.split(" ").filter(Boolean).join(" ");
    const link = make("a");
    link.href = `${location.pathname}?line=${seq}`;
    link.textContent = seq;
    link.title = this.labels.link || "";
    link.tabIndex = -1;
    const at = make("time");
    const level = make("i");
    const words = make("span");
    if (line) {
      at.textContent = clock(line[1]);
      level.textContent = this.labels.marks?.[line[2]] || "";
      coloured(words, line[3], /\bhit\b/.test(row.className) ? this.words : "");
    } else {
      words.textContent = "…";
    }
    row.append(link, at, level, words);
    return row;
  }

  ask(missing) {
    if (this.order) {
      const wanted = missing.filter((seq) => !this.asked.has(seq));
      if (wanted.length) {
        const last = this.indexOf(missing.at(-1));
        const ahead = this.order.slice(last + 1, last + PAGE).filter((seq) => !this.lines.has(seq) && !this.asked.has(seq));
        const all = wanted.concat(ahead).slice(0, 2 * PAGE);
        all.forEach((seq) => this.asked.add(seq));
        this.$server.fetchThese(all.join(","));
      }
      return;
    }
    for (const page of new Set(missing.map((seq) => Math.floor((seq - 1) / PAGE)))) {
      const key = `p${page}`;
      const due = Math.min(this.total, (page + 1) * PAGE);
      if (!this.asked.has(key + due)) {
        this.asked.add(key + due);
        this.$server.fetchFrom(page * PAGE + 1, PAGE);
      }
    }
  }

  // What the reader wants.

  search() {
    this.words = this.find.value.trim();
    this.hits = [];
    this.hitSet = new Set();
    this.hitAt = -1;
    this.wantsHit = Boolean(this.words);
    this.hitsMore = false;
    this.arrange();
    this.told();
    this.$server.look(this.words, Number(this.level.value));
  }

  choose() {
    this.$server.look(this.words, Number(this.level.value));
  }

  step(way) {
    if (!this.hits.length) {
      return;
    }
    this.show((this.hitAt + way + this.hits.length) % this.hits.length);
  }

  show(at) {
    this.hitAt = at;
    this.told();
    this.jump(this.hits[at]);
  }

  told() {
    const all = `${this.hits.length.toLocaleString()}${this.hitsMore ? "+" : ""}`;
    this.count.textContent = !this.words ? "" : this.hits.length ? `${(this.hitAt + 1).toLocaleString()} / ${all}` : this.labels.none || "";
    const none = !this.hits.length;
    this.before.disabled = none;
    this.after.disabled = none;
    this.only.disabled = !this.words;
  }

  // New warnings and errors are read out, the rest is not.
  tell(fresh) {
    const grave = fresh.filter((line) => line[2] >= 3).at(-1);
    if (grave && Date.now() - (this.toldAt || 0) > 2000) {
      this.toldAt = Date.now();
      this.said.textContent = grave[3].replace(CODES, "");
    }
  }

  toTime() {
    const parts = this.time.value.trim().match(/^(\d{1,2}):(\d\d)(?::(\d\d))?$/);
    this.time.setAttribute("aria-invalid", String(!parts));
    if (parts) {
      const at = new Date(this.begin || Date.now());
      at.setHours(Number(parts[1]), Number(parts[2]), Number(parts[3] || 0), 0);
      const day = 86_400_000;
      this.$server.toTime(at.getTime() + 999 < (this.begin || 0) ? at.getTime() + day : at.getTime());
    }
  }

  clicked(event) {
    const link = event.target.closest("a");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.marked = Number(link.parentElement.dataset.seq);
      this.stay(true);
      navigator.clipboard?.writeText(link.href).then(() => (this.said.textContent = this.labels.linked || "")).catch(() => {});
      this.$server.marks(this.marked);
      this.draw(true);
    }
  }

  inView() {
    const rows = [];
    for (let i = Math.floor(this.top); i < Math.min(this.length(), this.top + this.rows); i++) {
      const line = this.lines.get(this.seqAt(i));
      line && rows.push(`${new Date(line[1]).toISOString()} ${LEVELS[line[2]].padEnd(5)} ${line[3].replace(CODES, "")}`);
    }
    return rows.join("\n") + "\n";
  }

  copy() {
    const chosen = this.selecting() ? document.getSelection().toString() : this.inView();
    navigator.clipboard
      ?.writeText(chosen)
      .then(() => this.flash(this.copier))
      .catch(() => (this.said.textContent = this.labels.uncopied || ""));
  }

  flash(button) {
    button.classList.add("done");
    this.said.textContent = this.labels.copied || "";
    setTimeout(() => button.classList.remove("done"), 1500);
  }

  save() {
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([this.inView()], { type: "text/plain;charset=utf-8" }));
    link.download = `log-${this.seqAt(Math.floor(this.top)) || 0}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

function make(tag, look) {
  const element = document.createElement(tag);
  if (look) {
    element.className = look;
  }
  return element;
}

function clock(millis) {
  const at = new Date(millis);
  const two = (n) => String(n).padStart(2, "0");
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${String(at.getMilliseconds()).padStart(3, "0")}`;
}

function coloured(target, text, words) {
  let from = 0;
  let look = "";
  for (const code of text.matchAll(CODES)) {
    piece(target, text.slice(from, code.index), look, words);
    from = code.index + code[0].length;
    if (code[1] !== undefined) {
      look = next(look, code[1]);
    }
  }
  piece(target, text.slice(from), look, words);
}

function piece(target, text, look, words) {
  if (!text) {
    return;
  }
  const part = look ? make("span", look) : document.createDocumentFragment();
  const low = words && text.toLowerCase();
  let from = 0;
  for (let at = words ? low.indexOf(words.toLowerCase()) : -1; at >= 0; at = low.indexOf(words.toLowerCase(), from)) {
    const mark = make("mark");
    mark.textContent = text.slice(at, at + words.length);
    part.append(text.slice(from, at), mark);
    from = at + words.length;
  }
  part.append(text.slice(from));
  target.append(part);
}

function next(look, codes) {
  let now = new Set(look.split(" ").filter(Boolean));
  const without = (start) => (now = new Set([...now].filter((each) => !each.startsWith(start))));
  const all = (codes || "0").split(";").map(Number);
  for (let i = 0; i < all.length; i++) {
    const code = all[i];
    if (code === 0) {
      now.clear();
    } else if (code === 1) {
      now.add("bold");
    } else if (code === 2) {
      now.add("faint-text");
    } else if (code === 3) {
      now.add("slanted");
    } else if (code === 4) {
      now.add("under");
    } else if (code === 22) {
      now.delete("bold");
      now.delete("faint-text");
    } else if (code === 23) {
      now.delete("slanted");
    } else if (code === 24) {
      now.delete("under");
    } else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) {
      without("c-");
      now.add(`c-${COLOURS[code % 10]}`);
    } else if (code === 39) {
      without("c-");
    } else if (code === 38 || code === 48) {
      i += all[i + 1] === 5 ? 2 : 4;
    }
  }
  return [...now].join(" ");
}

customElements.get("chimera-log") || customElements.define("chimera-log", ChimeraLog);
