import { useEffect, useState } from '../../../lib/hooks.js'
import { html } from '../../../shell/html.js'
import { now } from '../../../shell/now.js'
import { t } from '../../../shell/words.js'
import { dayAfter } from '../../../shell/zone.js'
import { businessDayOf } from '../../model/days.js'
import { allOf } from '../../model/pages.js'

/** @typedef {import('../known.js').Known} Known */
/** @typedef {import('../../../../Clients/javascript/generated/rest.js').Hours} HoursOfOne */

/** Hours and minutes: 38:05. @param {number} seconds */
const showHours = seconds => `${Math.floor(seconds / 3600)}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}`

/** Everyone's hours. @param {{ known: Known, selection: import('../editor.js').Selection }} props */
export function HoursPage({ known, selection }) {
  return html`<div class="edit-form"><div class="edit-head"><button class="button quiet edit-back" aria-label=${t('back')}
    onClick=${() => selection.open(null)}>←</button>
    <h2 tabindex="-1">${t('edit.hours')}</h2></div>
    <div class="edit-body"><${Hours} known=${known} /></div></div>`
}

/** The hours of one person, or of all, in a range of business days. @param {{ known: Known, staffId?: string }} props */
export function Hours({ known: { context }, staffId }) {
  const today = businessDayOf(now.peek(), context.restaurant.value)
  const [from, setFrom] = useState(dayAfter(today, -6))
  const [to, setTo] = useState(today)
  const [hours, setHours] = useState(/** @type {HoursOfOne[] | null} */ (null))
  const [fault, setFault] = useState('')
  useEffect(() => {
    let isOver = false
    const answer = staffId ? context.rest.call('getHours', { path: { staffId }, query: { from, to } }).then(one => [one])
      : allOf(query => context.rest.call('listHours', { query: { ...query, from, to } }))
    answer.then(items => { if (!isOver) { setHours(items); setFault('') } },
      thrown => { if (!isOver) setFault(Object.values(thrown.problem?.errors ?? {}).flat()[0] ?? thrown.message) })
    return () => { isOver = true }
  }, [from, to, staffId])
  const prefix = `edit-hours-${staffId ?? 'all'}`
  return html`<div class="edit-line">
      <div class="field"><label for=${`${prefix}-from`}>${t('edit.fromDay')}</label>
        <input id=${`${prefix}-from`} type="date" value=${from} max=${to}
          onChange=${(/** @type {any} */ event) => setFrom(event.target.value)} /></div>
      <div class="field"><label for=${`${prefix}-to`}>${t('edit.toDay')}</label>
        <input id=${`${prefix}-to`} type="date" value=${to} min=${from} max=${today}
          onChange=${(/** @type {any} */ event) => setTo(event.target.value)} /></div></div>
    <p class="fault" role="alert">${fault}</p>
    <div class="edit-people">
      ${hours?.map(one => html`<${Person} key=${one.staffId} hours=${one} format=${context.format}
        isAlone=${staffId !== undefined} />`)}</div>`
}

/** @param {{ hours: HoursOfOne, format: import('../known.js').Context['format'], isAlone: boolean }} props */
function Person({ hours: { name, workedSeconds, breakSeconds, days }, format, isAlone }) {
  const total = html`<span class="edit-price">${showHours(workedSeconds)} h</span>
    ${breakSeconds > 0 && html`<span class="soft small">${t('edit.breaks')} ${showHours(breakSeconds)}</span>`}`
  const table = days.length === 0 ? html`<p class="soft">${t('edit.noHours')}</p>` : html`<div class="edit-scroll" tabindex="0"
    role="region" aria-label=${`${t('edit.hours')}: ${name}`}><table>
    <thead><tr><th scope="col">${t('edit.day')}</th><th scope="col">${t('edit.atWork')}</th><th scope="col">${t('edit.breaks')}</th><th
      scope="col" class="number">${t('edit.worked')}</th></tr></thead>
    <tbody>${days.map(day => html`<tr key=${day.day}><th scope="row">${format.calendarDay(day.day)}</th>
      <td>${day.timecards.map(({ from, to }) => html`<div
        key=${from}>${format.time(from)} – ${to ? format.time(to) : t('edit.stillHere')}</div>`)}</td>
      <td>${day.timecards.flatMap(({ breaks }) => breaks).map(({ from, to }) => html`<div
        key=${from}>${format.time(from)} – ${to ? format.time(to) : t('edit.stillHere')}</div>`)}</td>
      <td class="number">${showHours(day.workedSeconds)}</td></tr>`)}</tbody></table></div>`
  if (isAlone) return html`<p class="row"><b>${t('edit.total')}</b> ${total}</p>${table}`
  return html`<details class="edit-hours"><summary><b class="edit-name">${name}</b> ${total}</summary>${table}</details>`
}
