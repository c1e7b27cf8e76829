import { useState } from '../../../lib/hooks.js'
import { html } from '../../../shell/html.js'
import { t } from '../../../shell/words.js'
import { Confirm } from '../confirm.js'
import { Form } from '../editor.js'
import { NumberField, TextField } from '../fields.js'
import { command, creation } from '../known.js'
import { position } from '../numbers.js'
import { ScheduleField } from '../schedule.js'

const BLANK = { name: '', schedule: [] }

/** @param {{ known: import('../known.js').Known, id: string }} props */
export function CategoryForm({ known, id }) {
  const { context, menu, drafts, selections: { menu: selection } } = known
  const [isAsking, setAsking] = useState(false)
  const isNew = id === 'new'
  const draft = drafts.of(`category.${id}`, () => {
    if (isNew) return BLANK
    const category = menu.categories.get(id)
    return category && { name: category.name, schedule: category.schedule, position: menu.categories.ids.value.indexOf(id) + 1 }
  })
  const category = menu.categories.get(id)
  const name = String(draft.value('name') ?? '')
  const label = t('edit.saveWhat', { what: name })
  /** @param {any} changes */
  const save = changes => isNew
    ? creation(context, draft, 'addCategory', changes, label)
    : command(context, 'changeCategory', { path: { categoryId: id }, body: changes }, label)
  /** @param {import('./book.js').Category} saved */
  const onSaved = saved => {
    const existing = menu.categories.ids.peek().indexOf(saved.id)
    menu.putCategory(saved, (existing < 0 ? menu.categories.ids.peek().length : existing) + 1)
    menu.read().catch(() => {})
    if (isNew) selection.goFrom('category.new', `category.${saved.id}`)
  }
  const remove = async () => {
    const answer = await command(context, 'removeCategory', { path: { categoryId: id } }, t('edit.removeWhat', { what: name }))
    if (!answer.ok) { draft.refuse(answer); return }
    if (category) menu.putCategory(category, null)
    draft.discard()
    selection.goFrom(`category.${id}`, null)
  }
  return html`<${Form} selection=${selection} draft=${draft} isNew=${isNew} title=${isNew ? t('edit.newCategory') : category?.name ?? ''}
    reread=${() => menu.read()} save=${save} onSaved=${onSaved} aside=${category && html`
      <button type="button" class="button danger" disabled=${category.itemIds.length > 0}
        onClick=${() => setAsking(true)}>${t('edit.removeCategory')}</button>
      ${category.itemIds.length > 0 && html`<p class="soft small">${t('edit.removeCategoryHint')}</p>`}`}>
    <div class="edit-fields"><${TextField} draft=${draft} name="name" label=${t('edit.name')} isRequired max=${50} />
      ${!isNew && html`<${NumberField} draft=${draft} name="position" label=${t('edit.positionOnMenu')} kind=${position}
        isRequired />`}</div>
    <${ScheduleField} draft=${draft} name="schedule" label=${t('edit.schedule')} hint=${t('edit.categoryScheduleHint')} />
    ${isAsking && html`<${Confirm} title=${t('edit.removeWhat', { what: name })} action=${t('edit.remove')} onConfirm=${remove}
      onClose=${() => setAsking(false)}>
      <p>${t('edit.removeCategoryText')}</p><//>`}
  <//>`
}
