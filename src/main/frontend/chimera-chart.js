// <chimera-chart>: a value over time with the band of its uncertainty and rings for blocks, drawn by Chart.js.
//
// The server calls patch({from, to, points, marks, live, unit, factor, reset}): points are [time, value, low, high,
// refused] in epoch milliseconds and the value's own unit, and replace those of the same time; what is older than `from`
// goes. A value that is null is a gap: nothing is known of that time. Refused shares stand as bars at the foot.
const STEPS = [1, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440, 2880, 10080].map((minutes) => minutes * 60000);

const LINE = 2;

/* What the pointer tells of is always a point of the line, however near a ring may be. */
function nearestOnLine(chart, event) {
  let nearest = [];
  let least = Infinity;
  chart.getDatasetMeta(LINE).data.forEach((element, index) => {
    const away = Math.abs(element.x - event.x);
    if (!element.skip && away < least) {
      least = away;
      nearest = [{ element, datasetIndex: LINE, index }];
    }
  });
  return nearest;
}

class ChimeraChart extends HTMLElement {
  #points = new Map();
  #state = { from: 0, to: 1, marks: [], live: null, unit: "", factor: 1 };
  #chart = null;
  #plot = null;
  #table = null;
  #observer = null;
  #media = null;
  #restyle = () => this.#dress();

