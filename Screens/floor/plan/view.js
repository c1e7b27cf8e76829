import { signal } from '../../lib/signals.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { AwayList } from '../away/list.js'
import { selectTable } from '../selection.js'
import { ArrangeBar, isArranging } from './arrange.js'
import { TableList } from './list.js'
import { Plan } from './plan.js'

/** @typedef {import('../floor.js').Floor} Floor */

/** The part of the restaurant that is shown: an area's name, `null` for all, `AWAY` for orders without a table. */
const AWAY = Symbol('orders without a table')
const area = signal(/** @type {string | null | typeof AWAY} */ (null))
const isList = signal(localStorage.getItem('floor.list') === 'true')
const searched = signal('')

/** The restaurant's tables, by area, as a plan or a list; and the orders without one. @param {{ floor: Floor }} props */
export function PlanView({ floor }) {
  const tables = floor.room.tables.all().toSorted((a, b) => a.number - b.number)
  const areas = [...new Set(tables.map(table => table.area))].filter(name => name !== null)
  const inArea = tables.filter(table => area.value === null || table.area === area.value)
  const found = (/** @type {import('../floor.js').Table} */ table) =>
    searched.value === '' || String(table.number).startsWith(searched.value)
      || (table.name ?? '').toLowerCase().includes(searched.value.toLowerCase())
  return html`<div class="plan-head">
      <div class="strip areas" role="group" aria-label=${t('areas')}>
        ${areas.length !== 1 && html`<${AreaButton} value=${null} label=${t('allAreas')} />`}
        ${areas.map(name => html`<${AreaButton} key=${name} value=${areas.length === 1 ? null : name} label=${name} />`)}
        <${AreaButton} value=${AWAY} label=${t('away')} count=${floor.ordersAway().length} />
      </div>
      ${area.value !== AWAY && html`<div class="row">
        <${Search} floor=${floor} found=${tables.filter(found)} />
        <button class="button" aria-pressed=${isList.value} onClick=${toggleList}>${t('asList')}</button>
        ${floor.isManager && !isList.value && html`<button class="button" aria-pressed=${isArranging.value}
          onClick=${() => { isArranging.value = !isArranging.value }}>${t('arrange')}</button>`}
      </div>`}
    </div>
    ${area.value !== AWAY && isArranging.value && !isList.value && html`<${ArrangeBar} />`}
    ${area.value === AWAY ? html`<${AwayList} floor=${floor} />`
      : tables.length === 0 ? html`<p class="empty">${t('noTables')}</p>`
      : isList.value ? html`<${TableList} floor=${floor} tables=${inArea.filter(found)} />`
      : html`<${Areas} floor=${floor} tables=${inArea} found=${found} />`}`
}

/**
 * A plan for each area that is shown.
 *
 * @param {{ floor: Floor, tables: import('../floor.js').Table[], found: (table: import('../floor.js').Table) => boolean }} props
 */
function Areas({ floor, tables, found }) {
  const areas = [...new Set(tables.map(table => table.area))]
  return html`<div class="plans">${areas.map(name => html`<section key=${name ?? ''} aria-label=${name ?? t('allAreas')}>
    ${areas.length > 1 && html`<h2 class="plan-title">${name ?? t('otherTables')}</h2>`}
    <${Plan} floor=${floor} tables=${tables.filter(table => table.area === name)} found=${found} /></section>`)}</div>`
}

/** @param {{ value: string | null | typeof AWAY, label: string, count?: number }} props */
function AreaButton({ value, label, count = 0 }) {
  return html`<button class="button" aria-pressed=${area.value === value} onClick=${() => { area.value = value }}>
    ${label}${count > 0 && html` <span class="count">${count}</span>`}</button>`
}

/** Finds a table by its number or name; Enter opens the first. @param {{ floor: Floor, found: import('../floor.js').Table[] }} props */
function Search({ floor, found }) {
  /** @param {SubmitEvent} event */
  const open = event => {
    event.preventDefault()
    const exact = found.find(({ number }) => String(number) === searched.value) ?? found[0]
    if (!exact || searched.value === '') return
    selectTable(floor.hostOf(exact).id)
    searched.value = ''
  }
  return html`<form class="search" role="search" onSubmit=${open}>
    <input class="input" type="search" placeholder=${t('tableHead')} aria-label=${t('findTable')}
    value=${searched.value} onInput=${(/** @type {any} */ event) => { searched.value = event.target.value.trim() }} /></form>`
}

function toggleList() {
  isList.value = !isList.value
  localStorage.setItem('floor.list', String(isList.value))
}
