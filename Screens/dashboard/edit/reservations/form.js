import { useState } from '../../../lib/hooks.js'
import { html } from '../../../shell/html.js'
import { t } from '../../../shell/words.js'
import { instantOf, localOf } from '../../../shell/zone.js'
import { Confirm } from '../confirm.js'
import { Form } from '../editor.js'
import { ChipsField, NumberField, TextField } from '../fields.js'
import { command, creation } from '../known.js'
import { people, whole } from '../numbers.js'

/** @typedef {import('../known.js').Known} Known */
/** @typedef {import('../draft.js').Draft} Draft */
/** @typedef {import('./book.js').Reservation} Reservation */

/** @param {{ known: Known, id: string }} props */
export function ReservationForm({ known, id }) {
  const { context, reservations: book, drafts, selections: { reservations: selection } } = known
  const isNew = id === 'new'
  const reservation = book.reservations.get(id)
  const zone = context.restaurant.value.timeZone
  const draft = drafts.of(`reservation.${id}`, () => {
    if (isNew) return { name: '', phone: null, partySize: 2, day: book.day.value, time: '20:00', minutes: 120, note: null, tableIds: [] }
    const one = book.reservations.get(id)
    if (!one) return undefined
    const { name, phone, partySize, minutes, note, tableIds } = one
    return { name, phone, partySize, ...localOf(one.at, zone), minutes, note, tableIds }
  })
  const name = String(draft.value('name') ?? '')
  if (reservation && reservation.status !== 'booked') return html`<${Past} known=${known} reservation=${reservation} />`
  /** @param {import('../draft.js').Values} changes */
  const save = async ({ day, time, ...rest }) => {
    const body = { ...rest, ...((day ?? time) && { at: instantOf(draft.value('day'), draft.value('time'), zone) }) }
    const label = t('edit.saveWhat', { what: name })
    const answer = isNew ? await creation(context, draft, 'makeReservation', body, label)
      : await command(context, 'changeReservation', { path: { reservationId: id }, body }, label, id)
    return answer.ok ? answer : withFaultsOfTime(answer)
  }
  const reread = () => context.rest.call('getReservation', { path: { reservationId: id } }).then(found => book.reservations.put(found))
  /** @param {Reservation} saved */
  const onSaved = saved => {
    book.reservations.put(saved)
    const { day } = localOf(saved.at, zone)
    if (day !== book.day.peek()) book.show(day)
    if (isNew) selection.goFrom(id, saved.id)
  }
  return html`<${Form} selection=${selection} draft=${draft} isNew=${isNew}
    title=${isNew ? t('edit.newReservation') : reservation?.name ?? t('edit.reservation')}
    reread=${isNew ? undefined : reread} save=${save} onSaved=${onSaved}
    aside=${reservation && html`<${Endings} known=${known} reservation=${reservation} draft=${draft} />`}>
    <div class="edit-fields">
      <${TextField} draft=${draft} name="name" label=${t('edit.name')} isRequired max=${100} />
      <${TextField} draft=${draft} name="phone" type="tel" label=${t('edit.phone')} hint=${t('edit.phoneHint')} max=${32} />
      <${TextField} draft=${draft} name="day" type="date" label=${t('edit.day')} isRequired />
      <${TextField} draft=${draft} name="time" type="time" label=${t('edit.timeOfDay')} isRequired />
      <${NumberField} draft=${draft} name="partySize" label=${t('edit.partySize')} kind=${people} isRequired />
      <${NumberField} draft=${draft} name="minutes" label=${t('edit.duration')} kind=${whole(15, 720, t('edit.minutes'))} /></div>
    <${TablesField} known=${known} draft=${draft} />
    <${TextField} draft=${draft} name="note" label=${t('edit.note')} isLong max=${200} />
  <//>`
}

/**
 * Day and time are one value for the server.
 *
 * @param {Extract<import('../editor.js').Answer, { ok: false }>} answer
 * @returns {import('../editor.js').Answer}
 */
function withFaultsOfTime({ problem }) {
  if (!problem?.errors?.at) return { ok: false, problem }
  const { at, ...errors } = problem.errors
  return { ok: false, problem: { ...problem, errors: { ...errors, time: at } } }
}

/** @param {{ known: Known, draft: Draft }} props */
function TablesField({ known: { room }, draft }) {
  const tables = room.tables.all().toSorted((one, other) => one.number - other.number)
  const chosen = tables.filter(({ id }) => draft.value('tableIds')?.includes(id))
  const seats = chosen.reduce((sum, table) => sum + table.seats, 0)
  const guests = draft.value('partySize')
  const isTight = chosen.length > 0 && typeof guests === 'number' && guests > seats
  const hint = chosen.length === 0 ? t('edit.tablesHint') : `${isTight ? '⚠ ' : ''}${t('edit.seats', { count: seats })}`
  return html`<${ChipsField} draft=${draft} name="tableIds" label=${t('edit.tables')} hint=${hint}
    choices=${tables.map(({ id, name, number, seats: places }) => [id, `${name ?? number} · ${places}`])} />`
}

/** The guests do not come. @param {{ known: Known, reservation: Reservation, draft: Draft }} props */
function Endings({ known: { context, reservations: book }, reservation: { id, name }, draft }) {
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  /** @param {string} operation @param {object} input @param {string} label */
  const end = async (operation, input, label) => {
    const answer = await command(context, operation, { path: { reservationId: id }, ...input }, label, id)
    if (!answer.ok) { draft.refuse(answer); return }
    draft.discard()
    book.reservations.put(answer.result)
  }
  const cancel = () => end('cancelReservation', { body: reason ? { reason } : {} }, t('edit.cancelWhat', { what: name }))
  return html`<div class="row">
      <button type="button" class="button"
        onClick=${() => end('markNoShow', {}, `${name}: ${t('edit.noShow')}`)}>${t('edit.noShow')}</button>
      <button type="button" class="button danger" onClick=${() => setAsking(true)}>${t('edit.cancelReservation')}</button></div>
    ${isAsking && html`<${Confirm} title=${t('edit.cancelWhat', { what: name })} action=${t('edit.cancelReservation')} onConfirm=${cancel}
      onClose=${() => setAsking(false)}>
      <div class="field"><label for="edit-reason">${t('edit.reason')}</label>
        <input id="edit-reason" maxlength="200" value=${reason}
          onInput=${(/** @type {any} */ event) => setReason(event.target.value)} /></div><//>`}`
}

/** One that has ended is only read. @param {{ known: Known, reservation: Reservation }} props */
function Past({ known: { context, room, selections: { reservations: selection } }, reservation }) {
  selection.draft = null
  const { name, phone, partySize, at, minutes, note, tableIds, status, reason } = reservation
  const facts = [
    [t('edit.status'), t(`edit.reservation.${status}`)], [t('edit.reason'), reason], [t('edit.timeOfDay'), context.format.dayAndTime(at)],
    [t('edit.partySize'), context.format.number(partySize)], [t('edit.duration'), `${context.format.number(minutes)} ${t('edit.minutes')}`],
    [t('edit.tables'), tableIds.map(id => room.tables.get(id)).map(table => table?.name ?? table?.number ?? '?').join(', ')],
    [t('edit.phone'), phone], [t('edit.note'), note],
  ]
  return html`<div class="edit-form"><div class="edit-head"><button class="button quiet edit-back" aria-label=${t('back')}
    onClick=${() => selection.open(null)}>←</button>
      <h2 tabindex="-1">${name}</h2></div>
    <dl class="edit-body edit-facts">${facts.map(([label, value]) => value && html`<div
      key=${label}><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></div>`
}
