import { useEffect, useRef, useState } from '../../lib/hooks.js'
import { signal } from '../../lib/signals.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { idOf } from './fields.js'

/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('../../shell/outbox.js').Answer} Answer */

/** How long a form waits to hear what the restaurant has now, in milliseconds. */
const REREAD_WITHIN = 3_000

/** All that was typed is so already. @type {Answer} */
const NO_CHANGE = { ok: true, result: null }

/** @param {number} milliseconds */
const after = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))

/**
 * What is open in a section, and what has been typed into it. It is remembered for a reload.
 */
export class Selection {
  #key

  /** @type {import('../../lib/signals.js').Signal<string | null>} */
  id

  /**
   * Where to go once the person has decided about their changes.
   *
   * @type {import('../../lib/signals.js').Signal<{ to: string | null } | null>}
   */
  asked = signal(null)

  /** The draft of the open form. @type {Draft | null} */
  draft = null

  /** @param {string} section */
  constructor(section) {
    this.#key = `edit.${section}`
    this.id = signal(sessionStorage.getItem(this.#key))
  }

  /** Opens another one, or none. With changes it asks first. @param {string | null} to */
  open(to) {
    if (to === this.id.peek()) return
    if (this.draft?.isChanged) this.asked.value = { to }
    else this.go(to)
  }

  /** @param {string | null} to */
  go(to) {
    this.asked.value = null
    this.draft = null
    this.id.value = to
    if (to === null) sessionStorage.removeItem(this.#key)
    else sessionStorage.setItem(this.#key, to)
  }

  /**
   * Goes on from one that is done with, unless the person has opened another one meanwhile.
   *
   * @param {string} from @param {string | null} to
   */
  goFrom(from, to) {
    if (this.id.peek() === from) this.go(to)
  }
}

/**
 * A list, and beside it the form of what is open. On a phone these are two pages.
 *
 * @param {{ selection: Selection, label: string, tools?: unknown, list: unknown, children?: unknown }} props
 */
export function Editor({ selection, label, tools, list, children }) {
  const id = selection.id.value
  const pane = useRef(/** @type {HTMLElement | null} */ (null))
  useEffect(() => {
    // Only if its head is out of sight: else all that stands beside it would move.
    if (pane.current && pane.current.getBoundingClientRect().top < 0) pane.current.scrollIntoView()
    if (id) /** @type {HTMLElement | null} */ (pane.current?.querySelector('h2'))?.focus()
  }, [id])
  return html`<div class=${`edit ${id ? 'is-open' : ''}`}>
    <nav class="edit-side" aria-label=${label}><div class="edit-tools">${tools}</div><div class="edit-lists">${list}</div></nav>
    <section class="edit-pane" ref=${pane}>${id ? children : html`<p class="empty">${t('edit.choose')}</p>`}</section>
    <${AskBeforeLeaving} selection=${selection} />
  </div>`
}

/** @param {{ selection: Selection }} props */
function AskBeforeLeaving({ selection }) {
  const asked = selection.asked.value
  if (!asked) return null
  const stay = () => { selection.asked.value = null }
  const discard = () => { selection.draft?.discard(); selection.go(asked.to) }
  return html`<${Dialog} title=${t('edit.unsaved')} onClose=${stay} foot=${html`
      <button class="button danger" onClick=${discard}>${t('edit.discard')}</button>
      <button class="button" onClick=${() => selection.go(asked.to)}>${t('edit.keepForLater')}</button>
      <button class="button primary" onClick=${stay}>${t('edit.goOn')}</button>`}>
    <p>${t('edit.unsavedText')}</p><//>`
}

/**
 * An entry of the list.
 *
 * @param {{ selection: Selection, id: string, isChanged?: boolean, isSent?: boolean, children?: unknown }} props
 */
export function Entry({ selection, id, isChanged = false, isSent = false, children }) {
  return html`<button class=${`edit-entry ${isSent ? 'sent' : ''}`} aria-current=${selection.id.value === id ? 'true' : undefined}
    onClick=${() => selection.open(id)}>
    ${children}${isChanged && html`<span class="badge accent">✎ ${t('edit.unsavedMark')}</span>`}</button>`
}

/**
 * A form of a draft. `save` gives the command with what changed, and brings its result into what the page knows; `reread` first makes
 * sure of what the restaurant has now.
 *
 * @param {{
 *   selection: Selection, draft: Draft, title: string, children?: unknown, reread?: () => Promise<unknown>, isNew?: boolean,
 *   save: (changes: import('./draft.js').Values) => Promise<Answer>, onSaved?: (result: any) => void, aside?: unknown, saveLabel?: string,
 * }} props
 */
export function Form({ selection, draft, title, children, reread, isNew = false, save, onSaved, aside, saveLabel }) {
  const form = useRef(/** @type {HTMLFormElement | null} */ (null))
  const [state, setState] = useState(/** @type {{ is: 'idle' | 'sent' | 'saved' }} */ ({ is: 'idle' }))
  selection.draft = draft
  const seek = () => setTimeout(() => {
    const fault = form.current?.querySelector('[aria-invalid="true"], .edit-conflict button')
      ?? form.current?.querySelector('.edit-summary')
    if (fault instanceof HTMLElement) { fault.focus(); fault.scrollIntoView({ block: 'center' }) }
  })
  const submit = async () => {
    if (state.is === 'sent') return
    draft.faults.value = faultsIn(form.current)
    if (Object.keys(draft.faults.peek()).length > 0) { seek(); return }
    setState({ is: 'sent' })
    // Without network the page goes by what it last heard; the command waits in the outbox.
    if (reread) await Promise.race([reread(), after(REREAD_WITHIN)]).catch(() => {})
    if (draft.conflicts.length > 0) { setState({ is: 'idle' }); seek(); return }
    const changes = isNew ? draft.whole : draft.changes, typed = draft.typed.peek()
    const answer = !isNew && Object.keys(changes).length === 0 ? NO_CHANGE : await save(changes)
    if (answer.ok) {
      if (isNew) draft.made(typed)
      else draft.settle(changes)
      setState({ is: 'saved' })
      if (answer !== NO_CHANGE) onSaved?.(answer.result)
      return
    }
    setState({ is: 'idle' })
    if (answer.problem?.code === 'versionChanged') await reread?.().catch(() => {})
    // Where both values are shown, a sentence that they differ says no more.
    if (draft.conflicts.length === 0) draft.refuse(answer, path => form.current?.querySelector(`#${idOf(path)}-fault`) != null)
    seek()
  }
  /** @param {KeyboardEvent} event */
  const press = event => {
    if (event.key === 's' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); submit() }
    if (event.key === 'Escape' && !event.defaultPrevented && !isInDialog(event.target)) selection.open(null)
  }
  return html`<form class="edit-form" ref=${form} noValidate onKeyDown=${press}
    onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); if (!isInDialog(document.activeElement)) submit() }}>
    <div class="edit-head"><button type="button" class="button quiet edit-back" aria-label=${t('back')}
      onClick=${() => selection.open(null)}>←</button>
      <h2 tabindex="-1">${title}</h2></div>
    ${draft.isGone && html`<p class="edit-summary" role="alert">⚠ ${t('edit.gone')}</p>`}
    <${Summary} draft=${draft} />
    <div class="edit-body">${children}</div>
    <div class="edit-foot">
      <${Status} draft=${draft} state=${state.is} />
      ${draft.isChanged && html`<button type="button" class="button"
        onClick=${() => { draft.discard(); setState({ is: 'idle' }) }}>${t('edit.discard')}</button>`}
      <button class="button primary"
        disabled=${draft.isGone || state.is === 'sent' || !draft.isChanged && !isNew}>${saveLabel ?? t('save')}</button>
    </div>
    ${aside && html`<div class="edit-aside">${aside}</div>`}
  </form>`
}

/** A dialog that a form has opened lies in the form, but does not save it. @param {EventTarget | null} target */
const isInDialog = target => target instanceof Element && target.closest('dialog') !== null

/** What is wrong on the whole, and with fields that this form does not show. @param {{ draft: Draft }} props */
function Summary({ draft }) {
  const faults = draft.faults.value
  const count = Object.keys(faults).filter(path => path !== '').length
  if (count === 0 && !faults['']) return null
  return html`<div class="edit-summary" role="alert" tabindex="-1">
    ${faults['']?.map(fault => html`<p key=${fault}>⚠ ${fault}</p>`)}
    ${count > 0 && html`<p>⚠ ${t('edit.hasFaults', { count })}</p>`}
  </div>`
}

/**
 * How the form stands. A conflict is told here, as a sentence above would move the fields while a person types.
 *
 * @param {{ draft: Draft, state: string }} props
 */
function Status({ draft, state }) {
  const count = draft.conflicts.length
  const text = state === 'sent' ? t('edit.sending')
    : count > 0 ? `⚠ ${t('edit.hasConflicts', { count })}`
    : draft.isChanged ? t('edit.changed')
    : state === 'saved' ? `✓ ${t('edit.saved')}` : ''
  return html`<span role="status" class=${count > 0 ? 'fault' : 'soft'}>${text}</span>`
}

/**
 * What the inputs say is wrong with them, all at once. The browser's own faults are in its language, not the page's.
 *
 * @param {HTMLFormElement | null} form
 * @returns {Record<string, string[]>}
 */
const faultsIn = form => Object.fromEntries(Array.from(/** @type {Iterable<HTMLInputElement>} */ (form?.elements ?? []))
  .filter(({ name, validity }) => name && validity.customError).map(({ name, validationMessage }) => [name, [validationMessage]]))
