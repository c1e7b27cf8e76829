import { html } from '../shell/html.js'
import { now } from '../shell/now.js'
import { t } from '../shell/words.js'
import { CallRow, callsOf } from './calls/calls.js'
import { ReadyRow, waitingAtPass } from './notices/ready.js'

// Reservations of the next hours are told, in milliseconds.
const SOON = 3 * 3_600_000

/** What asks for a person, beside the plan while no table is selected. @param {{ floor: import('./floor.js').Floor }} props */
export function Attention({ floor }) {
  const calls = callsOf(floor)
  const ready = waitingAtPass(floor)
  const next = floor.room.reservations.all().filter(({ at }) => Date.parse(at) - now.value < SOON).toSorted((a, b) =>
    a.at.localeCompare(b.at))
  return html`<section class="floor-panel attention stack" aria-label=${t('attention')}>
    ${calls.length > 0 && html`<section><h2>${t('calls')}</h2><ul>${calls.map(({ table, call }) => html`<li key=${call.id}>
      <${CallRow} floor=${floor} table=${table} call=${call} /></li>`)}</ul></section>`}
    ${ready.length > 0 && html`<section><h2>${t('readyHead')}</h2><ul>${ready.map(({ order, items }) => html`<li key=${order.id}>
      <${ReadyRow} floor=${floor} order=${order} items=${items} /></li>`)}</ul></section>`}
    ${next.length > 0 && html`<section><h2>${t('reservations')}</h2><ul>
      ${next.map(({ id, at, name, partySize, tableIds }) => html`<li key=${id}><b>
        ${floor.format.time(at)}</b> ${name} · ${t('guests', { count: partySize })}
      <br /><span class="soft small">${floor.tableNames(tableIds)}</span></li>`)}</ul></section>`}
    ${calls.length + ready.length + next.length === 0 && html`<p class="empty">${t('allQuiet')}</p>`}
  </section>`
}
