// The console: one page over the API. Text comes into it as text alone, never as HTML.

import { ask, attempt, badge, field, h, here, pages, row, setLanguage, t, wrong } from './parts.js';
import { live, stop } from './live.js';
import { oneNumber } from './number.js';

const STATES = ['', 'working', 'suspended', 'assigned', 'reserved', 'disconnected', 'ageing', 'unavailable'];

/** What the address of a subscriber's numbers begins with. */
const OF = '#/of:';

const page = () => document.getElementById('page');

function bar() {
  const found = h('input', { type: 'search', placeholder: t('find'), 'aria-label': t('find'), enterkeyhint: 'search' });
  const search = h('form', { role: 'search', onsubmit: event => {
    event.preventDefault();
    const wanted = found.value.trim();
    const number = wanted.replace(/[^0-9A-Za-z*?]/g, '');
    // Digits are a number, something with * or ? is a pattern of one, and all else is the name of a subscriber.
    if (/^[-+ 0-9]+$/.test(wanted) || /[*?]/.test(wanted)) {
      location.hash = '#/' + number;
    } else if (wanted) {
      location.hash = OF + encodeURIComponent(wanted);
    }
  } }, found);
  const other = here.language === 'en' ? 'zh' : 'en';
  document.documentElement.lang = here.language;
  document.title = 'Tollbridge';
  document.getElementById('bar').replaceChildren(
    h('a', { href: '#/' }, h('b', null, 'Tollbridge')),
    here.session ? search : h('span', { class: 'grow' }),
    here.session ? h('span', { class: 'who' }, here.session.account + ' · ' + t(here.session.role)) : '',
    h('button', { class: 'plain', type: 'button', lang: other, onclick: () => {
      setLanguage(other);
      show();
    } }, other === 'zh' ? '中文' : 'English'),
    here.session ? h('button', { class: 'plain', type: 'button', onclick: leave }, t('logOut')) : '');
}

async function leave() {
  try { await ask('DELETE', '/session'); } catch (e) { /* it is over in any case */ }
  here.session = null;
  logIn();
}

function logIn(message) {
  stop();
  bar();
  const place = h('div', null, message ? wrong(message) : null);
  const fresh = h('div');
  const name = h('input', { name: 'name', required: true, autocomplete: 'username' });
  const password = h('input', { name: 'password', type: 'password', required: true, autocomplete: 'current-password' });
  const form = h('form', { class: 'card login', onsubmit: event => {
    event.preventDefault();
    attempt(place, () => enter(Object.fromEntries([...new FormData(form)].filter(pair => pair[1] !== '')), fresh, password));
  } }, h('h1', null, 'Tollbridge'), field(t('name'), name), field(t('password'), password),
  field(t('code'), h('input', { name: 'code', inputmode: 'numeric', autocomplete: 'one-time-code' })), fresh, place,
  h('button', null, t('logIn')));
  page().replaceChildren(form);
  name.focus();
}

async function enter(given, fresh, password) {
  try {
    here.session = (await ask('POST', '/session', given)).json;
  } catch (problem) {
    if (problem.status === 401) {
      password.select();
      throw { detail: t('wrongLogIn') };
    }
    if ((problem.faults || []).some(fault => fault.path === 'new_password') && !fresh.firstChild) {
      const input = h('input', { name: 'new_password', type: 'password', required: true, autocomplete: 'new-password' });
      fresh.replaceChildren(h('p', { class: 'soft' }, t('oneTime')), field(t('newPassword'), input));
      input.focus();
      return;
    }
    throw problem;
  }
  await show();
}

/** The page that the address names. What comes too late for another page goes into a view that nobody sees any more. */
async function show(message) {
  stop();
  document.querySelectorAll('dialog').forEach(each => each.close());
  if (!here.session) {
    logIn();
    return;
  }
  bar();
  const [, number, tab] = location.hash.match(/^#\/([0-9A-Za-z*?]+)(?:\/([a-z]+))?$/) || [];
  const fault = h('div');
  const view = h('div', null, message, fault);
  page().replaceChildren(view);
  await attempt(fault, () => location.hash.startsWith(OF) ? ofSubscriber(view, decodeURIComponent(location.hash.slice(OF.length)))
    : !number ? home(view) : /[*?]/.test(number) ? spare(view, number) : oneNumber(view, number, tab, show));
  const first = view.querySelector('[aria-current]') || view.querySelector('h1');
  if (first && view.isConnected && document.activeElement === document.body) {
    first.focus();
  }
}

/** The numbers that may be given out and look like a pattern. */
async function spare(view, pattern) {
  const heads = [t('number'), t('state')];
  const list = pages('/spare-numbers', { pattern, limit: 100 }, heads,
    each => [row(heads, [h('a', { href: '#/' + each.number }, each.number), badge('spare')])]);
  view.append(h('section', { class: 'card' }, h('h1', { tabindex: -1 }, `${t('spareLike')} ${pattern}`), list.node));
  await list.load();
}

/** The numbers of one subscriber; the API says so when there is none of that name. */
async function ofSubscriber(view, name) {
  const { json } = await ask('GET', '/subscribers/' + encodeURIComponent(name));
  await home(view, json.name);
}

async function home(view, owner = '') {
  const option = state => h('option', { value: state }, state ? t(state) : t('all'));
  const state = h('select', { onchange: () => list() }, STATES.map(option));
  const subscriber = h('input', { value: owner, onchange: () => list() });
  const fault = h('div');
  const place = h('div');
  const heads = [t('number'), t('state'), t('subscriber'), t('destination')];
  const rowOf = each => [row(heads, [h('a', { href: '#/' + each.number }, each.number), badge(each.state), each.subscriber || '',
    each.destination || (each.plan ? t('plan') : '')])];
  function list() {
    const query = Object.fromEntries(Object.entries({ limit: 25, state: state.value, subscriber: subscriber.value.trim() })
      .filter(pair => pair[1]));
    const numbers = pages('/numbers', query, heads, rowOf);
    place.replaceChildren(numbers.node);
    return attempt(fault, () => numbers.load());
  }
  view.append(h('section', { class: 'card' }, h('h2', null, t('liveNow')), live('', 8)),
    h('section', { class: 'card' }, h('div', { class: 'row' }, h('h1', { class: 'grow', tabindex: -1 }, t('numbers')),
      field(t('state'), state), here.session.subscriber ? null : field(t('subscriber'), subscriber)), fault, place));
  await list();
}

window.addEventListener('expired', () => logIn(t('expired')));
window.addEventListener('hashchange', () => show());
// A page that the browser kept is of a session that may be over.
window.addEventListener('pageshow', event => event.persisted && location.reload());
ask('GET', '/session').then(known => {
  here.session = known.json;
  show();
}, () => logIn());
