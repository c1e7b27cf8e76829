import { html } from '../../shell/html.js'
import { Icon } from '../../shell/icon.js'
import { t } from '../../shell/words.js'
import { selectTable } from '../selection.js'
import { SIGNS, stateOf } from './state.js'

/** @typedef {import('../floor.js').Floor} Floor */

/** The tables as rows. @param {{ floor: Floor, tables: import('../floor.js').Table[] }} props */
export function TableList({ floor, tables }) {
  return html`<div class="table-list"><table>
    <thead><tr><th>${t('tableHead')}</th><th>${t('state')}</th><th class="number">${t('guestsHead')}</th><th class="number">
      ${t('seated')}</th>
      <th class="number">${t('due')}</th><th>${t('waiter')}</th><th>${t('what')}</th></tr></thead>
    <tbody>${tables.map(({ id }) => html`<${Row} key=${id} floor=${floor} id=${id} />`)}</tbody></table></div>`
}

/** @param {{ floor: Floor, id: string }} props */
function Row({ floor, id }) {
  const table = floor.room.tables.get(id)
  if (!table) return null
  const { host, status, minutes, due, ready, calls, next } = stateOf(floor, table)
  return html`<tr>
    <td><button class="button" onClick=${() => selectTable(host.id)}>${floor.tableName(table)}</button></td>
    <td>${SIGNS[status] && html`<${Icon} name=${SIGNS[status]} />`} ${table.mergedInto ? t('mergedWith', { table: floor.tableName(host) })
      : t(`status.${status}`)}</td>
    <td class="number">${host.guests ?? ''}</td>
    <td class="number">${minutes === null ? '' : t('minutes', { count: minutes })}</td>
    <td class="number">${due > 0 ? floor.format.money(due) : ''}</td>
    <td>${host.waiterName ?? ''}</td>
    <td><span class="row">${calls.map(call => html`<span key=${call.id} class="badge late">${t(`call.${call.type}`)}</span>`)}
      ${ready > 0 && html`<span class="badge ok">${t('platesReady', { count: ready })}</span>`}
      ${next && html`<span class="badge">${t('reservedAt', { time: floor.format.time(next.at), name: next.name })}</span>`}</span></td>
  </tr>`
}
