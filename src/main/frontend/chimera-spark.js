// <chimera-spark>: a line as high as a word. Takes numbers only, in the property `values`; null is a gap.
class ChimeraSpark extends HTMLElement {
  #values = [];

  set values(values) {
    this.#values = Array.isArray(values) ? values : [];
    this.#draw();
  }

  connectedCallback() {
    this.setAttribute("aria-hidden", "true");
    this.#draw();
  }

  #draw() {
    const known = this.#values.filter((value) => typeof value === "number" && Number.isFinite(value));
    if (known.length < 2) {
      this.replaceChildren();
      return;
    }
    const low = Math.min(...known);
    const span = Math.max(...known) - low;
    const step = 100 / (this.#values.length - 1);
    let pen = "M";
    let shape = "";
    this.#values.forEach((value, index) => {
      if (typeof value !== "number") {
        pen = "M";
        return;
      }
      const y = span === 0 ? 12 : 22 - (20 * (value - low)) / span;
      shape += `${pen}${(index * step).toFixed(1)} ${y.toFixed(1)} `;
      pen = "L";
    });
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 100 24");
    svg.setAttribute("preserveAspectRatio", "none");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", shape);
    svg.append(path);
    this.replaceChildren(svg);
  }
}

customElements.get("chimera-spark") ?? customElements.define("chimera-spark", ChimeraSpark);
