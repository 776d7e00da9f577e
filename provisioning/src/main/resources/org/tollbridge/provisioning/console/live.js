// Calls as they come and go.

import { API, ask, badge, h, moment, row, t, table } from './parts.js';

const KINDS = ['call-offered', 'call-sent', 'call-answered', 'call-ended'];
const RETRY_MILLIS = 5000;

let stopFeed = () => {};

/** Ends the feed of the page before. */
export function stop() {
  stopFeed();
}

/** So many of the last calls to a number, or to all, the newest first. There is one such feed at a time. */
export function live(number, most) {
  const heads = [t('when'), t('caller'), t('last'), t('destination'), t('state')].filter(head => !number || head !== t('last'));
  const said = h('p', { class: 'soft', role: 'status' });
  const shown = table(heads, [h('tr')]);
  const body = shown.querySelector('tbody');
  const calls = new Map();
  const changed = new Set();
  let feed;
  let last = '';
  let timer;
  let stopped = false;

  function hear(event) {
    const told = JSON.parse(event.data);
    last = event.lastEventId;
    const call = calls.get(told.call) || {};
    call.told = told;
    calls.set(told.call, call);
    if (calls.size > most) {
      forget([...calls].find(each => each[1].told.event === 'call-ended') || [...calls][0]);
    }
    // However many come, they are drawn once a frame.
    if (changed.size === 0) {
      requestAnimationFrame(draw);
    }
    changed.add(call);
  }

  function forget([key, call]) {
    calls.delete(key);
    changed.delete(call);
    if (call.row) {
      call.row.remove();
    }
  }

  function draw() {
    for (const call of changed) {
      const told = call.told;
      if (!call.row) {
        const link = h('a', { href: '#/' + told.number }, told.number);
        call.row = row(heads, [moment(told.offered_at), told.caller || '', ...(number ? [] : [link]), '', '']);
        body.prepend(call.row);
      }
      // Only what changes: who has the keyboard on the link keeps it there.
      const cells = call.row.cells;
      cells[heads.length - 2].textContent = told.destination || '';
      cells[heads.length - 1].replaceChildren(badge(told.event === 'call-ended' ? told.outcome : told.event));
      call.row.classList.toggle('over', told.event === 'call-ended');
    }
    changed.clear();
    say('');
  }

  function say(text) {
    said.textContent = text || (calls.size > 0 ? '' : t('waiting'));
    shown.hidden = calls.size === 0;
  }

  function open() {
    if (stopped) {
      return;
    }
    const query = new URLSearchParams({ events: KINDS.join(',') });
    for (const [name, value] of [['number', number], ['after', last]]) {
      if (value) {
        query.set(name, value);
      }
    }
    feed = new EventSource(`${API}/events?${query}`);
    KINDS.forEach(kind => feed.addEventListener(kind, hear));
    // Ends may be among what is not told: calls that went on are not known any more.
    feed.addEventListener('gap', () => {
      [...calls].forEach(forget);
      say('');
    });
    feed.onopen = () => say('');
    feed.onerror = () => {
      say(t('lost'));
      if (feed.readyState === EventSource.CLOSED) {
        timer = setTimeout(() => ask('GET', '/session').then(open, open), RETRY_MILLIS);
      }
    };
  }

  stop();
  stopFeed = () => {
    stopped = true;
    clearTimeout(timer);
    feed.close();
  };
  body.replaceChildren();
  shown.hidden = true;
  open();
  return h('div', null, said, shown);
}
