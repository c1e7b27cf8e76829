import { useState } from '../../../lib/hooks.js'
import { html } from '../../../shell/html.js'
import { t } from '../../../shell/words.js'
import { Confirm } from '../confirm.js'
import { Form } from '../editor.js'
import { ChipsField, SelectField, TextField } from '../fields.js'
import { command, secretly } from '../known.js'
import { Hours } from './hours.js'

/** @typedef {import('../known.js').Known} Known */
/** @typedef {import('../draft.js').Draft} Draft */
/** @typedef {import('./book.js').Staff} Staff */

const ROLES = /** @type {const} */ (['waiter', 'chef', 'cashier', 'manager', 'admin'])
const DUTIES = /** @type {const} */ (['available', 'onBreak', 'offDuty'])
const SECRET = ['password']

/** @param {{ known: Known, draft: Draft }} props */
function Work({ known: { context, menu }, draft }) {
  const roles = ROLES.filter(role => role !== 'admin' || context.user.role === 'admin' || draft.live('role') === 'admin')
  const stations = [...new Set([...menu.stations, ...draft.value('stations') ?? []])].sort()
  return html`<div class="edit-fields">
      <${TextField} draft=${draft} name="name" label=${t('edit.name')} isRequired max=${100} />
      <${SelectField} draft=${draft} name="role" label=${t('edit.role')} choices=${roles.map(role => [role, t(`role.${role}`)])} /></div>
    ${draft.value('role') === 'chef' && html`<${ChipsField} draft=${draft} name="stations" label=${t('edit.stations')}
      hint=${t('edit.stationsHint')}
      choices=${stations.map(station => [station, station])} />`}`
}

/** @param {{ known: Known }} props */
export function HireForm({ known }) {
  const { context, staff, drafts, selections: { staff: selection } } = known
  const draft = drafts.of('staff.new', () => ({ name: '', email: '', password: '', role: 'waiter', stations: [] }), SECRET)
  /** @param {any} body */
  const save = body => secretly(() => context.rest.call('hire', {
    body: { ...body, stations: body.role === 'chef' ? body.stations : undefined },
  }))
  /** @param {Staff} hired */
  const onSaved = hired => {
    staff.people.put(hired)
    selection.goFrom('new', hired.id)
  }
  return html`<${Form} selection=${selection} draft=${draft} isNew title=${t('edit.newStaff')} saveLabel=${t('edit.hire')} save=${save}
    onSaved=${onSaved}>
    <${Work} known=${known} draft=${draft} />
    <div class="edit-fields">
      <${TextField} draft=${draft} name="email" type="email" label=${t('email')} isRequired max=${254} />
      <${TextField} draft=${draft} name="password" type="password" autocomplete="new-password" label=${t('password')}
        hint=${t('edit.passwordHint')} isRequired max=${128} /></div>
  <//>`
}

/** @param {{ known: Known, id: string }} props */
export function PersonForm({ known, id }) {
  const { context, staff, drafts, selections: { staff: selection } } = known
  const person = staff.people.get(id)
  const draft = drafts.of(`staff.${id}`, () => {
    const one = staff.people.get(id)
    return one && { name: one.name, role: one.role, stations: one.stations, email: null, password: null }
  }, SECRET)
  if (!person) return html`<p class="empty">${t('edit.gone')}</p>`
  /** @param {any} body */
  const save = body => 'password' in body
    ? secretly(() => context.rest.call('changeStaff', { path: { staffId: id }, body }))
    : command(context, 'changeStaff', { path: { staffId: id }, body }, t('edit.saveWhat', { what: person.name }), id)
  return html`<${Form} selection=${selection} draft=${draft} title=${person.name} reread=${() => staff.read()} save=${save}
    onSaved=${(/** @type {Staff} */ saved) => put(known, saved)} aside=${html`<${Dismissal} known=${known} person=${person}
      draft=${draft} />`}>
    ${person.active && html`<${Duty} known=${known} person=${person} />`}
    <${Work} known=${known} draft=${draft} />
    <div class="edit-fields">
      <${TextField} draft=${draft} name="password" type="password" autocomplete="new-password" label=${t('edit.newPassword')}
        hint=${t('edit.newPasswordHint')} max=${128} />
      ${context.user.role === 'admin' && html`<${TextField} draft=${draft} name="email" type="email" label=${t('edit.newEmail')}
        hint=${t('edit.newEmailHint')} max=${254} />`}
    </div>
    <section class="edit-group"><h3>${t('edit.hours')}</h3><${Hours} known=${known} staffId=${id} /></section>
  <//>`
}

/** The answer to a command does not say who is online. @param {Known} known @param {Staff} saved */
const put = ({ staff }, saved) => staff.people.put({ ...saved, online: staff.people.get(saved.id)?.online ?? null })

/** On duty, on a break or off, at once. @param {{ known: Known, person: Staff }} props */
function Duty({ known, person: { id, name, status } }) {
  const { outbox } = known.context
  const isSent = outbox.isSent(`duty.${id}`)
  /** @param {typeof DUTIES[number]} next */
  const set = async next => {
    const answer = await outbox.give({
      over: 'rest', name: 'setStaffStatus', input: { path: { staffId: id }, body: { status: next } }, subject: `duty.${id}`,
      label: `${name}: ${t(`edit.duty.${next}`)}`,
    })
    if (answer.ok) put(known, answer.result)
  }
  return html`<div class=${`row ${isSent ? 'sent' : ''}`} role="radiogroup" aria-label=${t('edit.duty')}>${DUTIES.map(one => html`<button
    key=${one} type="button" role="radio"
    class="button edit-chip" aria-checked=${one === status}
      onClick=${() => { if (one !== status) set(one) }}>${t(`edit.duty.${one}`)}</button>`)}</div>`
}

/** @param {{ known: Known, person: Staff, draft: Draft }} props */
function Dismissal({ known, person, draft }) {
  const { context, room, staff } = known
  const [isAsking, setAsking] = useState(false)
  const [heir, setHeir] = useState('')
  const label = t(person.active ? 'edit.dismissWhat' : 'edit.rehireWhat', { what: person.name })
  const tables = room.tables.all().filter(({ waiterId }) => waiterId === person.id)
  const heirs = staff.people.all().filter(({ id, status, role }) => id !== person.id && status === 'available' && role !== 'chef')
  const change = async () => {
    const body = person.active ? { active: false, ...(heir && { handOverTo: heir }) } : { active: true }
    const answer = await command(context, 'changeStaff', { path: { staffId: person.id }, body }, label, person.id)
    if (answer.ok) put(known, answer.result)
    else draft.refuse(answer)
  }
  if (!person.active) return html`<button type="button" class="button" onClick=${change}>${t('edit.rehire')}</button>`
  return html`<button type="button" class="button danger" onClick=${() => setAsking(true)}>${t('edit.dismiss')}</button>
    ${isAsking && html`<${Confirm} title=${label} action=${t('edit.dismiss')} onConfirm=${change} onClose=${() => setAsking(false)}>
      <p>${t('edit.dismissText')}</p>
      ${tables.length > 0 && html`<p><b>${t('edit.theirTables')}</b> ${tables.map(({ name, number }) => name ?? number).join(', ')}</p>`}
      <div class="field"><label for="edit-heir">${t('edit.handOverTo')}</label>
        <select id="edit-heir" onChange=${(/** @type {any} */ event) => setHeir(event.target.value)}><option
          value="">${t('edit.nobody')}</option>
          ${heirs.map(({ id, name }) => html`<option key=${id} value=${id}>${name}</option>`)}</select></div><//>`}`
}
