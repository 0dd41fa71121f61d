// The page of the API: draws the OpenAPI document, and lets whoever reads it try what only reads. Everything is text
// nodes; the token stays in its field and goes nowhere but into requests to this host.
const WORDS = {
  en: {
    lead: 'Everything that the screens show, for programs. Green operations are open to everybody; the others take a token with the scope that they name, made on your account\u2019s page. Errors are problem+json, requests are counted.',
    search: 'Find an operation', token: 'Token for trying (kept on this page only)', open: 'everybody',
    parameters: 'Parameters', answer: 'Answer', request: 'Request', run: 'Try it', none: 'Nothing fits.',
    failed: 'The document could not be read. Reload the page to try again.', loading: 'Reading the document \u2026', found: (n) => n === 1 ? '1 operation' : `${n} operations`,
  },
  de: {
    lead: 'Alles, was die Seiten zeigen, f\u00fcr Programme. Gr\u00fcne Aufrufe stehen allen offen; die anderen brauchen ein Token mit dem genannten Recht, das Sie auf der Seite Ihres Kontos erstellen. Fehler kommen als problem+json, Anfragen werden gez\u00e4hlt.',
    search: 'Aufruf suchen', token: 'Token zum Ausprobieren (bleibt nur auf dieser Seite)', open: 'alle',
    parameters: 'Parameter', answer: 'Antwort', request: 'Anfrage', run: 'Ausprobieren', none: 'Nichts passt.',
    failed: 'Das Dokument konnte nicht gelesen werden. Laden Sie die Seite neu.', loading: 'Das Dokument wird gelesen \u2026', found: (n) => n === 1 ? '1 Aufruf' : `${n} Aufrufe`,
  },
};
const language = navigator.language.startsWith('de') ? 'de' : 'en';
const words = WORDS[language];
document.documentElement.lang = language;

const at = (id) => document.getElementById(id);

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) {
    element.className = className;
  }
  if (text !== undefined) {
    element.textContent = text;
  }
  return element;
}

function typeOf(schema, spec) {
  if (!schema) {
    return '';
  }
  if (schema.$ref) {
    return schema.$ref.split('/').pop();
  }
  if (schema.type === 'array') {
    return `${typeOf(schema.items, spec)}[]`;
  }
  const bounds = ['minimum', 'maximum', 'maxLength', 'default']
      .filter((key) => schema[key] !== undefined && schema[key] !== '')
      .map((key) => `${key} ${schema[key]}`);
  return [schema.format ?? schema.type ?? '', ...bounds].join(', ');
}

function fields(schema, spec) {
  const wanted = schema?.type === 'array' ? schema.items : schema;
  const found = wanted?.$ref ? spec.components.schemas[wanted.$ref.split('/').pop()] : wanted;
  return Object.entries(found?.properties ?? {});
}

function table(entries, spec) {
  const rows = make('table');
  for (const [name, schema] of entries) {
    const row = make('tr');
    row.append(make('td', '', name), make('td', 'dim', typeOf(schema, spec)));
    rows.append(row);
  }
  return rows;
}

function answerOf(operation) {
  const good = Object.entries(operation.responses).find(([status]) => status.startsWith('2'));
  return Object.values(good?.[1].content ?? {})[0]?.schema;
}

function address(path, inputs) {
  const query = new URLSearchParams();
  let filled = path;
  for (const [parameter, input] of inputs) {
    if (parameter.in === 'path') {
      filled = filled.replace(`{${parameter.name}}`, encodeURIComponent(input.value || '1'));
    } else if (input.value !== '') {
      query.set(parameter.name, input.value);
    }
  }
  return query.size ? `${filled}?${query}` : filled;
}

async function run(path, inputs, shown) {
  const headers = {};
  if (at('token').value.trim()) {
    headers.Authorization = `Bearer ${at('token').value.trim()}`;
  }
  shown.hidden = false;
  shown.textContent = '\u2026';
  try {
    const answer = await fetch(address(path, inputs), {headers, credentials: 'same-origin'});
    const text = await answer.text();
    let pretty = text;
    try {
      pretty = JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      // shown as it came
    }
    const limit = answer.headers.get('RateLimit');
    shown.textContent = `${answer.status} ${answer.statusText}${limit ? `\nRateLimit: ${limit}` : ''}\n\n${pretty}`;
  } catch (failure) {
    shown.textContent = String(failure);
  }
}

function operationOf(method, path, operation, spec) {
  const box = make('details');
  box.dataset.text = `${method} ${path} ${operation.summary ?? ''} ${operation['x-scope'] ?? ''}`.toLowerCase();
  const head = make('summary');
  const scope = operation['x-scope'];
  head.append(
      make('span', `method ${method}`, method.toUpperCase()),
      make('span', 'path', path),
      make('span', 'what', operation.summary ?? ''),
      make('span', scope ? 'scope' : 'scope open', scope ?? words.open));
  const body = make('div', 'body');
  const inputs = (operation.parameters ?? []).map((parameter) => {
    const input = make('input');
    input.placeholder = parameter.schema?.default ?? '';
    return [parameter, input];
  });
  if (inputs.length) {
    body.append(make('h3', '', words.parameters));
    const rows = make('div', 'rows');
    for (const [parameter, input] of inputs) {
      const label = make('label');
      label.append(make('span', '', `${parameter.name} (${typeOf(parameter.schema, spec)})`), input);
      rows.append(label);
    }
    body.append(rows);
  }
  const sent = operation.requestBody?.content?.['application/json']?.schema;
  if (sent) {
    body.append(make('h3', '', words.request), table(fields(sent, spec), spec));
  }
  const schema = answerOf(operation);
  if (schema) {
    body.append(make('h3', '', `${words.answer}: ${typeOf(schema, spec)}`), table(fields(schema, spec), spec));
  }
  const token = scope ? ' -H "Authorization: Bearer $TOKEN"' : '';
  body.append(make('pre', '', `curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`}${token} ${location.origin}${path}`));
  if (method === 'get') {
    const button = make('button', '', words.run);
    const shown = make('pre');
    shown.hidden = true;
    shown.setAttribute('role', 'status');
    button.type = 'button';
    button.addEventListener('click', () => run(path, inputs, shown));
    body.append(button, shown);
  }
  box.append(head, body);
  return box;
}

function draw(spec) {
  const groups = new Map();
  for (const [path, methods] of Object.entries(spec.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags?.[0] ?? '';
      if (!groups.has(tag)) {
        groups.set(tag, []);
      }
      groups.get(tag).push(operationOf(method, path, operation, spec));
    }
  }
  for (const [tag, operations] of groups) {
    const group = make('section');
    group.append(make('h2', '', tag), ...operations);
    at('operations').append(group);
  }
  filter();
}

function filter() {
  const wanted = at('search').value.trim().toLowerCase();
  let count = 0;
  for (const box of document.querySelectorAll('details')) {
    box.hidden = !box.dataset.text.includes(wanted);
    count += box.hidden ? 0 : 1;
  }
  for (const group of document.querySelectorAll('section')) {
    group.hidden = [...group.querySelectorAll('details')].every((box) => box.hidden);
  }
  at('state').textContent = count ? words.found(count) : words.none;
}

at('lead').textContent = words.lead;
at('search-label').textContent = words.search;
at('token-label').textContent = words.token;
at('state').textContent = words.loading;
at('search').addEventListener('input', filter);
at('tools').addEventListener('submit', (event) => event.preventDefault());
fetch('/v3/api-docs')
    .then((answer) => answer.ok ? answer.json() : Promise.reject(answer.status))
    .then(draw)
    .catch(() => {
      at('state').textContent = words.failed;
    });
