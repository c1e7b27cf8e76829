import { signal } from '../../lib/signals.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { Icon } from '../../shell/icon.js'
import { now } from '../../shell/now.js'
import { t } from '../../shell/words.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('../floor.js').Table} Table */
/** @typedef {Table['calls'][number]} Call */

const isOpen = signal(false)

/** All calls, the longest waiting first. @param {Floor} floor @returns {{ table: Table, call: Call }[]} */
export const callsOf = floor => floor.room.tables.all().flatMap(table => table.calls.map(call => ({ table, call })))
  .sort((a, b) => a.call.openedAt.localeCompare(b.call.openedAt))

/** How many guests call, in the bar. @param {{ floor: Floor }} props */
export function CallsButton({ floor }) {
  const calls = callsOf(floor)
  const open = calls.filter(({ call }) => call.status === 'open').length
  return html`<button class=${`button ${open > 0 ? 'calling' : 'quiet'}`} aria-haspopup="dialog" onClick=${() => { isOpen.value = true }}>
      <${Icon} name="bell" /><span class="wide-only">${t('calls')}</span><span class="visually-hidden narrow-only">${t('calls')}</span>
      ${open > 0 && html`<b>${open}</b>`}</button>
    ${isOpen.value && html`<${Dialog} title=${t('calls')} onClose=${() => { isOpen.value = false }}>
      ${calls.length === 0 && html`<p class="empty">${t('noCalls')}</p>`}
      <ul class="stack">${calls.map(({ table, call }) => html`<li key=${call.id}><${CallRow} floor=${floor} table=${table} call=${call} />
        </li>`)}</ul>
    </${Dialog}>`}`
}

/** One call: who goes, and that it is done. @param {{ floor: Floor, table: Table, call: Call }} props */
export function CallRow({ floor, table, call }) {
  const input = { tableId: table.id, callId: call.id }
  const by = call.acknowledgedBy && (floor.room.staff.get(call.acknowledgedBy)?.name ?? t('somebody'))
  const name = floor.tableName(table)
  const sent = floor.sent(call.id)
  return html`<div class=${`call row apart ${sent ? 'sent' : ''}`}>
    <span><b>${name}</b> · ${t(`call.${call.type}`)}${call.count > 1 && html` <span class="badge">× ${call.count}</span>`}
      <br /><span class="small soft">${floor.format.duration(now.value - Date.parse(call.openedAt))}${by
        ? ` · ${t('goesThere', { name: by })}` : call.level > 0 ? ` · ${t('escalated')}` : ''}</span></span>
    ${call.status === 'open' && !sent
      ? html`<button class="button primary" onClick=${() => floor.command('AcknowledgeCall', input,
        t('did.acknowledge', { table: name }), call.id)}>${t('iGo')}</button>`
      : html`<button class="button" disabled=${sent?.name === 'ResolveCall'}
        onClick=${() => floor.command('ResolveCall', input, t('did.resolve', { table: name }), call.id)}>${t('resolved')}</button>`}
  </div>`
}
