// Makes the pages installable, and shows first-time visitors around: a card that is not in the way, one step at a time.
// Remembers that it was seen or skipped. Not started where a program drives the browser, unless the address asks for it.
if ('serviceWorker' in navigator && window.isSecureContext) {
  navigator.serviceWorker.register(new URL('chimera-sw.js', document.baseURI)).catch(() => {});
}

class ChimeraTour extends HTMLElement {
  connectedCallback() {
    this.step = -1;
    const asked = new URLSearchParams(location.search).has('tour');
    if (asked || (!navigator.webdriver && !this.seen())) {
      this.timer = setTimeout(() => this.start(), 1200);
    }
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.mark(null);
  }

  key() {
    return 'chimera-tour-' + this.getAttribute('name');
  }

  seen() {
    try {
      return localStorage.getItem(this.key()) !== null;
    } catch {
      return true;
    }
  }

  start() {
    this.steps = JSON.parse(this.getAttribute('steps') || '[]').filter((step) => document.querySelector(step.at));
    if (this.steps.length > 0) {
      this.addEventListener('keydown', (event) => event.key === 'Escape' && this.end());
      this.go(0);
    }
  }

  go(step) {
    this.step = step;
    const here = this.steps[step];
    const last = step === this.steps.length - 1;
    this.mark(document.querySelector(here.at));
    const card = document.createElement('section');
    card.className = 'tour';
    card.setAttribute('role', 'region');
    card.setAttribute('aria-label', this.getAttribute('label'));
    const text = document.createElement('p');
    text.setAttribute('aria-live', 'polite');
    text.textContent = here.text;
    const count = document.createElement('span');
    count.className = 'note';
    count.textContent = step + 1 + ' / ' + this.steps.length;
    const skip = this.button(this.getAttribute('skip'), 'btn quiet', () => this.end());
    const next = this.button(this.getAttribute(last ? 'done' : 'next'), 'btn main', () => (last ? this.end() : this.go(step + 1)));
    const foot = document.createElement('div');
    foot.append(count, skip, next);
    card.append(text, foot);
    const hadFocus = this.contains(document.activeElement);
    this.replaceChildren(card);
    if (hadFocus) {
      next.focus();
    }
  }

  button(text, look, action) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = look;
    button.textContent = text;
    button.addEventListener('click', action);
    return button;
  }

  mark(target) {
    document.querySelectorAll('.toured').forEach((old) => old.classList.remove('toured'));
    if (target) {
      target.classList.add('toured');
      target.scrollIntoView({ block: 'nearest', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
    }
  }

  end() {
    this.mark(null);
    this.replaceChildren();
    try {
      localStorage.setItem(this.key(), new Date().toISOString());
    } catch {
      // A browser that keeps nothing shows the tour again.
    }
  }
}

if (!customElements.get('chimera-tour')) {
  customElements.define('chimera-tour', ChimeraTour);
}
