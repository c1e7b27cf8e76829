import { html } from '../../shell/html.js'
import { language, t } from '../../shell/words.js'
import { Group } from './fields.js'
import { Remove, TextInput } from './inputs.js'

/** @typedef {import('../../../Clients/javascript/generated/rest.js').ServingTime} ServingTime */

/** Monday first, as weeks are planned. */
const DAYS = /** @type {const} */ (['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])

/** 2024 began with a Monday. @param {number} index @param {'short' | 'long'} length */
const dayName = (index, length) =>
  new Intl.DateTimeFormat(language.value, { weekday: length, timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + index))

/** @param {ServingTime[]} schedule */
export const showSchedule = schedule => schedule.length === 0 ? t('edit.always')
  : schedule.map(({ days, from, to }) => `${showDays(days)} ${from}–${to}`).join(', ')

/** @param {ServingTime['days']} days */
const showDays = days => days.length === 0 ? t('edit.everyDay')
  : DAYS.flatMap((day, index) => days.includes(day) ? [dayName(index, 'short')] : []).join(' ')

/** When a dish or a category can be ordered. @param {import('./fields.js').FieldProps} props */
export function ScheduleField(props) {
  const { draft, name } = props
  /** @type {ServingTime[]} */
  const times = draft.value(name) ?? []
  /** @param {number} index @param {Partial<ServingTime>} change */
  const change = (index, change) => draft.set(name, times.map((time, at) => at === index ? { ...time, ...change } : time))
  return html`<${Group} ...${props} show=${showSchedule}>
    ${times.length === 0 && html`<p class="soft">${t('edit.always')}</p>`}
    ${times.map((time, index) => html`<${Time} key=${index} draft=${draft} path=${`${name}[${index}]`} time=${time} index=${index}
      onChange=${(/** @type {Partial<ServingTime>} */ changes) => change(index, changes)}
        onRemove=${() => draft.set(name, times.toSpliced(index, 1))} />`)}
    <button type="button" class="button edit-add"
      onClick=${() => draft.set(name, [...times, { days: [], from: '12:00', to: '15:00' }])}>+ ${t('edit.addTime')}</button>
  <//>`
}

/**
 * @param {{ draft: import('./draft.js').Draft, path: string, time: ServingTime, index: number,
 *   onChange: (change: Partial<ServingTime>) => void, onRemove: () => void }} props
 */
function Time({ draft, path, time, index, onChange, onRemove }) {
  const { days, from, to } = time
  /** @param {ServingTime['days'][number]} day */
  const toggle = day => onChange({ days: DAYS.filter(one => days.includes(one) !== (one === day)) })
  return html`<div class="edit-part" role="group" aria-label=${t('edit.time', { number: index + 1 })}>
    <div class="edit-line">
      <${TextInput} draft=${draft} path=${`${path}.from`} type="time" label=${t('edit.from')} value=${from}
        onChange=${(/** @type {string} */ next) => onChange({ from: next })} />
      <${TextInput} draft=${draft} path=${`${path}.to`} type="time" label=${t('edit.to')} value=${to}
        onChange=${(/** @type {string} */ next) => onChange({ to: next })} />
      <${Remove} what=${t('edit.time', { number: index + 1 })} onRemove=${onRemove} /></div>
    <div class="row edit-days" role="group" aria-label=${t('edit.days')}>${DAYS.map((day, at) => html`<button key=${day} type="button"
      class="button edit-chip"
      aria-pressed=${days.includes(day)} aria-label=${dayName(at, 'long')} onClick=${() => toggle(day)}>${dayName(at, 'short')}</button>`)}
      ${days.length === 0 && html`<span class="soft">${t('edit.everyDay')}</span>`}</div>
  </div>`
}
