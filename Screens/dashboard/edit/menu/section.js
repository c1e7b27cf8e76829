import { useEffect, useState } from '../../../lib/hooks.js'
import { html } from '../../../shell/html.js'
import { t } from '../../../shell/words.js'
import { Editor, Entry } from '../editor.js'
import { showSchedule } from '../schedule.js'
import { CategoryForm } from './category.js'
import { DishForm } from './dish.js'
import { OffSwitch } from './offSwitch.js'

/** @typedef {import('../known.js').Known} Known */

/** The menu, to edit: categories and their dishes. @param {{ known: Known }} props */
export function MenuSection({ known }) {
  const { menu, selections: { menu: selection } } = known
  const [wanted, setWanted] = useState('')
  useEffect(() => menu.want(), [])
  const id = selection.id.value
  const list = menu.isRead.value
    ? menu.categories.all().map(category => html`<${CategoryList} key=${category.id} known=${known} category=${category}
      wanted=${wanted.trim().toLowerCase()} />`)
    : html`<p class="empty" role="status">${t('loading')}</p>`
  const tools = html`<input class="input" type="search" aria-label=${t('search')} placeholder=${t('search')} value=${wanted}
      onInput=${(/** @type {any} */ event) => setWanted(event.target.value)} />
    <div class="row"><button class="button" onClick=${() => selection.open('dish.new')}>+ ${t('edit.dish')}</button>
      <button class="button" onClick=${() => selection.open('category.new')}>+ ${t('edit.category')}</button></div>`
  return html`<${Editor} selection=${selection} label=${t('edit.menu')} tools=${tools} list=${list}>
    ${menu.isRead.value && id?.startsWith('dish.') && html`<${DishForm} key=${id} known=${known} id=${id.slice(5)} />`}
    ${menu.isRead.value && id?.startsWith('category.') && html`<${CategoryForm} key=${id} known=${known} id=${id.slice(9)} />`}
  <//>`
}

/** @param {{ known: Known, category: import('./book.js').Category, wanted: string }} props */
function CategoryList({ known, category, wanted }) {
  const { menu, drafts, selections: { menu: selection } } = known
  const dishes = category.itemIds.filter(id => menu.dishes.get(id)?.name.toLowerCase().includes(wanted))
  if (wanted && dishes.length === 0) return null
  const entry = `category.${category.id}`
  return html`<section class="edit-list">
    <h2><${Entry} selection=${selection} id=${entry} isChanged=${drafts.isChanged(entry)}><span class="edit-name">${category.name}</span>
      ${category.schedule.length > 0 && html`<span class="small">${showSchedule(category.schedule)}</span>`}<//></h2>
    <ul>${dishes.map(id => html`<${DishEntry} key=${id} known=${known} id=${id} />`)}</ul>
    ${dishes.length === 0 && html`<p class="soft small edit-none">${t('edit.noDishes')}</p>`}
  </section>`
}

/** @param {{ known: Known, id: string }} props */
function DishEntry({ known, id }) {
  const { menu, drafts, context: { format }, selections: { menu: selection } } = known
  const dish = menu.dishes.get(id)
  if (!dish) return null
  return html`<li class="edit-row"><${Entry} selection=${selection} id=${`dish.${id}`} isChanged=${drafts.isChanged(`dish.${id}`)}>
      <span class="edit-name">${dish.name}</span>
      ${dish.stock !== null && html`<span
        class=${`badge ${dish.stock <= (dish.lowStock ?? -1) ? 'warn' : ''}`}>${t('edit.left', { count: dish.stock })}</span>`}
      <span class="edit-price">${dish.price !== undefined && format.money(dish.price)}${dish.unit && `/${dish.unit}`}</span><//>
    <${OffSwitch} known=${known} what=${dish} dishId=${id} /></li>`
}
