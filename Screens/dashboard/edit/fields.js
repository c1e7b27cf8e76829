import { useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { equal } from './draft.js'

/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {(value: any) => string} Show A value in words. */

/**
 * One field of a draft.
 *
 * @typedef {object} FieldProps
 * @property {Draft} draft
 * @property {string} name
 * @property {string} label
 * @property {string} [hint]
 * @property {boolean} [isDisabled]
 * @property {boolean} [isShort] As narrow as a number, in a line of several.
 */

/** @param {string} path */
export const idOf = path => `edit-${path.replace(/[^\w]+/g, '-')}`

/** What is wrong with a value, below it. @param {{ draft: Draft, path: string }} props */
export function Faults({ draft, path }) {
  const faults = draft.faults.value[path] ?? []
  return html`<span class="fault" id=${`${idOf(path)}-fault`}>${faults.map(fault => html`<span key=${fault}>⚠ ${fault}</span>`)}</span>`
}

/** What an input needs to be told of its faults. @param {Draft} draft @param {string} path */
export const faultAttributes = (draft, path) => ({
  id: idOf(path), name: path, 'aria-invalid': path in draft.faults.value ? 'true' : undefined, 'aria-describedby': `${idOf(path)}-fault`,
})

/**
 * Tells an input what is wrong with it, for the form to ask before it is sent; `''`: nothing.
 *
 * @param {string} fault
 * @returns {(input: any) => void}
 */
export const withFault = fault => input => input?.setCustomValidity(fault)

/** @param {any} value @param {boolean} isRequired */
export const faultOfText = (value, isRequired) => isRequired && String(value ?? '').trim() === '' ? t('edit.required') : ''

/**
 * Another person changed it as well: both values, and a choice.
 *
 * @param {{ draft: Draft, name: string, label: string, show: Show }} props
 */
export function Conflict({ draft, name, label, show }) {
  if (draft.isGone || !draft.hasConflict(name)) return null
  /** @param {any} value */
  const text = value => (typeof value === 'string' ? value : show(value)) || t('edit.nothing')
  const { name: person, time = '' } = draft.lastChange() ?? {}
  const heading = person ? t('edit.changedBy', { what: label, name: person, time }) : t('edit.changedMeanwhile', { what: label })
  return html`<div class="edit-conflict" role="group" aria-label=${heading}>
    <p><b>⚠ ${heading}</b></p>
    <dl><div><dt>${t('edit.theirs')}</dt><dd>${text(draft.live(name))}</dd></div>
      <div><dt>${t('edit.yours')}</dt><dd>${text(draft.value(name))}</dd></div></dl>
    <div class="row"><button type="button" class="button" onClick=${() => draft.takeTheirs(name)}>${t('edit.takeTheirs')}</button>
      <button type="button" class="button" onClick=${() => draft.keepMine(name)}>${t('edit.keepMine')}</button></div>
  </div>`
}

/** A label above, what is wrong below. @param {FieldProps & { children?: unknown, show?: Show }} props */
function Field({ draft, name, label, hint, isShort = false, children, show = String }) {
  return html`<div class=${`field ${name in draft.typed.value ? 'is-changed' : ''} ${isShort ? 'edit-short' : ''}`}>
    <label for=${idOf(name)}>${label}</label>${children}
    ${hint && html`<span class="hint">${hint}</span>`}
    <${Faults} draft=${draft} path=${name} /><${Conflict} draft=${draft} name=${name} label=${label} show=${show} />
  </div>`
}

/**
 * A field of several parts, with a heading of its own.
 *
 * @param {FieldProps & { children?: unknown, show: Show }} props
 */
export function Group({ draft, name, label, hint, children, show }) {
  return html`<fieldset class="edit-group" id=${idOf(name)} tabindex="-1" aria-describedby=${`${idOf(name)}-fault`}>
    <legend>${label}</legend>${hint && html`<p class="hint">${hint}</p>`}
    ${children}
    <${Faults} draft=${draft} path=${name} /><${Conflict} draft=${draft} name=${name} label=${label} show=${show} />
  </fieldset>`
}

/**
 * @param {FieldProps & { type?: string, list?: readonly string[], autocomplete?: string, isLong?: boolean, isRequired?: boolean,
 *   max?: number }} props `list`: what to propose.
 */
export function TextField({ type = 'text', list, autocomplete = 'off', isLong = false, isRequired = false, max, ...field }) {
  const { draft, name, isDisabled } = field
  const attributes = {
    ...faultAttributes(draft, name), value: draft.value(name) ?? '', maxlength: max, disabled: isDisabled, 'aria-required': isRequired,
    ref: withFault(faultOfText(draft.value(name), isRequired)),
    onInput: (/** @type {any} */ event) => draft.set(name, event.target.value === '' && !isRequired ? null : event.target.value),
  }
  return html`<${Field} ...${field}>
    ${isLong ? html`<textarea ...${attributes}></textarea>`
      : html`<input ...${attributes} type=${type} autocomplete=${autocomplete} list=${list && `${idOf(name)}-list`} />`}
    ${list && html`<datalist id=${`${idOf(name)}-list`}>${list.map(one => html`<option key=${one} value=${one} />`)}</datalist>`}
  <//>`
}

/**
 * How a number is typed: `read` gives the text itself where it is none. `least` and `most` are what the server takes.
 *
 * @typedef {{ read: (text: string) => number | null | string, show: (value: number) => string, unit?: string, least: number,
 *   most: number }} NumberStyle
 */

/** @param {any} value @param {NumberStyle} kind @param {boolean} isRequired */
function faultOfNumber(value, { show, unit = '', least, most }, isRequired) {
  if (typeof value === 'string') return t('edit.noNumber')
  if (typeof value !== 'number') return isRequired ? t('edit.required') : ''
  const bound = (/** @type {number} */ number) => ({ number: `${show(number)} ${unit}`.trim() })
  return value < least ? t('edit.tooLow', bound(least)) : value > most ? t('edit.tooHigh', bound(most)) : ''
}

/**
 * An input of a number, which leaves what is typed as it is while it means the same.
 *
 * @param {{ value: any, onChange: (value: any) => void, kind: NumberStyle, attributes: object, isDisabled?: boolean,
 *   isRequired?: boolean, placeholder?: string }} props
 */
export function NumberInput({ value, onChange, kind, attributes, isDisabled, isRequired = false, placeholder }) {
  const [text, setText] = useState('')
  const read = kind.read(text)
  const shown = equal(read, value ?? null) ? text : typeof value === 'number' ? kind.show(value) : value ?? ''
  /** @param {any} event */
  const type = event => {
    setText(event.target.value)
    onChange(kind.read(event.target.value))
  }
  return html`<span class="edit-number"><input ...${attributes} inputmode="decimal" autocomplete="off" value=${shown}
    placeholder=${placeholder} aria-required=${isRequired} ref=${withFault(faultOfNumber(value, kind, isRequired))}
    disabled=${isDisabled} onInput=${type} />${kind.unit && html`<span aria-hidden="true" class="soft">${kind.unit}</span>`}</span>`
}

/** @param {FieldProps & { kind: NumberStyle, isRequired?: boolean, placeholder?: string }} props */
export function NumberField({ kind, isRequired, placeholder, ...field }) {
  const { draft, name, isDisabled } = field
  return html`<${Field} ...${field} show=${(/** @type {number | null} */ value) => value === null ? '' : kind.show(value)}>
    <${NumberInput} kind=${kind} value=${draft.value(name)} attributes=${faultAttributes(draft, name)} isDisabled=${isDisabled}
      isRequired=${isRequired} placeholder=${placeholder}
      onChange=${(/** @type {any} */ value) => draft.set(name, value)} /><//>`
}

/** @typedef {readonly (readonly [value: any, label: string])[]} Choices */

/** @param {FieldProps & { choices: Choices }} props */
export function SelectField({ choices, ...field }) {
  const { draft, name, isDisabled } = field
  const value = draft.value(name)
  return html`<${Field} ...${field} show=${labelIn(choices)}>
    <select ...${faultAttributes(draft, name)} disabled=${isDisabled}
      onChange=${(/** @type {any} */ event) => draft.set(name, choices[event.target.selectedIndex][0])}>
      ${choices.map(([one, label]) => html`<option key=${String(one)} selected=${equal(one, value)}>${label}</option>`)}
    </select><//>`
}

/** @param {Choices} choices @returns {Show} */
const labelIn = choices => value => choices.find(([one]) => equal(one, value))?.[1] ?? String(value ?? '')

/** @param {FieldProps} props */
export function CheckField({ draft, name, label, hint, isDisabled }) {
  const show = (/** @type {boolean} */ value) => t(value ? 'edit.yes' : 'edit.no')
  return html`<div class="field"><label class="check"><input type="checkbox" ...${faultAttributes(draft, name)} checked=${draft.value(name)}
    disabled=${isDisabled}
      onChange=${(/** @type {any} */ event) => draft.set(name, event.target.checked)} /><span>${label}</span></label>
    ${hint && html`<span class="hint">${hint}</span>`}
    <${Faults} draft=${draft} path=${name} /><${Conflict} draft=${draft} name=${name} label=${label} show=${show} /></div>`
}

/** Any of several, as keys that stay down. @param {FieldProps & { choices: Choices }} props */
export function ChipsField({ choices, ...field }) {
  const { draft, name } = field
  /** @type {any[]} */
  const chosen = draft.value(name) ?? []
  /** @param {any} one In the order of the choices, so that the same ones are the same value. */
  const toggle = one => draft.set(name, choices.map(([value]) => value).filter(value => chosen.includes(value) !== (value === one)))
  const show = (/** @type {any[]} */ values) => values.map(labelIn(choices)).join(', ')
  return html`<${Group} ...${field} show=${show}><div class="row">
    ${choices.map(([value, label]) => html`<button key=${value} type="button" class="button edit-chip"
      aria-pressed=${chosen.includes(value)} onClick=${() => toggle(value)}>
      ${chosen.includes(value) && html`<span aria-hidden="true">✓</span>`}${label}</button>`)}</div><//>`
}
