import { useState } from '../../lib/hooks.js'
import { signal } from '../../lib/signals.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { OptionGroups, isComplete } from './options.js'
import { linePrice } from './price.js'
import { SetMenuParts, isMenuComplete } from './setMenu.js'

/**
 * A line that is being put together: a new one, or one of the draft.
 *
 * @typedef {object} Editing
 * @property {import('../floor.js').Floor} floor
 * @property {string} party
 * @property {import('./menu.js').MenuItem} dish
 * @property {import('./drafts.js').Line} line
 * @property {number | null} index Its place in the draft; null: a new one.
 * @property {number | null} guests Seats to choose from; null: none.
 */

/** @type {import('../../lib/signals.js').Signal<Editing | null>} */
const editing = signal(/** @type {Editing | null} */ (null))

/** @param {Editing} line */
export function editLine(line) {
  editing.value = line
}

/** The open form, if there is one. */
export function LineForm() {
  return editing.value && html`<${Form} key=${`${editing.value.dish.id} ${editing.value.index}`} ...${editing.value} />`
}

/** @param {Editing} props */
function Form({ floor, party, dish, line: start, index, guests }) {
  const [line, setLine] = useState(start)
  const close = () => { editing.value = null }
  /** @param {Partial<import('./drafts.js').Line>} change */
  const change = change => setLine({ ...line, ...change })
  const isWeighed = dish.unit !== null
  const isReady = isComplete(dish, line.modifiers ?? []) && isMenuComplete(floor, dish, line.choices ?? []) && (!isWeighed
    || (line.weight ?? 0) > 0)
  const keep = () => {
    const kept = Object.fromEntries(Object.entries(line).filter(([, value]) => value !== '' && value !== null && !(Array.isArray(value)
      && value.length === 0)))
    if (index === null) floor.drafts.add(party, /** @type {any} */ (kept))
    else floor.drafts.put(party, index, /** @type {any} */ (kept))
    close()
  }
  const foot = html`${index !== null && html`<button class="button danger"
    onClick=${() => { floor.drafts.put(party, index, null); close() }}>${t('remove')}</button>`}
    <button class="button primary" disabled=${!isReady} onClick=${keep}>
      ${t(index === null ? 'addAt' : 'keepAt', { amount: floor.format.money(linePrice(floor.menu, line)) })}</button>`
  return html`<${Dialog} title=${dish.name} kind="sheet" onClose=${close} foot=${foot}>
    ${isWeighed && html`<${Weight} floor=${floor} dish=${dish} weight=${line.weight ?? 0}
      onChange=${(/** @type {number} */ weight) => change({ weight })} />`}
    <${OptionGroups} floor=${floor} dish=${dish} chosen=${line.modifiers ?? []}
      onChange=${(/** @type {string[]} */ modifiers) => change({ modifiers })} />
    <${SetMenuParts} floor=${floor} dish=${dish} choices=${line.choices ?? []}
      onChange=${(/** @type {any} */ choices) => change({ choices })} />
    ${!isWeighed && html`<${Quantity} quantity=${line.quantity} onChange=${(/** @type {number} */ quantity) => change({ quantity })} />`}
    <${Choice} label=${t('course')} values=${[1, 2, 3, 4]} chosen=${line.course ?? 1}
      onChange=${(/** @type {number} */ course) => change({ course: course > 1 ? course : undefined })} />
    ${guests !== null && html`<${Choice} label=${t('seat')} values=${[null, ...Array.from({ length: guests }, (_, at) => at + 1)]}
      chosen=${line.seat ?? null}
      onChange=${(/** @type {number | null} */ seat) => change({ seat: seat ?? undefined })} />`}
    <div class="field"><label for="line-note">${t('noteForKitchen')}</label><input id="line-note" maxlength="200" value=${line.note ?? ''}
      onInput=${(/** @type {any} */ event) => change({ note: event.target.value })} /></div>
    ${dish.allergens.length > 0 && html`<p class="soft">⚠ ${t('contains')} ${dish.allergens.map(one => t(`allergen.${one}`))
      .join(', ')}</p>`}
  </${Dialog}>`
}

/** @param {{ quantity: number, onChange: (quantity: number) => void }} props */
export function Quantity({ quantity, onChange }) {
  return html`<fieldset><legend>${t('quantity')}</legend><div class="quantity">
    <button class="button" aria-label=${t('less')} disabled=${quantity <= 1} onClick=${() => onChange(quantity - 1)}>−</button>
    <output>${quantity}</output>
    <button class="button" aria-label=${t('more')} disabled=${quantity >= 99} onClick=${() => onChange(quantity + 1)}>+</button></div>
      </fieldset>`
}

/**
 * Of a dish by weight, in thousandths of its unit.
 *
 * @param {{ floor: import('../floor.js').Floor, dish: import('./menu.js').MenuItem, weight: number, onChange: (weight: number) => void
 *   }} props
 */
function Weight({ floor, dish, weight, onChange }) {
  return html`<div class="field"><label for="weight">
    ${t('weightIn', { unit: dish.unit ?? '' })} · ${floor.format.money(dish.price ?? 0)} / ${dish.unit}</label>
    <input id="weight" type="number" inputmode="decimal" min="0.001" max="100" step="0.001" value=${weight > 0 ? weight / 1000 : ''}
      onInput=${(/** @type {any} */ event) => onChange(Math.round(Number(event.target.value) * 1000))} /></div>`
}

/** @param {{ label: string, values: (number | null)[], chosen: number | null, onChange: (value: any) => void }} props */
function Choice({ label, values, chosen, onChange }) {
  return html`<fieldset><legend>${label}</legend><div class="chips">
    ${values.map(value => html`<button key=${value} class="button chip" aria-pressed=${chosen === value}
    aria-label=${`${label} ${value ?? t('any')}`} onClick=${() => onChange(value)}>${value ?? '–'}</button>`)}</div></fieldset>`
}
