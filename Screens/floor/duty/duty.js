import { useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { Icon } from '../../shell/icon.js'
import { t } from '../../shell/words.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {'available' | 'onBreak' | 'offDuty'} Status */

/** The status of the person signed in, as it will be once what they asked for is so. @param {Floor} floor @returns {Status} */
function statusOf(floor) {
  return floor.sent(floor.user.id)?.input.body.status ?? floor.room.staff.get(floor.user.id)?.status ?? 'offDuty'
}

/** @param {Floor} floor @param {Status} status @param {string} [handOverTo] */
const setDuty = (floor, status, handOverTo) => floor.request('setStaffStatus',
  { path: { staffId: floor.user.id }, body: { status, ...(handOverTo && { handOverTo }) } },
  t(`did.${status}`), floor.user.id)

/**
 * Says in the bar that the person is not at work, where that matters: waiters and cashiers take orders and money only while they are.
 *
 * @param {{ floor: Floor }} props
 */
export function DutyWarning({ floor }) {
  const status = statusOf(floor)
  const { clockInRequired } = floor.context.restaurant.value
  if (status === 'available' || !clockInRequired || floor.isManager || floor.room.tables.ids.value.length === 0) return null
  return html`<button class="button duty-warning" onClick=${() => setDuty(floor, 'available')}><${Icon} name="clock" />
    <span class="wide-only">${t(status === 'onBreak' ? 'youAreOnBreak' : 'youAreOff')}</span>
    <b>${t(status === 'onBreak' ? 'resume' : 'clockIn')}</b></button>`
}

/** Clocking in and out, in the menu. @param {{ floor: Floor }} props */
export function DutyMenu({ floor }) {
  const [handOverTo, setHandOverTo] = useState('')
  const status = statusOf(floor)
  const colleagues = floor.onDuty().filter(({ id }) => id !== floor.user.id)
  const hasTables = floor.room.tables.all().some(({ waiterId }) => waiterId === floor.user.id)
  return html`<section class="stack"><div class="row apart"><h3>${t('duty')}</h3>
    <span class="badge ${status === 'available' ? 'ok' : ''}">${t(`duty.${status}`)}</span></div>
    ${status !== 'offDuty' && hasTables && html`<div class="field"><label for="hand-over">${t('handOverTo')}</label>
      <select id="hand-over" value=${handOverTo} onChange=${(/** @type {any} */ event) => setHandOverTo(event.target.value)}>
        <option value="">${t('nobody')}</option>
        ${colleagues.map(({ id, name }) => html`<option key=${id} value=${id}>${name}</option>`)}</select><span class="hint">
          ${t('handOverHint')}</span></div>`}
    <div class="row">
      ${status === 'offDuty' && html`<button class="button primary" onClick=${() => setDuty(floor, 'available')}>${t('clockIn')}</button>`}
      ${status === 'available' && html`<button class="button" onClick=${() => setDuty(floor, 'onBreak')}>${t('break')}</button>`}
      ${status === 'onBreak' && html`<button class="button primary" onClick=${() => setDuty(floor, 'available')}>${t('resume')}</button>`}
      ${status !== 'offDuty' && html`<button class="button" onClick=${() => setDuty(floor, 'offDuty', handOverTo || undefined)}>
        ${t('clockOut')}</button>`}
    </div></section>`
}
