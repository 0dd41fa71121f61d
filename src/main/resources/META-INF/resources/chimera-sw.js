// Keeps the static shell and an honest offline page; never a page with figures, never an answer of the pool.
const CACHE = 'chimera-shell-1';
const ROOT = new URL('./', self.location).href;
const OFFLINE = ROOT + 'chimera/offline.html';
const SHELL = ['offline.html', 'tokens.css', 'chimera.css', 'miners.css', 'icon.svg'].map((name) => ROOT + 'chimera/' + name);

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const request = event.request;
  if (request.method !== 'GET') {
    return;
  }
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(() => caches.match(OFFLINE)));
  } else if (SHELL.includes(request.url.split('?')[0])) {
    event.respondWith(fetch(request).catch(() => caches.match(request, { ignoreSearch: true })));
  }
});
