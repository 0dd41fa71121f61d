// The command palette, its shortcuts and their help. Opens from what the browser already holds; the server is asked
// for more while one types. What is shown is always text, never markup: names come from strangers.
const SHOWN = 40;
const RECENT = 6;
const CHORD_MILLIS = 1500;
const ASK_MILLIS = 120;

class ChimeraPalette extends HTMLElement {
  #items = [];
  #found = [];
  #shown = [];
  #at = 0;
  #asked = 0;
  #timer = 0;
  #chordUntil = 0;
  #keys = (event) => this.#press(event);

  connectedCallback() {
    if (!this.dialog) {
      this.#build();
    }
    document.addEventListener("keydown", this.#keys, true);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#keys, true);
    clearTimeout(this.#timer);
  }

  // What is always on offer.
  offer(items) {
    this.#items = items.map(prepared);
    this.dataset.ready = "";
    if (this.dialog?.open) {
      this.#show();
    }
  }

  // The answer to the question with that number.
  found(number, items) {
    if (number === this.#asked) {
      this.#found = items.map(prepared);
      if (this.dialog.open) {
        this.#show();
      }
    }
  }

  open() {
    if (this.dialog.open || busyElsewhere()) {
      return;
    }
    this.help.close();
    this.input.value = "";
    this.#found = [];
    this.#at = 0;
    this.#show();
    this.dialog.showModal();
    this.input.focus();
    this.$server?.opened();
  }

  #build() {
    const word = (name) => this.getAttribute("word-" + name) ?? "";
    this.input = make("input", {
      type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": "palette-list",
      "aria-autocomplete": "list", "aria-label": word("label"), placeholder: word("placeholder"),
      autocomplete: "off", autocapitalize: "off", spellcheck: "false", maxlength: "120",
    });
    this.list = make("ul", { id: "palette-list", role: "listbox", "aria-label": word("label") });
    this.said = make("div", { class: "unseen", role: "status" });
    const foot = make("div", { class: "palette-foot", "aria-hidden": "true" });
    for (const [keys, name] of [["↑ ↓", "move"], ["↵", "choose"], ["Esc", "close"]]) {
      const hint = make("span", {});
      hint.append(make("kbd", {}, keys), " " + word(name));
      foot.append(hint);
    }
    this.dialog = make("dialog", { class: "palette", "aria-label": word("label") });
    this.dialog.append(this.input, this.list, foot, this.said);
    this.help = this.#helpDialog(word);
    this.append(this.dialog, this.help);
    this.input.addEventListener("input", () => this.#typed());
    this.dialog.addEventListener("keydown", (event) => this.#steer(event));
    for (const dialog of [this.dialog, this.help]) {
      dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    }
  }

  #helpDialog(word) {
    const help = make("dialog", { class: "palette keys", "aria-label": word("keys") });
    const close = make("button", { type: "button", class: "btn" }, word("close"));
    close.addEventListener("click", () => help.close());
    const table = make("dl", {});
    for (const [keys, meaning] of JSON.parse(this.getAttribute("shortcuts") ?? "[]")) {
      const term = make("dt", {});
      keys.split(" ").forEach((key) => term.append(make("kbd", {}, key)));
      table.append(term, make("dd", {}, meaning));
    }
    help.append(make("h2", {}, word("keys")), table, close);
    return help;
  }

  #press(event) {
    if (event.defaultPrevented || event.isComposing) {
      return;
    }
    const letter = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && letter === "k") {
      event.preventDefault();
      if (this.dialog.open) {
        this.dialog.close();
      } else {
        this.open();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || this.dialog.open || this.help.open
        || writes(event) || busyElsewhere()) {
      return;
    }
    if (performance.now() < this.#chordUntil) {
      this.#chordUntil = 0;
      const there = this.#items.find((item) => item.jump === letter);
      if (there) {
        event.preventDefault();
        this.#choose(there);
      }
    } else if (letter === "g" && !event.shiftKey) {
      this.#chordUntil = performance.now() + CHORD_MILLIS;
    } else if (event.key === "/") {
      event.preventDefault();
      const field = [...document.querySelectorAll("main .filters vaadin-text-field, main .lookup vaadin-text-field")]
        .find((one) => one.offsetParent);
      if (field) {
        field.focus();
      } else {
        this.open();
      }
    } else if (event.key === "?") {
      event.preventDefault();
      this.help.showModal();
    }
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.#at = 0;
    const text = this.input.value.trim();
    if (text.length < 2) {
      this.#found = [];
    } else {
      const number = this.#asked;
      this.#timer = setTimeout(() => this.$server?.search(text, number), ASK_MILLIS);
    }
    this.#show();
  }

  #steer(event) {
    const last = this.#shown.length - 1;
    const step = { ArrowDown: this.#at + 1, ArrowUp: this.#at - 1, PageDown: this.#at + 8, PageUp: this.#at - 8 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const around = step < 0 && event.key === "ArrowUp" && this.#at === 0 ? last : step > last && event.key === "ArrowDown" && this.#at === last ? 0 : step;
      this.#mark(Math.max(0, Math.min(last, around)));
    } else if (event.key === "Enter" && !event.isComposing && this.#shown[this.#at]) {
      event.preventDefault();
      this.#choose(this.#shown[this.#at]);
    } else if (event.key === "Tab") {
      event.preventDefault();
    }
  }

