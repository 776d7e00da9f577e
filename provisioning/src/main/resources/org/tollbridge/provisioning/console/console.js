'use strict';

// The console: one page over the API. Text comes into it as text alone, never as HTML.

const API = '/api/v1';

const WORDS = {
  en: {
    name: 'Account', password: 'Password', code: 'Code of the second factor, if you have one', logIn: 'Log in',
    newPassword: 'New password, 12 characters or more', oneTime: 'This secret is good for one thing: setting a password.',
    logOut: 'Log out', find: 'Find a number', numbers: 'Numbers', number: 'Number', state: 'State', subscriber: 'Subscriber',
    class: 'Class', destination: 'Destination', none: 'Nothing here yet.', more: 'More', all: 'all', plan: 'Plan',
    settings: 'Settings', versions: 'Versions', calls: 'Calls', live: 'Live', suspend: 'Suspend', resume: 'Resume',
    history: 'History', when: 'When', who: 'Who', why: 'Why', step: 'Step', save: 'Save', saved: 'Saved. Calls go by it now.',
    busy: 'When busy', noAnswer: 'When nobody answers', forward: 'Where calls go', limits: 'Limits',
    monthlyCalls: 'Calls in a month', monthlyCost: 'Cost in a month, yuan', concurrent: 'Calls at one time',
    unlimited: 'no limit', positions: 'Switches', reason: 'Reason', reasonKept: 'Reason, kept with the change',
    version: 'Version', made: 'Made', by: 'by', active: 'In service', start: 'Start', startAll: 'For all calls now',
    startShare: 'For a share of callers', share: 'Share of callers, percent', rollback: 'Roll back', callOff: 'Call off',
    compare: 'Compare with what is in service', confirmStart: 'All calls go by this version at once. Start it?',
    confirmRollback: 'Calls go by the plan before again. Roll back?', caller: 'Caller', outcome: 'Outcome', seconds: 'Seconds',
    callerPays: 'Caller pays', subscriberPays: 'Subscriber pays', path: 'Why it went there', from: 'From',
    changed: 'Somebody else changed it meanwhile. What you see now is what there is.', noCalls: 'No calls yet.',
    liveNow: 'Calls at this moment', waiting: 'Waiting for calls …', lost: 'The feed broke off; it is tried again.',
    template: 'Template', notInStore: 'The node keeps no call records in its store (records.in-store).',
    expired: 'Your session is over. Log in again.', offline: 'The node does not answer.', noPlan: 'It has no plan yet.',
    next: 'Next', last: 'Called', yes: 'Yes', no: 'No', commas: 'several with commas between', nextVersion: 'next',
  },
  zh: {
    name: '账号', password: '密码', code: '动态验证码（如已启用）', logIn: '登录', newPassword: '新密码，至少 12 位',
    oneTime: '一次性口令只能用来设置密码。', logOut: '退出', find: '查找号码', numbers: '号码', number: '号码', state: '状态',
    subscriber: '用户', class: '业务', destination: '目的号码', none: '暂无内容。', more: '更多', all: '全部', plan: '流程图',
    settings: '设置', versions: '版本', calls: '话单', live: '实时', suspend: '停机', resume: '复机', history: '历史',
    when: '时间', who: '操作人', why: '原因', step: '操作', save: '保存', saved: '已保存，立即生效。', busy: '遇忙转',
    noAnswer: '无应答转', forward: '呼叫去向', limits: '限额', monthlyCalls: '每月呼叫次数', monthlyCost: '每月费用（元）',
    concurrent: '同时呼叫数', unlimited: '不限', positions: '开关', reason: '原因', reasonKept: '变更原因（将被记录）',
    version: '版本', made: '创建时间', by: '创建人', active: '使用中', start: '启用', startAll: '立即对全部呼叫启用',
    startShare: '先对部分主叫启用', share: '主叫比例（%）', rollback: '回退', callOff: '取消', compare: '与使用中的版本比较',
    confirmStart: '全部呼叫将立即使用该版本，确定启用？', confirmRollback: '呼叫将恢复使用之前的流程，确定回退？',
    caller: '主叫', outcome: '结果', seconds: '秒', callerPays: '主叫付费', subscriberPays: '用户付费', path: '为何如此接续',
    from: '从', changed: '内容已被他人修改，现显示最新内容。', noCalls: '暂无话单。', liveNow: '当前呼叫', waiting: '等待呼叫……',
    lost: '实时连接中断，正在重连。', template: '模板', notInStore: '本节点未在数据库中保存话单（records.in-store）。',
    expired: '会话已结束，请重新登录。', offline: '节点没有响应。', noPlan: '尚无流程。', next: '下一步', last: '被叫', yes: '是',
    no: '否', commas: '多个号码用逗号分隔', nextVersion: '待启用',
    spare: '空闲', reserved: '预留', assigned: '已分配', working: '使用中', suspended: '已停机', disconnected: '已拆机',
    ageing: '冷冻', unavailable: '不可用', draft: '草稿', checked: '已检查', scheduled: '已预约', trial: '试用', old: '历史',
    ANSWERED: '应答', BUSY: '忙', NO_ANSWER: '无应答', ROUTE_FAILURE: '不可达', ABANDONED: '主叫放弃', REFUSED: '拒绝',
    FAILED: '失败', 'call-offered': '呼入', 'call-sent': '接续', 'call-answered': '通话中', 'call-ended': '已结束',
    administrator: '管理员', desk: '营业', engineer: '工程师', auditor: '审计', 'subscriber-administrator': '用户管理员',
    'subscriber-user': '用户',
  },
};

