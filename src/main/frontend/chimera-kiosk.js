// A wall screen: figures as large as the screen allows, one page after the other, and a way back when the connection
// or the program was away. Nobody stands by with a mouse.
const WIDTH = 1280;
const LOOK_EVERY_MILLIS = 5_000;
const ALIVE_EVERY_MILLIS = 60_000;
const PATIENCE_MILLIS = 20_000;

class ChimeraKiosk extends HTMLElement {
  #timers = [];
  #lock = null;
  #lostSince = 0;
  #fit = () => this.#scale();
  #seen = () => document.visibilityState === "visible" && this.#awake();
  #move = () => this.#stir();

  // The pages to show, each for so many seconds; none ends it.
  tour(pages, seconds) {
    this.#stop();
    this.shell = this.closest(".shell");
    this.shell.classList.toggle("kiosk", pages.length > 0);
    if (pages.length === 0) {
      return;
    }
    this.#build();
    this.#scale();
    this.#awake();
    addEventListener("resize", this.#fit);
    addEventListener("mousemove", this.#move);
    document.addEventListener("visibilitychange", this.#seen);
    this.#timers.push(setInterval(() => this.#look(), LOOK_EVERY_MILLIS));
    this.#timers.push(setInterval(() => this.$server?.alive(), ALIVE_EVERY_MILLIS));
    const at = pages.findIndex((page) => named(new URL(page, document.baseURI)) === named(location));
    if (pages.length > 1) {
      this.#timers.push(setTimeout(() => this.#go(pages[(at + 1) % pages.length]), seconds * 1000));
      this.bar.style.animationDuration = seconds + "s";
    }
    this.bar.hidden = pages.length < 2;
  }

  disconnectedCallback() {
    this.#stop();
  }

  #stop() {
    this.#timers.forEach((timer) => clearTimeout(timer));
    this.#timers = [];
    removeEventListener("resize", this.#fit);
    removeEventListener("mousemove", this.#move);
    document.removeEventListener("visibilitychange", this.#seen);
    const page = this.shell?.querySelector(":scope > main");
    if (page) {
      page.style.zoom = "";
    }
  }

  #build() {
    this.replaceChildren();
    this.lost = document.createElement("div");
    this.lost.className = "lost";
    this.lost.setAttribute("role", "alert");
    this.lost.hidden = true;
    const full = this.#button("word-full", () => document.documentElement.requestFullscreen?.().catch(() => {}));
    const leave = this.#button("word-leave", () => {
      document.exitFullscreen?.().catch(() => {});
      this.$server.leave();
    });
    const steer = document.createElement("div");
    steer.className = "steer";
    steer.append(full, leave);
    this.bar = document.createElement("i");
    this.bar.className = "bar-left";
    this.append(this.lost, steer, this.bar);
  }

  #button(word, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    button.textContent = this.getAttribute(word);
    button.addEventListener("click", act);
    return button;
  }

  #scale() {
    const factor = Math.min(4, Math.max(1, innerWidth / WIDTH));
    this.shell.querySelector(":scope > main").style.zoom = factor;
    this.style.zoom = factor;
  }

  #stir() {
    this.classList.add("stirred");
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.classList.remove("stirred"), 3000);
  }

  async #awake() {
    try {
      this.#lock = await navigator.wakeLock?.request("screen");
    } catch {
      this.#lock = null;
    }
  }

  #go(page) {
    const link = document.createElement("a");
    link.href = page;
    link.setAttribute("router-link", "");
    link.hidden = true;
    this.append(link);
    link.click();
    link.remove();
  }

  // The framework's own dialogs wait for somebody who presses a button.
  async #look() {
    const gone = document.querySelector(".v-system-error") !== null;
    let there = false;
    try {
      there = (await fetch(this.getAttribute("probe"), { cache: "no-store" })).ok;
    } catch {
      there = false;
    }
    if (!this.isConnected) {
      return;
    }
    if (there && !gone) {
      if (this.#lostSince && performance.now() - this.#lostSince > PATIENCE_MILLIS) {
        location.reload();
      }
      this.#lostSince = 0;
    } else if (there) {
      location.reload();
    } else if (!this.#lostSince) {
      this.#lostSince = performance.now();
      this.since = new Date();
    }
    this.lost.hidden = !this.#lostSince;
    if (this.#lostSince) {
      this.lost.textContent = this.getAttribute("word-lost")
        .replace("#", this.since.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }));
    }
  }
}

// An address without the order in which its choices happen to stand.
function named(url) {
  return url.pathname + [...new URLSearchParams(url.search)].map(String).sort().join("&");
}

customElements.define("chimera-kiosk", ChimeraKiosk);
