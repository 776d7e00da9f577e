// The pages of one number.

import { API, ask, attempt, badge, done, field, h, here, moment, pages, question, reason, row, t, table, wrong } from './parts.js';
import { live } from './live.js';
import { settingsTab } from './settings.js';

const TABS = { plan: planTab, settings: settingsTab, versions: versionsTab, calls: callsTab, live: liveTab, history: historyTab };

/** Who may change what; the API holds to it in any case. */
const CHANGERS = {
  steps: ['administrator', 'desk'],
  plans: ['administrator', 'desk', 'subscriber-administrator'],
  settings: ['administrator', 'desk', 'subscriber-administrator', 'subscriber-user'],
};

const mayNot = what => !CHANGERS[what].includes(here.session.role);

/**
 * A number with one of its pages.
 *
 * @param view where it goes
 * @param reload shows the page anew, with a message
 */
export async function oneNumber(view, digits, wanted, reload) {
  const { json: number, etag } = await ask('GET', '/numbers/' + digits);
  if (!view.isConnected) {
    return;
  }
  const tab = TABS[wanted] ? wanted : 'plan';
  const place = h('div');
  const body = h('div');
  const change = async (path, given, wishes) => {
    try {
      await ask('POST', `/numbers/${number.number}${path}`, given, etag);
    } catch (problem) {
      if (problem.status !== 412) {
        throw problem;
      }
      await reload(wrong([h('p', null, t('changed')), wishes ? t('youWanted') : ''], wishes));
      return;
    }
    await reload(done(t('saved')));
  };
  document.title = `${number.number} · Tollbridge`;
  view.append(head(number, place, change),
    h('nav', null, Object.keys(TABS).map(each => h('a', { href: `#/${number.number}/${each}`,
      'aria-current': each === tab ? 'page' : null }, t(each)))),
    tab === 'settings' ? '' : place, body);
  if (['plan', 'settings'].includes(tab) && !number.plan && !number.destination) {
    body.append(h('p', { class: 'soft' }, t('noPlan')));
    return;
  }
  await TABS[tab]({ number, mayNot, body, place, change });
}

function head(number, place, change) {
  const step = mayNot('steps') ? undefined : { working: 'suspend', suspended: 'resume' }[number.state];
  const times = [['from', number.valid_from], ['until', number.valid_to || number.until]].filter(([, at]) => at)
    .map(([word, at]) => `${t(word)} ${moment(at)}`);
  const next = number.next_version && [t('nextVersion') + ' ' + number.next_version, number.next_percent && `${number.next_percent} %`,
    moment(number.next_from)].filter(each => each).join(', ');
  return h('div', { class: 'row' }, h('h1', { tabindex: -1 }, number.number), badge(number.state),
    h('span', { class: 'soft' }, [number.subscriber, number.service_class, ...times].filter(each => each).join(' · ')),
    next ? h('span', { class: 'badge warn' }, next) : null, h('span', { class: 'grow' }),
    step ? h('button', { class: 'plain', type: 'button', onclick: () => attempt(place, async () => {
      const given = await question(`${t(step)}: ${number.number}`, reason(), t(step));
      if (given) {
        await change('/steps', { step, ...given });
      }
    }) }, t(step)) : null);
}

async function planTab({ number, body }) {
  const src = `${API}/numbers/${number.number}/plan/drawing`;
  const image = h('img', { src, alt: `${t('drawing')} ${number.number}`,
    onload: () => { size.hidden = image.naturalWidth <= frame.clientWidth; } });
  const frame = h('div', { class: 'drawing', tabindex: 0, role: 'region', 'aria-label': t('plan') },
    h('a', { href: src, target: '_blank', rel: 'noopener', title: t('wholeDrawing'), 'aria-label': t('wholeDrawing') }, image));
  const size = h('button', { class: 'plain', type: 'button', hidden: true, onclick: () => {
    size.textContent = frame.classList.toggle('full') ? t('fit') : t('fullSize');
  } }, t('fullSize'));
  body.append(h('div', { class: 'row end' }, size), frame);
  if (number.plan) {
    const use = await ask('GET', `/numbers/${number.number}/template`).catch(() => null);
    if (use) {
      body.prepend(h('p', { class: 'soft' }, `${t('template')} ${use.json.template}`));
    }
  }
}