let language = stored() || (navigator.language.startsWith('zh') ? 'zh' : 'en');
let session = null;
let feed = null;

function stored() {
  try { return localStorage.getItem('language'); } catch (e) { return null; }
}

function t(word) {
  return WORDS[language][word] || WORDS.en[word] || word;
}

/** An element with attributes, listeners and children; a text is only ever a text. */
function h(tag, given, ...children) {
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
  for (const child of children.flat()) {
    if (child !== null && child !== undefined) {
      node.append(child);
    }
  }
  return node;
}

/** Asks the API. What it refuses is thrown as its problem. */
async function ask(method, path, body, etag) {
  const headers = {};
  if (body !== undefined) {
    headers['content-type'] = 'application/json';
  }
  if (etag) {
    headers['if-match'] = etag;
  }
  if (method !== 'GET' && session) {
    headers['csrf-token'] = session.csrf_token;
  }
  let answer;
  try {
    answer = await fetch(API + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch (e) {
    throw { status: 0, detail: t('offline') };
  }
  const text = await answer.text();
  const json = text ? JSON.parse(text) : {};
  if (answer.status === 401 && session) {
    session = null;
    logIn(t('expired'));
    throw { status: 401, shown: true };
  }
  if (!answer.ok) {
    throw json;
  }
  return { json, etag: answer.headers.get('etag') };
}

function says(problem) {
  const faults = problem.faults || [];
  return h('div', { class: 'says bad', role: 'alert' }, faults.length > 1 ? null : problem.detail,
    faults.length > 1 ? h('ul', null, faults.map(f => h('li', null, f.path + ': ' + f.rule))) : null);
}

/** Runs something that a person wants, and shows what stands in its way. */
async function attempt(place, work) {
  try {
    place.replaceChildren();
    await work();
  } catch (problem) {
    if (!problem.shown) {
      place.replaceChildren(says(problem.detail ? problem : { detail: String(problem) }));
    }
  }
}

const moment = text => text ? new Date(text).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', { hour12: false }) : '';
const page = () => document.getElementById('page');

function badge(state) {
  const kind = { working: 'good', active: 'good', ANSWERED: 'good', 'call-answered': 'good', suspended: 'bad', disconnected: 'bad',
    REFUSED: 'bad', FAILED: 'bad', draft: 'bad', trial: 'warn', scheduled: 'warn', reserved: 'warn', assigned: 'warn',
    BUSY: 'warn', NO_ANSWER: 'warn', ROUTE_FAILURE: 'warn' }[state] || '';
  return h('span', { class: 'badge ' + kind }, t(state));
}

function table(heads, rows, empty) {
  return rows.length === 0 ? h('p', { class: 'soft' }, empty || t('none')) : h('div', { class: 'scroll' }, h('table', null,
    h('thead', null, h('tr', null, heads.map(head => h('th', { class: head.startsWith('#') ? 'number' : null }, head.replace('#', ''))))),
    h('tbody', null, rows)));
}

function bar() {
  const found = h('input', { placeholder: t('find'), 'aria-label': t('find'), inputmode: 'numeric' });
  const search = h('form', { onsubmit: event => {
    event.preventDefault();
    location.hash = '#/' + found.value.replace(/[^0-9]/g, '');
  } }, found);
  const other = language === 'en' ? 'zh' : 'en';
  document.documentElement.lang = language;
  document.getElementById('bar').replaceChildren(
    h('a', { href: '#/' }, h('b', null, 'Tollbridge')),
    session ? search : h('span', { class: 'grow' }),
    session ? h('span', { class: 'who' }, session.account + ' · ' + t(session.role)) : '',
    h('button', { class: 'plain', type: 'button', lang: other, onclick: () => {
      language = other;
      try { localStorage.setItem('language', other); } catch (e) { /* it is kept for this page */ }
      show();
    } }, other === 'zh' ? '中文' : 'English'),
    session ? h('button', { class: 'plain', type: 'button', onclick: leave }, t('logOut')) : '');
}

async function leave() {
  try { await ask('DELETE', '/session'); } catch (e) { /* it is over in any case */ }
  session = null;
  logIn();
}

function field(label, name, given) {
  const input = h('input', { name, ...given });
  return h('label', null, h('span', null, label), input);
}

function logIn(message) {
  stopFeed();
  bar();
  const place = h('div');
  const fresh = h('div');
  const form = h('form', { class: 'card login', onsubmit: event => {
    event.preventDefault();
    const given = Object.fromEntries([...new FormData(form)].filter(pair => pair[1] !== ''));
    attempt(place, async () => {
      try {
        session = (await ask('POST', '/session', given)).json;
      } catch (problem) {
        if ((problem.faults || []).some(fault => fault.path === 'new_password') && !fresh.firstChild) {
          fresh.replaceChildren(h('p', { class: 'soft' }, t('oneTime')),
            field(t('newPassword'), 'new_password', { type: 'password', required: true, autocomplete: 'new-password' }));
          return;
        }
        throw problem;
      }
      show();
    });
  } }, h('h1', null, 'Tollbridge'), h('p'), place, message ? h('div', { class: 'says bad' }, message) : null,
  field(t('name'), 'name', { required: true, autofocus: true, autocomplete: 'username' }),
  field(t('password'), 'password', { type: 'password', required: true, autocomplete: 'current-password' }),
  field(t('code'), 'code', { inputmode: 'numeric', autocomplete: 'one-time-code' }), fresh,
  h('button', null, t('logIn')));
  page().replaceChildren(form);
}

/** The page that the address names. */
async function show() {
  stopFeed();
  if (!session) {
    logIn();
    return;
  }
  bar();
  const [number, tab] = location.hash.replace(/^#\/?/, '').split('/');
  const place = h('div');
  page().replaceChildren(place);
  await attempt(place, () => number ? oneNumber(number, tab || 'plan') : home());
}

async function home() {
  const state = h('select', { 'aria-label': t('state'), onchange: () => list() },
    ['', 'working', 'suspended', 'assigned', 'reserved', 'disconnected', 'ageing', 'unavailable'].map(each =>
      h('option', { value: each }, each ? t(each) : t('all'))));
  const subscriber = h('input', { placeholder: t('subscriber'), 'aria-label': t('subscriber'), onchange: () => list() });
  const place = h('div');
  const rows = [];
  const more = h('button', { class: 'plain', onclick: () => list(more.dataset.next) }, t('more'));
  async function list(after) {
    await attempt(place, async () => {
      const query = new URLSearchParams({ limit: 25 });
      for (const [key, value] of [['state', state.value], ['subscriber', subscriber.value], ['after', after]]) {
        if (value) {
          query.set(key, value);
        }
      }
      const { json } = await ask('GET', '/numbers?' + query);
      if (!after) {
        rows.length = 0;
      }
      rows.push(...json.items.map(each => h('tr', { class: 'link', onclick: () => { location.hash = '#/' + each.number; } },
        h('td', null, h('a', { href: '#/' + each.number }, each.number)), h('td', null, badge(each.state)),
        h('td', null, each.subscriber || ''), h('td', null, each.destination || (each.plan ? t('plan') : '')))));
      more.hidden = !json.next;
      more.dataset.next = json.next || '';
      place.replaceChildren(table([t('number'), t('state'), t('subscriber'), t('destination')], rows));
    });
  }
  page().append(
    h('section', { class: 'card' }, h('div', { class: 'row' }, h('h2', { class: 'grow' }, t('numbers')),
      h('div', null, state), h('div', null, subscriber)), place, more),
    h('section', { class: 'card' }, h('h2', null, t('liveNow')), live('')));
  await list();
}

async function oneNumber(number, tab) {
  const { json, etag } = await ask('GET', '/numbers/' + encodeURIComponent(number));
  const place = h('div');
  const body = h('div');
  const operator = ['administrator', 'desk'].includes(session.role);
  const step = { working: 'suspend', suspended: 'resume' }[json.state];
  const template = h('span', { class: 'soft' });
  page().append(
    h('div', { class: 'row' }, h('h1', null, json.number), badge(json.state),
      h('span', { class: 'soft' }, [json.subscriber, json.service_class].filter(each => each).join(' · ')), template,
      json.next_version ? h('span', { class: 'badge warn' }, `${t('nextVersion')}: ${t('version')} ${json.next_version}`
        + (json.next_percent ? ` ${json.next_percent} %` : '') + (json.next_from ? ' ' + moment(json.next_from) : '')) : null,
      h('span', { class: 'grow' }),
      operator && step ? h('button', { class: 'plain', onclick: () => attempt(place, async () => {
        const why = prompt(t('reasonKept'), '');
        if (why !== null) {
          await ask('POST', `/numbers/${number}/steps`, why ? { step, why } : { step }, etag);
          show();
        }
      }) }, t(step)) : null),
    h('nav', null, ['plan', 'settings', 'versions', 'calls', 'live', 'history'].map(each =>
      h('a', { href: `#/${number}/${each}`, class: each === tab ? 'on' : null }, t(each)))),
    place, body);
  const tabs = { plan: planTab, settings: settingsTab, versions: versionsTab, calls: callsTab, live: liveTab, history: historyTab };
  ask('GET', `/numbers/${number}/template`).then(
    use => template.append(`${t('template')} ${use.json.template}`), () => { /* it has none */ });
  await (tabs[tab] || planTab)(json, etag, body, place);
}

async function planTab(number, etag, body) {
  if (!number.plan && !number.destination) {
    body.append(h('p', { class: 'soft' }, t('noPlan')));
    return;
  }
  body.append(h('div', { class: 'drawing' }, h('img', {
    src: `${API}/numbers/${number.number}/plan/drawing`, alt: t('plan') })));
}

const dialled = list => (list || []).join(', ');
const numbersOf = text => text.split(',').map(each => each.trim()).filter(each => each);

async function settingsTab(number, etag, body, place) {
  const { json } = await ask('GET', `/numbers/${number.number}/settings`);
  const mayChange = !['engineer', 'auditor'].includes(session.role);
  const inputs = {};
  const input = (key, label, value, hint) => {
    const node = h('input', { value, placeholder: hint, disabled: !mayChange });
    inputs[key] = { node, was: value };
    return h('label', null, h('span', null, label), node);
  };
  const sets = Object.entries(json.destinations || {}).map(([name, to]) => h('fieldset', null,
    h('legend', null, `${t('forward')}: ${name}`), h('div', { class: 'fields' },
      input(`destinations.${name}.number`, t('destination'), to.number || ''),
      input(`destinations.${name}.onBusy`, t('busy'), dialled(to.onBusy), t('commas')),
      input(`destinations.${name}.onNoAnswer`, t('noAnswer'), dialled(to.onNoAnswer), t('commas')))));
  const limits = json.limits || {};
  sets.push(h('fieldset', null, h('legend', null, t('limits')), h('div', { class: 'fields' },
    input('limits.monthlyCalls', t('monthlyCalls'), String(limits.monthlyCalls || ''), t('unlimited')),
    input('limits.monthlyCost', t('monthlyCost'), limits.monthlyCost ? String(limits.monthlyCost / 1000) : '', t('unlimited')),
    input('limits.concurrent', t('concurrent'), String(limits.concurrent || ''), t('unlimited')))));
  if (json.positions) {
    sets.push(h('fieldset', null, h('legend', null, t('positions')), h('div', { class: 'fields' },
      Object.entries(json.positions).map(([name, at]) => input(`positions.${name}`, name, at)))));
  }
  const why = h('input', { maxlength: 200 });
  const form = h('form', { class: 'card', onsubmit: event => {
    event.preventDefault();
    attempt(place, async () => {
      const wanted = changedOf(inputs);
      if (why.value) {
        wanted.why = why.value;
      }
      try {
        await ask('POST', `/numbers/${number.number}/settings`, wanted, etag);
      } catch (problem) {
        mark(inputs, problem.faults || []);
        if (problem.status === 412) {
          await show();
          page().prepend(says({ detail: t('changed') }));
          return;
        }
        throw problem;
      }
      await show();
      page().prepend(h('div', { class: 'says', role: 'status' }, t('saved')));
    });
  } }, sets, mayChange ? [h('label', null, h('span', null, t('reasonKept')), why), h('button', null, t('save'))] : []);
  body.append(form);
}

/** What was changed in a form of settings, as the API takes it. */
function changedOf(inputs) {
  const wanted = {};
  for (const [key, { node, was }] of Object.entries(inputs)) {
    if (node.value.trim() === was) {
      continue;
    }
    const [part, name, detail] = key.split('.');
    wanted[part] = wanted[part] || {};
    const value = node.value.trim();
    if (part === 'destinations') {
      wanted[part][name] = wanted[part][name] || {};
      wanted[part][name][detail] = detail === 'number' ? value : numbersOf(value);
    } else if (part === 'limits') {
      const amount = Number(value) * (name === 'monthlyCost' ? 1000 : 1);
      wanted[part][name] = value === '' ? null : Number.isFinite(amount) ? Math.round(amount) : value;
    } else {
      wanted[part][name] = value;
    }
  }
  return wanted;
}

/** Marks the fields that faults name. */
function mark(inputs, faults) {
  for (const [key, { node }] of Object.entries(inputs)) {
    const place = key.replace('destinations.', 'nodes.');
    node.classList.toggle('wrong', faults.some(f => f.path.replace(/^plan\./, '').startsWith(place)));
  }
}

async function versionsTab(number, etag, body, place) {
  const { json } = await ask('GET', `/numbers/${number.number}/versions`);
  const mayChange = ['administrator', 'desk', 'subscriber-administrator'].includes(session.role);
  const active = json.items.find(each => each.state === 'active');
  const below = h('div');
  const change = (question, path, wanted) => attempt(place, async () => {
    if (!question || confirm(question)) {
      await ask('POST', `/numbers/${number.number}${path}`, wanted, etag);
      await show();
    }
  });
  const share = version => {
    const percent = prompt(t('share'), '10');
    if (percent) {
      change('', `/versions/${version}/start`, { percent: Number(percent) });
    }
  };
  const rows = json.items.slice().reverse().map(each => h('tr', null,
    h('td', null, `${t('version')} ${each.version}`), h('td', null, badge(each.state)),
    h('td', null, moment(each.made_at), h('div', { class: 'soft' }, each.made_by)),
    h('td', null, each.note || '', (each.faults || []).map(f => h('div', { class: 'soft' }, `${f.path}: ${f.rule}`))),
    h('td', null, h('div', { class: 'row' },
      active && each !== active ? h('button', { class: 'plain', onclick: () => attempt(place, async () => {
        const { json: diff } = await ask('GET',
          `/numbers/${number.number}/versions/${each.version}/diff?from=${active.version}`);
        below.replaceChildren(h('section', { class: 'card' },
          h('h2', null, `${t('version')} ${diff.from} → ${diff.to}`), h('pre', null, [...diff.lines, ...(diff.calls || [])].join('\n'))));
        below.scrollIntoView({ block: 'nearest' });
      }) }, t('compare')) : null,
      mayChange && !['active', 'draft'].includes(each.state) ? [
        h('button', { class: each.state === 'old' ? 'plain' : null, onclick: () => change(t('confirmStart'), `/versions/${each.version}/start`, {}) }, t('startAll')),
        h('button', { class: 'plain', onclick: () => share(each.version) }, t('startShare'))] : []))));
  body.append(h('section', { class: 'card' },
    mayChange ? h('div', { class: 'row' }, h('span', { class: 'grow' }),
      h('button', { class: 'plain', onclick: () => change(t('confirmRollback'), '/rollback') }, t('rollback')),
      number.next_version ? h('button', { class: 'plain', onclick: () => change('', '/call-off') }, t('callOff')) : null) : null,
    table([t('version'), t('state'), t('made'), t('why'), ''], rows)), below);
}

async function callsTab(number, etag, body) {
  const rows = [];
  const place = h('div');
  const more = h('button', { class: 'plain', onclick: () => load(more.dataset.next) }, t('more'));
  async function load(after) {
    const query = new URLSearchParams({ number: number.number, limit: 25 });
    if (after) {
      query.set('after', after);
    }
    const { json } = await ask('GET', '/calls?' + query);
    rows.push(...json.items.flatMap(callRows));
    more.hidden = !json.next;
    more.dataset.next = json.next || '';
    place.replaceChildren(table([t('when'), t('caller'), t('destination'), t('outcome'), '#' + t('seconds'),
      '#' + t('callerPays'), '#' + t('subscriberPays')], rows, t('noCalls')));
  }
  body.append(h('section', { class: 'card' }, place, more));
  await load();
}

/** A call, and below it why it went where it went, once somebody wants to know. */
function callRows(call) {
  const below = h('td', { colspan: 7 });
  const row = h('tr', { hidden: true }, below);
  const look = async () => {
    row.hidden = !row.hidden;
    if (!row.hidden && !below.firstChild) {
      await attempt(below, async () => {
        const { json } = await ask('GET', `/calls/${encodeURIComponent(call.call)}/why`);
        below.replaceChildren(h('b', null, t('path')), h('ol', { class: 'path' },
          (json.path || []).map(step => h('li', null, step.words))), h('p', null, [json.outcomeWords, json.payerWords].filter(each => each).join('; ')));
      });
    }
  };
  return [h('tr', { class: 'link', tabindex: 0, onclick: look, onkeydown: event => event.key === 'Enter' && look() },
    h('td', null, moment(call.offered_at)), h('td', null, call.caller || ''), h('td', null, call.destination || ''),
    h('td', null, badge(call.outcome), h('div', { class: 'soft' }, call.reason)),
    h('td', { class: 'number' }, call.seconds === undefined ? '' : String(call.seconds)),
    h('td', { class: 'number' }, call.caller_pays || ''), h('td', { class: 'number' }, call.subscriber_pays || '')), row];
}

async function liveTab(number, etag, body) {
  body.append(h('section', { class: 'card' }, h('h2', null, t('liveNow')), live(number.number)));
}

function stopFeed() {
  if (feed) {
    feed.close();
    feed = null;
  }
}

/** Calls as they come and go; those that have ended are shown a little longer. */
function live(number) {
  const place = h('div', { 'aria-live': 'polite' }, h('p', { class: 'soft' }, t('waiting')));
  const calls = new Map();
  const kinds = ['call-offered', 'call-sent', 'call-answered', 'call-ended'];
  const draw = () => {
    const rows = [...calls.values()].reverse().map(each => h('tr', { class: each.event === 'call-ended' ? 'over' : null },
      h('td', null, moment(each.offered_at)), h('td', null, each.caller || ''), number ? null : h('td', null,
        h('a', { href: '#/' + each.number }, each.number)), h('td', null, each.destination || ''),
      h('td', null, each.event === 'call-ended' ? badge(each.outcome) : badge(each.event))));
    place.replaceChildren(table([t('when'), t('caller')].concat(number ? [] : [t('last')], t('destination'), t('state')), rows, t('waiting')));
  };
  stopFeed();
  feed = new EventSource(`${API}/events?events=${kinds.join(',')}${number ? '&number=' + number : ''}`);
  kinds.forEach(kind => feed.addEventListener(kind, event => {
    const told = JSON.parse(event.data);
    calls.delete(told.call);
    calls.set(told.call, told);
    for (const [key, each] of calls) {
      if (calls.size > 50 && (each.event === 'call-ended' || calls.size > 500)) {
        calls.delete(key);
      }
    }
    draw();
  }));
  feed.onerror = () => place.replaceChildren(h('p', { class: 'soft' }, t('lost')));
  feed.onopen = draw;
  return place;
}

async function historyTab(number, etag, body) {
  const { json } = await ask('GET', `/numbers/${number.number}/history`);
  body.append(h('section', { class: 'card' }, table([t('when'), t('who'), t('step'), t('why')], json.items.map(each => h('tr', null,
    h('td', null, moment(each.at)), h('td', null, each.who),
    h('td', null, each.step, h('div', { class: 'soft' }, each.before === each.after ? '' : `${t(each.before)} → ${t(each.after)}`)),
    h('td', null, each.why || ''))))));
}

window.addEventListener('hashchange', show);
ask('GET', '/session').then(known => { session = known.json; show(); }, () => logIn());
