import { Dialog } from '../../shell/dialog.js'
import { useGiving } from '../../shell/giving.js'
import { html } from '../../shell/html.js'
import { say } from '../../shell/messages.js'
import { now } from '../../shell/now.js'
import { t } from '../../shell/words.js'
import { setStatus } from './seat.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('../floor.js').Table} Table */

/**
 * @param {{ floor: Floor, title: string, fits: (table: Table) => boolean, onChoose: (table: Table) => void, onClose: () => void }} props
 */
export function ChooseTable({ floor, title, fits, onChoose, onClose }) {
  const tables = floor.room.tables.all().filter(fits)
  return html`<${Dialog} title=${title} kind="sheet" onClose=${onClose}>
    ${tables.length === 0 ? html`<p class="empty">${t('noTableFits')}</p>` : html`<div class="choices">${tables.map(table => html`
      <button key=${table.id} class="button choice" onClick=${() => onChoose(table)}><b>${table.name ?? table.number}</b>
        <span class="small">${t('seats', { count: table.seats })} · ${t(`status.${table.status}`)}</span></button>`)}</div>`}
  </${Dialog}>`
}

/** Gives a table to a colleague; or all tables of its waiter. @param {{ floor: Floor, table: Table, onClose: () => void }} props */
export function ChooseWaiter({ floor, table, onClose }) {
  const colleagues = floor.onDuty().filter(({ id }) => id !== table.waiterId)
  const isMine = table.waiterId === floor.user.id
  /** @param {import('../../live/room.js').Colleague} colleague */
  const assign = ({ id, name }) => {
    floor.command('AssignWaiter', { tableId: table.id, staffId: id }, t('did.assign', { table: floor.tableName(table), name }), table.id)
    onClose()
  }
  /** @param {import('../../live/room.js').Colleague} colleague */
  const handOver = ({ id, name }) => {
    floor.command('HandOverTables', { staffId: table.waiterId, to: id }, t('did.handOver', { name }), table.id)
      .then(answer => { if (answer.ok) say(t('handedOver', { count: answer.result.tables.length, name })) })
    onClose()
  }
  return html`<${Dialog} title=${t('changeWaiter')} onClose=${onClose}>
    ${colleagues.length === 0 && html`<p class="empty">${t('nobodyOnDuty')}</p>`}
    <ul class="stack">${colleagues.map(colleague => html`<li key=${colleague.id} class="row apart"><span><b>
      ${colleague.name}</b> <span class="soft">${t(`role.${colleague.role}`)}</span></span>
      <span class="row"><button class="button" onClick=${() => assign(colleague)}>${t('thisTable')}</button>
        ${table.waiterId && (isMine || floor.isManager) && html`<button class="button" onClick=${() => handOver(colleague)}>
          ${isMine ? t('allYourTables') : t('allTablesOf', { name: table.waiterName ?? '' })}</button>`}</span></li>`)}</ul>
  </${Dialog}>`
}

const MINUTES = [15, 30, 60, 120]

/** Keeps a table free for a guest, from now on. @param {{ floor: Floor, table: Table, onClose: () => void }} props */
export function Reserve({ floor, table, onClose }) {
  const { isGiven, give } = useGiving(floor.context, onClose)
  /** @param {SubmitEvent} event */
  const reserve = event => {
    event.preventDefault()
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target))
    const until = new Date(now.peek() + Number(form.get('minutes')) * 60_000).toISOString()
    give(setStatus(floor, table, 'reserved', { reservedFor: String(form.get('name')).trim(), until }))
  }
  return html`<${Dialog} title=${t('keepFree')} onClose=${onClose}><form class="stack" onSubmit=${reserve}>
    <div class="field"><label for="reserved-for">${t('forWhom')}</label><input id="reserved-for" name="name" required maxlength="100" />
      </div>
    <div class="field"><label for="reserved-minutes">${t('howLong')}</label><select id="reserved-minutes" name="minutes">
      ${MINUTES.map(minutes => html`<option key=${minutes} value=${minutes} selected=${minutes === 30}>
        ${t('minutes', { count: minutes })}</option>`)}</select></div>
    <button class="button primary" disabled=${isGiven}>${t('keepFree')}</button></form></${Dialog}>`
}
