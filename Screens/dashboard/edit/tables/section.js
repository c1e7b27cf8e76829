import { useEffect, useState } from '../../../lib/hooks.js'
import { html } from '../../../shell/html.js'
import { t } from '../../../shell/words.js'
import { allOf } from '../../model/pages.js'
import { tableName } from '../../parts/place.js'
import { Confirm } from '../confirm.js'
import { Editor, Entry, Form } from '../editor.js'
import { NumberField, TextField } from '../fields.js'
import { command, creation } from '../known.js'
import { people, whole } from '../numbers.js'

/** @typedef {import('../known.js').Known} Known */
/** @typedef {import('./retired.js').TableSettings} TableSettings */

const NUMBER = whole(1, 9999)

/** @param {TableSettings} one @param {TableSettings} other */
const byNumber = (one, other) => one.number - other.number

/** The tables, to edit. @param {{ known: Known }} props */
export function TablesSection({ known }) {
  const { room, retired, selections: { tables: selection } } = known
  useEffect(() => retired.want(), [])
  const id = selection.id.value
  const tables = room.tables.all().toSorted(byNumber)
  const areas = [...new Set(tables.map(({ area }) => area))]
  const list = html`${areas.map(area => html`<section key=${area} class="edit-list"><h2>${area ?? t('edit.noArea')}</h2>
      <ul>${tables.filter(table => table.area === area).map(table => html`<${TableEntry} key=${table.id} known=${known}
        table=${table} />`)}</ul></section>`)}
    ${retired.tables.ids.value.length > 0 && html`<section class="edit-list"><h2>${t('edit.retiredTables')}</h2>
      <ul>${retired.tables.all().toSorted(byNumber).map(table => html`<${RetiredEntry} key=${table.id} known=${known}
        table=${table} />`)}</ul></section>`}
    ${tables.length === 0 && html`<p class="empty">${t('edit.noTables')}</p>`}`
  return html`<${Editor} selection=${selection} label=${t('edit.tables')} list=${list}
    tools=${html`<button class="button" onClick=${() => selection.open('new')}>+ ${t('edit.table')}</button>`}>
    ${id && html`<${TableForm} key=${id} known=${known} id=${id} areas=${areas.filter(area => area !== null)} />`}<//>`
}

/** @param {{ known: Known, table: import('../../../live/room.js').Table }} props */
function TableEntry({ known: { drafts, selections }, table }) {
  return html`<li class="edit-row"><${Entry} selection=${selections.tables} id=${table.id}
    isChanged=${drafts.isChanged(`table.${table.id}`)}>
    <b class="edit-number-badge">${table.number}</b><span class="edit-name">${table.name ?? ''}</span>
    <span class="soft">${t('edit.seats', { count: table.seats })}</span><//></li>`
}

/** @param {{ known: Known, table: TableSettings }} props */
function RetiredEntry({ known: { context }, table }) {
  const bringBack = () => context.outbox.give({
    over: 'rest', name: 'changeTable', input: { path: { tableId: table.id }, body: { retired: false } }, subject: table.id,
    label: t('edit.bringBackWhat', { what: tableName(table) }),
  })
  return html`<li class=${`edit-row ${context.outbox.isSent(table.id) ? 'sent' : ''}`}><span class="edit-entry"><b
    class="edit-number-badge">${table.number}</b>
    <span class="edit-name">${table.name ?? ''}</span></span>
    <button class="button edit-off" aria-label=${t('edit.bringBackWhat', { what: tableName(table) })}
      onClick=${bringBack}>${t('edit.bringBack')}</button></li>`
}

/** @param {{ known: Known, id: string, areas: string[] }} props */
function TableForm({ known, id, areas }) {
  const { context, room, drafts, selections: { tables: selection } } = known
  const isNew = id === 'new'
  const table = room.tables.get(id)
  const draft = drafts.of(`table.${id}`, () => {
    if (isNew) return { number: Math.max(0, ...room.tables.all().map(one => one.number)) + 1, name: null, area: null, seats: 4 }
    const one = room.tables.get(id)
    return one && { number: one.number, name: one.name, area: one.area, seats: one.seats }
  })
  /** @param {any} changes */
  const save = changes => {
    const label = t('edit.saveWhat', { what: tableName({ name: null, number: draft.value('number') }) })
    return isNew ? creation(context, draft, 'addTable', changes, label)
      : command(context, 'changeTable', { path: { tableId: id }, body: changes }, label, id)
  }
  /** @param {TableSettings} found */
  const put = found =>
    room.tables.change(id, one => ({ ...one, number: found.number, name: found.name, area: found.area, seats: found.seats }))
  const reread = async () => {
    const tables = await allOf(query => context.rest.call('listTables', { query }))
    const found = tables.find(one => one.id === id)
    if (found) put(found)
    else room.tables.remove(id)
  }
  /** @param {any} saved */
  const onSaved = saved => {
    if (!isNew) put(saved)
    else {
      if (!room.tables.get(saved.id)) room.tables.put(saved)
      selection.goFrom(id, saved.id)
    }
  }
  return html`<${Form} selection=${selection} draft=${draft} isNew=${isNew}
    title=${isNew ? t('edit.newTable') : table ? tableName(table) : t('edit.table')}
    reread=${isNew ? undefined : reread} save=${save} onSaved=${onSaved}
    aside=${table && html`<${Retirement} known=${known} table=${table} draft=${draft} />`}>
    <div class="edit-fields">
      <${NumberField} draft=${draft} name="number" label=${t('edit.number')} kind=${NUMBER} isRequired />
      <${NumberField} draft=${draft} name="seats" label=${t('edit.seatsLabel')} kind=${people} isRequired />
      <${TextField} draft=${draft} name="name" label=${t('edit.name')} hint=${t('edit.tableNameHint')} max=${40} />
      <${TextField} draft=${draft} name="area" label=${t('edit.area')} list=${areas} max=${40} /></div>
  <//>`
}

/** @param {{ known: Known, table: import('../../../live/room.js').Table, draft: import('../draft.js').Draft }} props */
function Retirement({ known: { context, selections: { tables: selection } }, table, draft }) {
  const [isAsking, setAsking] = useState(false)
  const label = t('edit.retireWhat', { what: tableName(table) })
  const retire = async () => {
    const answer = await command(context, 'changeTable', { path: { tableId: table.id }, body: { retired: true } }, label, table.id)
    if (!answer.ok) { draft.refuse(answer); return }
    draft.discard()
    selection.goFrom(table.id, null)
  }
  return html`<button type="button" class="button danger" onClick=${() => setAsking(true)}>${t('edit.retire')}</button>
    <p class="soft small">${t('edit.retireHint')}</p>
    ${isAsking && html`<${Confirm} title=${label} action=${t('edit.retire')} onConfirm=${retire}
      onClose=${() => setAsking(false)}><p>${t('edit.retireHint')}</p><//>`}`
}