  connectedCallback() {
    this.#plot ??= this.#part("div", "plot");
    this.#media = matchMedia("(prefers-color-scheme: dark)");
    this.#media.addEventListener("change", this.#restyle);
    this.#observer = new MutationObserver(this.#restyle);
    // The sheet with the colours may arrive after the first drawing.
    document.addEventListener("load", this.#restyle, true);
    this.#observer.observe(document.documentElement, { attributes: true, attributeFilter: ["theme", "style", "class"] });
    this.#draw();
  }

  disconnectedCallback() {
    this.#observer?.disconnect();
    document.removeEventListener("load", this.#restyle, true);
    this.#media?.removeEventListener("change", this.#restyle);
    this.#chart?.destroy();
    this.#chart = null;
  }

  patch(change) {
    if (change.reset) {
      this.#points.clear();
    }
    Object.assign(this.#state, { from: change.from, to: change.to, marks: change.marks, live: change.live });
    Object.assign(this.#state, { unit: change.unit, factor: change.factor });
    change.points.forEach((point) => this.#points.set(point[0], point));
    for (const time of this.#points.keys()) {
      if (time < change.from) {
        this.#points.delete(time);
      }
    }
    this.#draw();
  }

  showTable(wanted) {
    this.classList.toggle("as-table", wanted);
    if (wanted) {
      this.#table ??= this.#part("div", "table");
    } else {
      this.#table?.remove();
      this.#table = null;
    }
    this.#plot.hidden = wanted;
    this.#draw();
  }

  get #locale() {
    return this.getAttribute("locale") ?? undefined;
  }

  #rows() {
    const rows = [...this.#points.values()].sort((a, b) => a[0] - b[0]);
    const live = this.#state.live;
    if (live) {
      while (rows.length && rows.at(-1)[0] >= live[0]) {
        rows.pop();
      }
      rows.push(live);
    }
    return rows;
  }

  #draw() {
    if (!this.isConnected || !this.#plot || typeof globalThis.Chart === "undefined") {
      return;
    }
    const rows = this.#rows();
    if (this.#table) {
      this.#fillTable(rows);
      return;
    }
    if (!this.#chart) {
      const canvas = document.createElement("canvas");
      canvas.setAttribute("aria-hidden", "true");
      this.#plot.replaceChildren(canvas);
      globalThis.Chart.Interaction.modes.alongLine = nearestOnLine;
      this.#chart = new globalThis.Chart(canvas, this.#configuration());
      this.#dress(false);
    }
    const { factor, marks, from, to } = this.#state;
    const column = (index) => rows.map((row) => ({ x: row[0], y: row[index] === null ? null : row[index] / factor }));
    const [low, high, line, rings, head, bars] = this.#chart.data.datasets;
    const band = (index) => rows.map((row) => ({ x: row[0], y: row[1] === null ? null : row[index] / factor }));
    low.data = band(2);
    high.data = band(3);
    bars.data = rows.filter((row) => row[4] > 0).map((row) => ({ x: row[0], y: row[4] }));
    const most = bars.data.reduce((top, bar) => Math.max(top, bar.y), 0);
    this.#chart.options.scales.yRefused.max = Math.max(20, most * 8);
    line.data = column(1);
    rings.data = marks.toSorted((a, b) => a - b).map((time) => ({ x: time, y: this.#valueAt(rows, time) / factor }));
    const last = rows.findLast((row) => row[1] !== null);
    head.data = last ? [{ x: last[0], y: last[1] / factor }] : [];
    Object.assign(this.#chart.options.scales.x, { min: from, max: to });
    this.#chart.update();
  }

  /* Where the line is at that time, between two points in proportion. */
  #valueAt(rows, time) {
    const known = rows.filter((row) => row[1] !== null);
    const next = known.find((row) => row[0] >= time) ?? known.at(-1);
    const before = known.findLast((row) => row[0] < time) ?? next;
    if (!next) {
      return 0;
    }
    const part = next[0] > before[0] ? (time - before[0]) / (next[0] - before[0]) : 1;
    return before[1] + Math.min(1, part) * (next[1] - before[1]);
  }

  #configuration() {
    const plain = { parsing: false, normalized: true, pointRadius: 0, pointHitRadius: 0, borderWidth: 0, tension: 0 };
    const dots = { ...plain, showLine: false, order: -1 };
    const band = { ...plain, showLine: true };
    return {
      type: "line",
      data: {
        datasets: [
          { ...band, data: [] },
          { ...band, data: [], fill: "-1" },
          { ...plain, data: [], borderWidth: 2, borderJoinStyle: "round" },
          { ...dots, data: [], pointRadius: 5, pointBorderWidth: 2, pointHoverRadius: 5 },
          { ...dots, data: [], pointRadius: 3.5, clip: false },
          { type: "bar", parsing: false, normalized: true, data: [], yAxisID: "yRefused", barThickness: 3, order: 5 },
        ],
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        interaction: { mode: "alongLine" },
        layout: { padding: { top: 6, right: 2 } },
        scales: {
          x: { type: "linear", offset: false, grid: { display: false }, border: { display: false }, afterBuildTicks: (axis) => this.#ticks(axis),
            ticks: { autoSkip: false, maxRotation: 0, align: "center", callback: (time) => this.#clock(time) } },
          y: { position: "right", grace: "12%", border: { display: false }, grid: { drawTicks: false },
            ticks: { maxTicksLimit: 5, padding: 10, callback: (value) => (value < 0 ? "" : this.#number(value)) }, beforeBuildTicks: (axis) => { axis.min = Math.max(0, axis.min); } },
          yRefused: { axis: "y", display: false, min: 0, max: 20 },
        },
        plugins: {
          legend: { display: false },
          colors: { enabled: false },
          tooltip: { displayColors: false, padding: 10, cornerRadius: 8, borderWidth: 1, filter: (item) => item.datasetIndex === LINE,
            callbacks: { title: (items) => (items.length ? this.#moment(items[0].parsed.x) : ""), label: (item) => this.#label(item.dataIndex) } },
        },
      },
      plugins: [{ id: "hairline", afterDatasetsDraw: (chart) => this.#hairline(chart) }],
    };
  }

  #hairline(chart) {
    const active = chart.tooltip?.getActiveElements() ?? [];
    if (!active.length) {
      return;
    }
    const { ctx, chartArea } = chart;
    ctx.save();
    ctx.strokeStyle = this.#colour("--line-strong");
    ctx.beginPath();
    ctx.moveTo(active[0].element.x, chartArea.top);
    ctx.lineTo(active[0].element.x, chartArea.bottom);
    ctx.stroke();
    ctx.restore();
  }

  #ticks(axis) {
    const room = Math.max(2, Math.floor(axis.width / 84));
    const span = axis.max - axis.min;
    const step = STEPS.find((size) => span / size <= room) ?? STEPS.at(-1);
    const shift = new Date(axis.max).getTimezoneOffset() * 60000;
    const ticks = [];
    for (let time = Math.ceil((axis.min - shift) / step) * step + shift; time <= axis.max; time += step) {
      ticks.push({ value: time });
    }
    axis.ticks = ticks;
  }

  #clock(time) {
    const long = this.#state.to - this.#state.from > 2 * 86400000;
    const form = long ? { day: "numeric", month: "short" } : { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    return new Intl.DateTimeFormat(this.#locale, form).format(time);
  }

  #moment(time) {
    return new Intl.DateTimeFormat(this.#locale, { dateStyle: "medium", timeStyle: "short" }).format(time);
  }

  #number(value) {
    return new Intl.NumberFormat(this.#locale, { maximumSignificantDigits: 4 }).format(value);
  }

  #label(index) {
    const row = this.#rows()[index];
    if (!row || row[1] === null) {
      return "";
    }
    const refused = row[4] > 0 ? [`${this.#number(row[4])} ${this.getAttribute("refused-word") ?? ""}`] : [];
    return [this.#sentence(row), ...refused];
  }

  #sentence(row) {
    const { factor, unit } = this.#state;
    const range = `${this.#number(row[2] / factor)} – ${this.#number(row[3] / factor)}`;
    return `${this.#number(row[1] / factor)} ${unit} (${range})`;
  }

  #fillTable(rows) {
    const table = document.createElement("table");
    const head = table.createTHead().insertRow();
    ["time-word", "value-word", "refused-word"].map((name) => this.getAttribute(name)).forEach((word, index) => {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.className = index ? "r" : "";
      cell.textContent = word ?? "";
      head.append(cell);
    });
    const body = table.createTBody();
    rows.toReversed().forEach((row) => {
      const line = body.insertRow();
      line.insertCell().textContent = this.#moment(row[0]);
      const cell = line.insertCell();
      cell.className = "r";
      cell.textContent = row[1] === null ? (this.getAttribute("gap-word") ?? "") : this.#sentence(row);
      const refused = line.insertCell();
      refused.className = "r";
      refused.textContent = this.#number(row[4] ?? 0);
    });
    const scrolled = this.scrollTop;
    this.#table.replaceChildren(table);
    this.scrollTop = scrolled;
  }

  /* Redraws by a plain update(): in its mode "none" Chart.js keeps the colours that points had before. */
  #dress(redraw = true) {
    if (!this.#chart) {
      return;
    }
    const cyan = this.#colour("--cyan");
    const [low, high, line, rings, head, bars] = this.#chart.data.datasets;
    bars.backgroundColor = this.#colour("--bad");
    high.backgroundColor = this.#colour("--cyan-wash");
    low.backgroundColor = "transparent";
    line.borderColor = cyan;
    rings.pointBackgroundColor = this.#colour("--panel");
    rings.pointBorderColor = this.#colour("--violet");
    head.pointBackgroundColor = cyan;
    const { scales, plugins } = this.#chart.options;
    const family = getComputedStyle(this).fontFamily;
    for (const axis of [scales.x, scales.y]) {
      axis.ticks.color = this.#colour("--faint");
      axis.ticks.font = { family, size: 12 };
    }
    scales.y.grid.color = this.#colour("--line");
    Object.assign(plugins.tooltip, { backgroundColor: this.#colour("--raised"), titleColor: this.#colour("--dim"),
      bodyColor: this.#colour("--text"), borderColor: this.#colour("--line-strong"), titleFont: { family, weight: 500 }, bodyFont: { family, weight: 600 } });
    if (redraw) {
      this.#chart.update();
    }
  }

  /* A custom property may hold light-dark(); only a real property gives the colour that it comes to. */
  #colour(property) {
    const probe = document.createElement("i");
    probe.style.color = `var(${property})`;
    this.#plot.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  }

  #part(tag, name) {
    const part = document.createElement(tag);
    part.className = name;
    this.append(part);
    return part;
  }
}

customElements.get("chimera-chart") ?? customElements.define("chimera-chart", ChimeraChart);
