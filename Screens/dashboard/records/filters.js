import { html } from '../../shell/html.js'
import { now } from '../../shell/now.js'
import { t } from '../../shell/words.js'
import { tableName } from '../parts/place.js'
import { choice, goTo, section } from '../frame/sections.js'
import { boundsOf, businessDayOf, hourOf } from '../model/days.js'

/** @typedef {import('../model/dashboard.js').Dashboard} Dashboard */

/** What is chosen, from the address. @returns {Record<string, string>} */
export const chosen = () => Object.fromEntries(choice.value)

/** @param {Record<string, string>} changed */
export const choose = changed => goTo(section.peek(), { ...chosen(), ...changed })

/** The query of what is chosen. A number finds its record on whichever day. @param {Dashboard} dashboard @returns {any} */
export function queryOf(dashboard) {
  const { status, kind, table, number, day, hour, from, to, dish, staff, lines, method } = chosen()
  const clock = dashboard.context.restaurant.value
  const span = number ? {} : day && hour ? hourOf(day, Number(hour), clock) : day ? boundsOf(day, clock)
    : from && to ? { from: boundsOf(from, clock).from, to: boundsOf(to, clock).to } : {}
  return {
    ...span, status: status || undefined, kind: kind || undefined, tableId: table || undefined,
    menuItemId: dish || undefined, staffId: staff || undefined, lines: lines || undefined, method: method || undefined,
    number: number && Number.isInteger(Number(number)) ? Number(number) : undefined,
  }
}

/**
 * Number, day and status, as fields above the list.
 *
 * @param {{ dashboard: Dashboard, statuses: readonly string[], statusName: (status: string) => string, kinds?: readonly string[] }} props
 */
export function Filters({ dashboard, statuses, statusName, kinds }) {
  const { status = '', kind = '', number = '', day = '', hour } = chosen(), { format, context } = dashboard
  const today = businessDayOf(now.peek(), context.restaurant.value)
  return html`<form class="filters" role="search" onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}>
    <div class="field"><label for="filter-number">${t('number')}</label>
      <input id="filter-number" type="search" inputmode="numeric" pattern="[0-9]*" value=${number}
        onInput=${typed((/** @type {string} */ value) => choose({ number: value.replace(/\D/g, '') }))} /></div>
    <div class="field"><label for="filter-day">${t('day')}</label><input id="filter-day" type="date" max=${today} value=${day}
      onChange=${(/** @type {any} */ event) => choose({ day: event.target.value, hour: '', from: '', to: '' })} /></div>
    <${Choice} id="filter-status" label=${t('status')} value=${status} options=${statuses} nameOf=${statusName}
      onChoose=${(/** @type {string} */ value) => choose({ status: value })} />
    ${kinds && html`<${Choice} id="filter-kind" label=${t('orderKind')} value=${kind} options=${kinds}
      nameOf=${(/** @type {string} */ one) => t(`kind.${one}`)} onChoose=${(/** @type {string} */ value) => choose({ kind: value })} />`}
    ${hour && day && html`<button class="button" type="button" onClick=${() => choose({ hour: '' })}>
      ${t('atHour', { hour: format.time(hourOf(day, Number(hour), context.restaurant.value).from) })} ✕</button>`}
    <${Details} dashboard=${dashboard} />
  </form>`
}

/**
 * What a link from the figures chose besides; each can be taken away.
 *
 * @param {{ dashboard: Dashboard }} props
 */
function Details({ dashboard: { room, performance, format } }) {
  const { table, dish, staff, lines, method, from, to } = chosen()
  const tableOf = table ? room.tables.get(table) : null
  /** @type {[string | undefined, () => string, Record<string, string>][]} */
  const details = [
    [from && to, () => `${format.day(`${from}T12:00:00Z`)} – ${format.day(`${to}T12:00:00Z`)}`, { from: '', to: '' }],
    [table, () => tableOf ? tableName(tableOf) : t('oneTable'), { table: '' }],
    [dish, () => dish && room.menu.get(dish)?.name || t('oneDish'), { dish: '' }],
    [staff, () => staff && (room.staff.get(staff)?.name ?? performance.get(staff)?.name) || t('oneMember'), { staff: '' }],
    [lines, () => t(`lines.${lines}`), { lines: '' }],
    [method, () => t(`method.${method}`), { method: '' }],
  ]
  return details.filter(([value]) => value).map(([, nameOf, without]) => html`
    <button key=${nameOf()} class="button" type="button" onClick=${() => choose(without)}>${nameOf()} ✕</button>`)
}

/**
 * @param {{ id: string, label: string, value: string, options: readonly string[], nameOf: (option: string) => string,
 *   onChoose: (option: string) => void }} props
 */
const Choice = ({ id, label, value, options, nameOf, onChoose }) => html`<div class="field"><label for=${id}>${label}</label>
  <select id=${id} value=${value} onChange=${(/** @type {any} */ event) => onChoose(event.target.value)}>
    <option value="">${t('all')}</option>
    ${options.map(option => html`
      <option key=${option} value=${option} selected=${option === value}>${nameOf(option)}</option>`)}</select></div>`

// Typing asks the server once it pauses.
const PAUSE = 250

let pause = 0

/** @param {(value: string) => void} change */
const typed = change => (/** @type {any} */ { target }) => {
  clearTimeout(pause)
  pause = setTimeout(() => change(target.value), PAUSE)
}