async function versionsTab({ number, body, place, change }) {
  const { json } = await ask('GET', `/numbers/${number.number}/versions`);
  const active = json.items.find(each => each.state === 'active');
  const below = h('div', { role: 'status' });
  const order = (text, title, send, fields = reason, given) => h('button', { class: 'plain', type: 'button', ...given, onclick: () =>
    attempt(place, async () => {
      const entered = await question(title, fields(), text);
      if (entered) {
        await send(entered);
      }
    }) }, text);
  const share = () => [field(t('share'), h('input', { name: 'percent', type: 'number', min: 1, max: 99, value: 10, required: true })), reason()];
  const startable = each => !mayNot('plans') && !['active', 'draft'].includes(each.state);
  const buttons = each => {
    const start = `/versions/${each.version}/start`;
    return h('div', { class: 'row' },
      active && each !== active ? h('button', { class: 'plain', type: 'button', onclick: () =>
        attempt(place, () => compare(number, each, active, below)) }, t('compare')) : null,
      startable(each) ? [
        order(t('startAll'), t('confirmStart'), entered => change(start, entered), reason, { class: each.state === 'old' ? 'plain' : null }),
        order(t('startShare'), `${t('startShare')}: ${t('version')} ${each.version}`,
          entered => change(start, { ...entered, percent: Number(entered.percent) }), share)] : null);
  };
  const back = path => entered => change(path + '?' + new URLSearchParams(entered));
  const heads = [t('version'), t('state'), t('made'), t('why'), ''];
  const rows = json.items.slice().reverse().map(each => row(heads, [String(each.version), badge(each.state),
    [moment(each.made_at), h('div', { class: 'soft' }, each.made_by)],
    [each.note || '', (each.faults || []).map(fault => h('div', { class: 'soft', lang: 'en' }, `${fault.path}: ${fault.rule}`))],
    buttons(each)]));
  body.append(h('section', { class: 'card' }, mayNot('plans') || rows.length < 2 ? null : h('div', { class: 'row end' },
    order(t('rollback'), t('confirmRollback'), back('/rollback')),
    number.next_version ? order(t('callOff'), t('confirmCallOff'), back('/call-off')) : null),
  table(heads, rows)), below);
}

async function compare(number, version, active, below) {
  const { json } = await ask('GET', `/numbers/${number.number}/versions/${version.version}/diff?from=${active.version}`);
  below.replaceChildren(h('section', { class: 'card' }, h('h2', null, `${t('version')} ${json.from} → ${json.to}`),
    h('pre', { lang: 'en' }, json.lines.length > 0 ? json.lines.join('\n') : t('same')),
    json.calls && json.calls.length > 0 ? [h('h2', null, t('ways')), h('pre', { lang: 'en' }, json.calls.join('\n'))] : null));
  below.scrollIntoView({ block: 'nearest' });
}

const CALLS = ['when', 'caller', 'destination', 'outcome', '#seconds', '#callerPays', '#subscriberPays'];

async function callsTab({ number, body }) {
  const heads = CALLS.map(each => each.startsWith('#') ? '#' + t(each.slice(1)) : t(each));
  const list = pages('/calls', { number: number.number, limit: 25 }, heads, call => callRows(heads, call), t('noCalls'));
  body.append(h('section', { class: 'card' }, list.node));
  await list.load();
}

/** A call, and below it why it went where it went, once somebody wants to know. */
function callRows(heads, call) {
  const below = h('td', { colspan: heads.length });
  const why = h('tr', { hidden: true }, below);
  let known = false;
  const look = async () => {
    why.hidden = !why.hidden;
    button.setAttribute('aria-expanded', String(!why.hidden));
    if (!why.hidden && !known) {
      await attempt(below, async () => {
        const { json } = await ask('GET', `/calls/${encodeURIComponent(call.call)}/why`);
        below.replaceChildren(h('b', null, t('path')), h('ol', { lang: 'en' }, (json.path || []).map(step => h('li', null, step.words))),
          h('p', { lang: 'en' }, [json.outcomeWords, json.payerWords].filter(each => each).join('; ')));
        known = true;
      });
    }
  };
  const button = h('button', { class: 'link', type: 'button', 'aria-expanded': 'false', title: t('path'), onclick: look }, moment(call.offered_at));
  return [row(heads, [button, call.caller || '', call.destination || '', [badge(call.outcome), h('div', { class: 'soft' }, t(call.reason))],
    call.seconds === undefined ? '' : String(call.seconds), call.caller_pays || '', call.subscriber_pays || '']), why];
}

async function liveTab({ number, body }) {
  body.append(h('section', { class: 'card' }, h('h2', null, t('liveNow')), live(number.number, 100)));
}

async function historyTab({ number, body }) {
  const { json } = await ask('GET', `/numbers/${number.number}/history`);
  const heads = [t('when'), t('who'), t('step'), t('why')];
  body.append(h('section', { class: 'card' }, table(heads, json.items.map(each => row(heads, [moment(each.at), each.who,
    [t('step-' + each.step), each.before === each.after ? '' : h('div', { class: 'soft' }, `${t(each.before)} → ${t(each.after)}`)],
    each.why || ''])))));
}
