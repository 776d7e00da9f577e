// What a subscriber sets in the plan of a number without touching the tree.

import { ask, attempt, fault, field, h, reason, t, wrong } from './parts.js';

const several = text => text.split(/[,，、;；\n]/).map(each => each.trim()).filter(each => each);
const severalOrNone = text => text === '' ? null : several(text);
const amount = factor => text => {
  const given = Number(text) * factor;
  return text === '' ? null : Number.isFinite(given) ? Math.round(given) : text;
};

/** The form, in which each control has the path that the API has for it. */
class Settings {

  constructor(set, plan, mayChange) {
    this.mayChange = mayChange;
    this.controls = new Map();
    this.node = h('div', null, this.destinations(set.destinations || {}), this.positions(set.positions || {}, plan),
      this.named('lists', set.lists || {}, list => h('textarea', { rows: Math.min(6, list.length + 1), placeholder: t('listHint') }),
        list => list.join('\n'), several),
      this.named('announcements', set.announcements || {}, () => h('input'), name => name, name => name),
      this.named('pins', set.pins || {}, count => h('input', { placeholder: `${count} ${t('pinsHint')}`, autocomplete: 'off' }), () => '', several),
      this.limits(set.limits || {}));
  }

  add(path, label, control, was, read) {
    control.value = was;
    control.disabled = !this.mayChange;
    this.controls.set(path, { label, control, was, read });
    return field(label, control);
  }

  fieldset(legend, fields) {
    return fields.length === 0 ? null : h('fieldset', null, h('legend', null, legend), h('div', { class: 'fields' }, fields));
  }

  named(part, set, control, was, read) {
    return this.fieldset(t(part), Object.entries(set).map(([name, value]) =>
      this.add(`${part}.${name}`, name, control(value), was(value), read)));
  }

  destinations(set) {
    return Object.entries(set).map(([name, to]) => this.fieldset(`${t('forward')}: ${name}`, [
      this.add(`destinations.${name}.number`, t('destination'), h('input', { inputmode: 'tel' }), to.number || '', text => text),
      ...[['onBusy', 'busy', several], ['onNoAnswer', 'noAnswer', several], ['onRouteFailure', 'routeFailure', severalOrNone]]
        .map(([key, label, read]) => this.add(`destinations.${name}.${key}`, t(label),
          h('input', { placeholder: t(key === 'onRouteFailure' ? 'asBusy' : 'commas') }), (to[key] || []).join(', '), read))]));
  }

  /** A switch may stand where a branch of the plan names it, and where it stands. */
  positions(set, plan) {
    return this.fieldset(t('positions'), Object.entries(set).map(([name, at]) => {
      const known = Object.values(plan.nodes || {}).filter(node => node.switch === name)
        .flatMap(node => node.branches || []).flatMap(branch => branch.when);
      const options = [...new Set([at, ...known])].map(each => h('option', null, each));
      return this.add(`positions.${name}`, name, h('select', null, options), at, text => text);
    }));
  }

  limits(set) {
    const figure = (name, factor) => this.add('limits.' + name, t(name), h('input', { inputmode: 'decimal', placeholder: t('unlimited') }),
      set[name] ? String(set[name] / factor) : '', amount(factor));
    const used = h('select', null, ['refuse', 'end'].map(each => h('option', { value: each }, t(each))));
    return this.fieldset(t('limits'), [figure('monthlyCalls', 1), figure('monthlyCost', 1000),
      this.add('limits.whenCostUsed', t('whenCostUsed'), used, set.whenCostUsed || 'refuse', text => text), figure('concurrent', 1)]);
  }

  changed() {
    return [...this.controls].filter(([, { control, was }]) => control.value.trim() !== was);
  }

  /** What was changed, as the API takes it. */
  wanted() {
    const wanted = {};
    for (const [path, { control, read }] of this.changed()) {
      const names = path.split('.');
      const last = names.pop();
      let at = wanted;
      for (const name of names) {
        at[name] = at[name] || {};
        at = at[name];
      }
      at[last] = read(control.value.trim());
    }
    return wanted;
  }

  /** Shows each fault beside the control that it is about, and gives those that are about none. */
  show(faults) {
    const left = new Set(faults);
    for (const [path, { control }] of this.controls) {
      const mine = faults.filter(each => isOf(each.path, path));
      fault(control, mine.map(each => each.rule).join('; '));
      mine.forEach(each => left.delete(each));
    }
    const first = [...this.controls.values()].find(({ control }) => control.hasAttribute('aria-invalid'));
    if (first) {
      first.control.focus();
    }
    return [...left];
  }
}

/** Whether a fault is about a setting: rules of plans name the node. */
function isOf(faulty, path) {
  const [part, name, key] = path.split('.');
  const inPlan = { destinations: `nodes.${name}.${key}`, announcements: `nodes.${name}.announcement`, pins: `nodes.${name}.hashes` }[part];
  return [path, inPlan].some(each => faulty === each || faulty.startsWith(each + '.') || faulty.startsWith(each + '['));
}

/** The page of settings of a number. */
export async function settingsTab({ number, mayNot, body, place, change }) {
  const path = `/numbers/${number.number}`;
  const { json: set } = await ask('GET', path + '/settings');
  const plan = set.positions ? (await ask('GET', path + '/plan')).json : {};
  const mayChange = !mayNot('settings');
  const settings = new Settings(set, plan, mayChange);
  const why = reason();
  const save = () => attempt(place, async () => {
    const wishes = settings.changed().map(([, { label, control }]) => `${label}: ${control.value}`);
    if (wishes.length === 0) {
      throw { detail: t('unchanged') };
    }
    const given = why.querySelector('input').value.trim();
    settings.show([]);
    await change('/settings', given ? { ...settings.wanted(), why: given } : settings.wanted(), wishes).catch(problem => {
      if (!problem.faults) {
        throw problem;
      }
      const left = settings.show(problem.faults);
      place.replaceChildren(wrong(t('faulty'), left.map(each => `${each.path}: ${each.rule}`), 'en'));
      throw { shown: true };
    });
  });
  body.append(h('form', { class: 'card', onsubmit: event => {
    event.preventDefault();
    save();
  } }, settings.node, mayChange ? [why, place, h('button', null, t('save'))] : null));
}
