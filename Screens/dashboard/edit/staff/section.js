import { useEffect } from '../../../lib/hooks.js'
import { html } from '../../../shell/html.js'
import { t } from '../../../shell/words.js'
import { Editor, Entry } from '../editor.js'
import { HoursPage } from './hours.js'
import { HireForm, PersonForm } from './person.js'

/** @typedef {import('../known.js').Known} Known */
/** @typedef {import('./book.js').Staff} Staff */

/** Who works here, to edit, and their hours. @param {{ known: Known }} props */
export function StaffSection({ known }) {
  const { staff, menu, selections: { staff: selection } } = known
  useEffect(() => { staff.want(); menu.want() }, [])
  const id = selection.id.value
  const people = staff.people.all()
  const past = people.filter(({ active }) => !active)
  /** @param {Staff[]} some */
  const entries = some => html`<ul>${some.map(person => html`<${PersonEntry} key=${person.id} known=${known} person=${person} />`)}</ul>`
  const list = html`<section class="edit-list">${entries(people.filter(({ active }) => active))}</section>
    ${past.length > 0 && html`<section class="edit-list"><h2>${t('edit.formerStaff')}</h2>${entries(past)}</section>`}`
  const tools = html`<div class="row"><button class="button" onClick=${() => selection.open('new')}>+ ${t('edit.hire')}</button>
    <button class="button" aria-current=${id === 'hours' ? 'true' : undefined}
      onClick=${() => selection.open('hours')}>${t('edit.hours')}</button></div>`
  return html`<${Editor} selection=${selection} label=${t('edit.staff')} tools=${tools} list=${list}>
    ${id === 'hours' ? html`<${HoursPage} known=${known} selection=${selection} />`
      : id === 'new' ? html`<${HireForm} known=${known} />`
      : staff.isRead.value && html`<${PersonForm} key=${id} known=${known} id=${id ?? ''} />`}<//>`
}

/** @param {{ known: Known, person: Staff }} props */
function PersonEntry({ known: { drafts, selections }, person: { id, name, role, status, active } }) {
  return html`<li class="edit-row"><${Entry} selection=${selections.staff} id=${id} isChanged=${drafts.isChanged(`staff.${id}`)}>
    <span class="edit-name">${name}<span class="soft small">${t(`role.${role}`)}</span></span>
    ${active && html`<span
      class=${`badge ${status === 'available' ? 'ok' : status === 'onBreak' ? 'warn' : ''}`}>${t(`edit.duty.${status}`)}</span>`}<//></li>`
}
