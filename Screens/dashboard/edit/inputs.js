import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { Faults, NumberInput, faultAttributes, faultOfText, withFault } from './fields.js'

/**
 * A value inside a field of several parts, by its path there: `modifiers[0].name`.
 *
 * @typedef {object} InputProps
 * @property {import('./draft.js').Draft} draft
 * @property {string} path
 * @property {string} label
 * @property {any} value
 * @property {(value: any) => void} onChange
 */

/** @param {InputProps & { max?: number, type?: string }} props */
export function TextInput({ draft, path, label, value, onChange, max, type = 'text' }) {
  const attributes = faultAttributes(draft, path)
  return html`<div class="field"><label for=${attributes.id}>${label}</label>
    <input ...${attributes} type=${type} value=${value ?? ''} maxlength=${max} autocomplete="off" aria-required
      ref=${withFault(faultOfText(value, true))}
      onInput=${(/** @type {any} */ event) => onChange(event.target.value)} />
    <${Faults} draft=${draft} path=${path} /></div>`
}

/** @param {InputProps & { kind: import('./fields.js').NumberStyle, isRequired?: boolean, placeholder?: string }} props */
export function NumberPart({ draft, path, label, value, onChange, kind, isRequired, placeholder }) {
  const attributes = faultAttributes(draft, path)
  return html`<div class="field edit-short"><label for=${attributes.id}>${label}</label>
    <${NumberInput} kind=${kind} value=${value} attributes=${attributes} placeholder=${placeholder} isRequired=${isRequired}
      onChange=${onChange} />
    <${Faults} draft=${draft} path=${path} /></div>`
}

/** @param {{ what: string, onRemove: () => void }} props */
export const Remove = ({ what, onRemove }) => html`<button type="button" class="button quiet edit-remove"
  aria-label=${t('edit.removeWhat', { what })}
  onClick=${onRemove}>✕</button>`

/**
 * Changes one entry of a list that a draft has.
 *
 * @template T
 * @param {T[]} list
 * @param {number} index
 * @param {Partial<T>} change
 * @returns {T[]}
 */
export const changed = (list, index, change) => list.with(index, { ...list[index], ...change })
