// What all pages are made of: words, elements, what is asked of the API, and how it is told that something is not done.

import { WORDS } from './words.js';

export const API = '/api/v1';

/** Who is logged in (null for nobody), and in which language. */
export const here = { session: null, language: stored() || (navigator.language.startsWith('zh') ? 'zh' : 'en') };

function stored() {
  try { return localStorage.getItem('language'); } catch (e) { return null; }
}

/** The other language from now on. */
export function setLanguage(language) {
  here.language = language;
  try { localStorage.setItem('language', language); } catch (e) { /* it is kept for this page */ }
}

/** A word in the person's language. */
export function t(word) {
  return WORDS[here.language][word] || word;
}

/** A moment of the API as the person writes it, in the browser's time zone. */
export function moment(text) {
  return text ? new Date(text).toLocaleString(here.language === 'zh' ? 'zh-CN' : 'en-GB', { hour12: false }) : '';
}

/** An element with attributes, listeners and children; a text is only ever a text. */
export function h(tag, given, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given || {})) {
    if (name.startsWith('on')) {
      node.addEventListener(name.slice(2), value);
    } else if (value === true) {
      node.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children.flat(2).filter(child => child !== null && child !== undefined));
  return node;
}

/** Asks the API. Throws what it refuses, as its problem. */
export async function ask(method, path, body, etag) {
  const headers = {};
  if (body !== undefined) {
    headers['content-type'] = 'application/json';
  }
  if (etag) {
    headers['if-match'] = etag;
  }
  if (method !== 'GET' && here.session) {
    headers['csrf-token'] = here.session.csrf_token;
  }
  let answer;
  let json;
  try {
    answer = await fetch(API + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    const text = await answer.text();
    json = text ? JSON.parse(text) : {};
  } catch (e) {
    throw { status: 0, detail: t('offline') };
  }
  if (answer.status === 401 && here.session) {
    here.session = null;
    window.dispatchEvent(new Event('expired'));
    throw { status: 401, shown: true };
  }
  if (!answer.ok) {
    throw json;
  }
  return { json, etag: answer.headers.get('etag') };
}

/** Tells that something was done. */
export function done(text) {
  return h('div', { class: 'says', role: 'status' }, text);
}

/** Tells what went wrong: a text, and lines below it. */
export function wrong(text, lines = [], lang = null) {
  return h('div', { class: 'says bad', role: 'alert' }, text,
    lines.length > 1 ? h('ul', { lang }, lines.map(line => h('li', null, line))) : lines.map(line => h('div', { lang }, line)));
}

/** Tells a problem of the API; its details are in English. */
function says(problem) {
  if (!problem.type) {
    return wrong(problem.detail || String(problem));
  }
  const faults = (problem.faults || []).map(fault => `${fault.path}: ${fault.rule}`);
  return wrong(t('problem-' + problem.type.split(':').pop()), faults.length > 0 ? faults : [problem.detail], 'en');
}

/** Does something that a person wants, and shows what stands in its way. */
export async function attempt(place, work) {
  try {
    place.replaceChildren();
    await work();
  } catch (problem) {
    if (!problem.shown) {
      place.replaceChildren(says(problem));
      place.scrollIntoView({ block: 'nearest' });
    }
  }
}

/** A control with its label, and room for what is wrong with it. */
export function field(label, control) {
  return h('label', null, h('span', null, label), control, h('small', { lang: 'en' }));
}

/** Says beside a control what is wrong with it; nothing when the text is empty. */
export function fault(control, text) {
  if (text) {
    control.setAttribute('aria-invalid', 'true');
  } else {
    control.removeAttribute('aria-invalid');
  }
  control.parentNode.lastChild.textContent = text;
}

/** Asks a question. Gives what was entered, by name, or null from who thinks better of it. */
export function question(title, fields, go) {
  return new Promise(resolve => {
    let given = null;
    const form = h('form', { onsubmit: event => {
      event.preventDefault();
      given = Object.fromEntries([...new FormData(form)].filter(pair => pair[1] !== ''));
      box.close();
    } }, h('h2', { id: 'question' }, title), fields, h('div', { class: 'row' }, h('button', null, go),
      h('button', { class: 'plain', type: 'button', onclick: () => box.close() }, t('cancel'))));
    const box = h('dialog', { 'aria-labelledby': 'question', onclose: () => {
      box.remove();
      resolve(given);
    } }, form);
    document.body.append(box);
    box.showModal();
  });
}

/** The field for the reason of a change. */
export function reason() {
  return field(t('reasonKept'), h('input', { name: 'why', maxlength: 200 }));
}

const KINDS = { working: 'good', active: 'good', ANSWERED: 'good', 'call-answered': 'good', suspended: 'bad', disconnected: 'bad',
  REFUSED: 'bad', FAILED: 'bad', draft: 'bad', trial: 'warn', scheduled: 'warn', reserved: 'warn', assigned: 'warn', BUSY: 'warn',
  NO_ANSWER: 'warn', ROUTE_FAILURE: 'warn' };

export function badge(state) {
  return h('span', { class: 'badge ' + (KINDS[state] || '') }, t(state));
}

/** A row of a table; on a narrow screen each cell has its head beside it. */
export function row(heads, cells, given) {
  return h('tr', given, heads.map((head, at) =>
    h('td', { 'data-head': head.replace('#', ''), class: head.startsWith('#') ? 'number' : null }, cells[at])));
}

/** A table. Heads that begin with # are of figures. */
export function table(heads, rows, empty) {
  return rows.length === 0 ? h('p', { class: 'soft' }, empty || t('none')) : h('table', null,
    h('thead', null, h('tr', null, heads.map(head =>
      h('th', { scope: 'col', class: head.startsWith('#') ? 'number' : null }, head.replace('#', ''))))),
    h('tbody', null, rows));
}

/** A list that is got page by page. */
export function pages(path, query, heads, rowsOf, empty) {
  const rows = [];
  const place = h('div');
  const fault = h('div');
  const more = h('button', { class: 'plain', hidden: true, onclick: () => attempt(fault, () => load(more.dataset.next)) }, t('more'));
  async function load(after) {
    const { json } = await ask('GET', `${path}?${new URLSearchParams(after ? { ...query, after } : query)}`);
    rows.push(...json.items.flatMap(rowsOf));
    more.hidden = !json.next;
    more.dataset.next = json.next || '';
    place.replaceChildren(table(heads, rows, empty));
  }
  return { node: h('div', null, place, fault, more), load };
}