  #show() {
    const text = this.input.value.trim();
    const groups = text ? [["", ranked(this.#items, this.#found, text)]] : this.#unasked();
    this.list.replaceChildren();
    this.#shown = [];
    groups.forEach(([name, items], number) => {
      let place = this.list;
      if (name) {
        place = make("ul", { role: "group", "aria-labelledby": "palette-group-" + number });
        const label = make("li", { id: "palette-group-" + number, class: "label", role: "presentation" }, name);
        place.append(label);
        const holder = make("li", { role: "presentation" });
        holder.append(place);
        this.list.append(holder);
      }
      items.forEach((item) => place.append(this.#option(item, !name)));
    });
    if (this.#shown.length === 0) {
      this.list.append(make("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" },
        this.getAttribute("word-none")));
    }
    this.#mark(Math.min(this.#at, Math.max(0, this.#shown.length - 1)));
    this.said.textContent = text ? this.getAttribute("word-count").replace("#", this.#shown.length) : "";
  }

  // Without a text: what was chosen last, then everything in its group.
  #unasked() {
    const known = new Map(this.#items.map((item) => [item.id, item]));
    const recent = this.#recent().map((item) => known.get(item.id) ?? (item.href === undefined ? undefined : prepared(item)))
      .filter(Boolean).slice(0, RECENT);
    const groups = recent.length ? [[this.getAttribute("word-recent"), recent]] : [];
    for (const item of this.#items) {
      const group = groups.find(([name]) => name === item.group);
      if (group) {
        group[1].push(item);
      } else {
        groups.push([item.group, [item]]);
      }
    }
    return groups;
  }

  #option(item, withGroup) {
    const number = this.#shown.push(item) - 1;
    const option = make("li", { id: "palette-option-" + number, role: "option", "aria-selected": "false" });
    option.append(make("span", { class: "title" }, item.title));
    if (item.denied) {
      option.setAttribute("aria-disabled", "true");
      option.append(make("span", { class: "why" }, item.denied));
    }
    if (item.jump && !item.denied) {
      const hint = make("span", { class: "hint", "aria-hidden": "true" });
      hint.append(make("kbd", {}, "g"), make("kbd", {}, item.jump));
      option.append(hint);
    } else if (withGroup) {
      option.append(make("span", { class: "hint" }, item.group));
    }
    option.addEventListener("mousemove", () => this.#at !== number && this.#mark(number, false));
    option.addEventListener("click", () => this.#choose(item));
    return option;
  }

  #mark(number, scroll = true) {
    this.list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
    this.#at = number;
    const option = this.list.querySelector("#palette-option-" + number);
    if (option) {
      option.setAttribute("aria-selected", "true");
      this.input.setAttribute("aria-activedescendant", option.id);
      if (scroll) {
        option.scrollIntoView({ block: "nearest" });
      }
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  #choose(item) {
    if (item.denied) {
      this.said.textContent = item.denied;
      return;
    }
    this.dialog.close();
    this.#remember(item);
    if (item.href === undefined) {
      this.$server?.choose(item.id);
    } else {
      const link = make("a", { href: item.href || ".", "router-link": "", hidden: "" });
      this.append(link);
      link.click();
      link.remove();
    }
  }

  #recent() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#memory()) ?? "[]");
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  }

  #remember(item) {
    const { id, group, title, href } = item;
    const kept = [{ id, group, title, href }, ...this.#recent().filter((one) => one.id !== id)].slice(0, 2 * RECENT);
    try {
      localStorage.setItem(this.#memory(), JSON.stringify(kept));
    } catch {
      // A browser that keeps nothing still opens pages.
    }
  }

  #memory() {
    return "chimera.recent." + this.getAttribute("account");
  }
}

// Where a search of the page or a dialog has the keyboard, letters are letters.
function writes(event) {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement
    && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function busyElsewhere() {
  return document.querySelector("vaadin-dialog[opened], vaadin-confirm-dialog[opened], vaadin-dialog-overlay[opened]") !== null;
}

function make(tag, attributes, text) {
  const element = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  if (text !== undefined) {
    element.textContent = text;
  }
  return element;
}

function plain(text) {
  return text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();
}

function prepared(item) {
  return { ...item, lookFor: plain(item.title), further: plain((item.words ?? "") + " " + item.group) };
}

function ranked(items, found, text) {
  const words = plain(text).split(/\s+/);
  const known = new Set(items.map((item) => item.id));
  return [...items, ...found.filter((item) => !known.has(item.id)).map((item) => ({ ...item, sought: true }))]
    .map((item) => [score(item, words), item])
    .filter(([points]) => points > 0)
    .sort(([a], [b]) => b - a)
    .slice(0, SHOWN)
    .map(([, item]) => item);
}

// Every word must be found: in the title well, in the further words less so. What the server found counts anyway.
function score(item, words) {
  let points = item.denied ? -2 : 0;
  for (const word of words) {
    const best = Math.max(closeness(item.lookFor, word), closeness(item.further, word) / 3);
    if (best <= 0 && !item.sought) {
      return 0;
    }
    points += Math.max(best, 1);
  }
  return Math.max(points, 0.1);
}

// 100 and more for the beginning, less for the beginning of a word, for any part, and for letters in their order.
function closeness(text, word) {
  const at = text.indexOf(word);
  if (at === 0) {
    return 100 + (text.length === word.length ? 20 : 0);
  }
  if (at > 0) {
    return /[^\p{L}\p{N}]/u.test(text[at - 1]) ? 80 : 45;
  }
  if (word.length < 2) {
    return 0;
  }
  let place = 0;
  let gaps = 0;
  for (const letter of word) {
    const next = text.indexOf(letter, place);
    if (next < 0) {
      return 0;
    }
    gaps += place === 0 ? 0 : next - place;
    place = next + 1;
  }
  return gaps > 3 * word.length ? 0 : Math.max(1, 30 - 2 * gaps);
}

customElements.define("chimera-palette", ChimeraPalette);
