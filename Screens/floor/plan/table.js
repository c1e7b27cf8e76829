import { isSeated } from '../../live/room.js'
import { html } from '../../shell/html.js'
import { Icon } from '../../shell/icon.js'
import { t } from '../../shell/words.js'
import { selection, selectTable } from '../selection.js'
import { SIGNS, sentenceOf, stateOf } from './state.js'

/**
 * A table on the plan.
 *
 * @param {{ floor: import('../floor.js').Floor, id: string, style: Record<string, string>, isRound: boolean, isDimmed: boolean,
 *   handlers?: object }} props
 */
export function TableShape({ floor, id, style, isRound, isDimmed, handlers }) {
  const table = floor.room.tables.get(id)
  if (!table) return null
  const state = stateOf(floor, table)
  const { status, host, minutes, due, ready, calls, next } = state
  const classes = ['table', status, isRound && 'round', isDimmed && 'dimmed', state.isSent && 'sent', state.isMine && 'mine',
    ready > 0 && 'plates', selection.value?.tableId === host.id && 'selected'].filter(Boolean).join(' ')
  return html`<button class=${classes} style=${style} onClick=${() => selectTable(host.id)} ...${handlers}>
    <span class="visually-hidden">${sentenceOf(floor, table, state)}</span>
    <span aria-hidden="true" class=${`table-number ${(table.name?.length ?? 0) > 4 ? 'long' : ''}`}>${table.name ?? table.number}</span>
    ${isSeated({ status })
      ? table.mergedInto ? html`<span aria-hidden="true">→ ${host.name ?? host.number}</span>` : html`
        <span class="table-line" aria-hidden="true"><${Icon} name=${SIGNS[status]} />
          ${host.guests ?? '–'}${minutes !== null && html`<span>· ${t('minutesShort', { count: minutes })}</span>`}</span>
        <span class="table-due" aria-hidden="true">
          ${due > 0 ? floor.format.money(due) : status === 'awaitingPayment' ? t('paid') : ''}</span>`
      : html`<span class="table-line" aria-hidden="true">
        ${SIGNS[status] && html`<${Icon} name=${SIGNS[status]} />`}${t(`status.${status}`)}</span>`}
    <span class="table-signs" aria-hidden="true">
      ${calls.length > 0 && html`<span class="badge late"><${Icon} name="bell" />${calls.length > 1 ? calls.length : ''}</span>`}
      ${ready > 0 && html`<span class="badge ok"><${Icon} name="plate" />${ready}</span>`}
      ${next && html`<span class="badge"><${Icon} name="fork" /><span class="sign-text">${floor.format.time(next.at)}</span></span>`}
    </span>
  </button>`
}
