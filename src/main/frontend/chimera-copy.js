// Copies what a button carries in `data-copy`. One listener for the whole page.
if (!globalThis.chimeraCopy) {
  globalThis.chimeraCopy = true;
  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest("button[data-copy]") : null;
    if (!button) {
      return;
    }
    await copy(button.dataset.copy);
    if (button.classList.contains("done")) {
      return;
    }
    const label = button.getAttribute("aria-label");
    button.classList.add("done");
    button.setAttribute("aria-label", button.dataset.copied);
    setTimeout(() => {
      button.classList.remove("done");
      button.setAttribute("aria-label", label);
    }, 1600);
  });
}

async function copy(text) {
  if (navigator.clipboard && globalThis.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return;
    } catch {
      // Not permitted: the old way may still be.
    }
  }
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "unseen";
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
