import { ProblemError } from '../client/index.js'
import { useEffect, useLayoutEffect, useRef, useState } from '../lib/hooks.js'
import { signal } from '../lib/signals.js'
import { html } from './html.js'
import { has, t } from './words.js'

/**
 * A line at the foot of the page. A refusal stays until it is dismissed; anything else goes after 5 s.
 *
 * @typedef {{ id: number, text: string, isRefusal: boolean, action: { label: string, run: () => void } | null }} Message
 */

/** @type {import('../lib/signals.js').Signal<Message[]>} */
const messages = signal([])
let last = 0

// How long a message stays, in milliseconds, and how many stand beside the newest.
const SHOWN = 5_000, OTHERS = 2

/**
 * @param {string} text
 * @param {{ isRefusal?: boolean, action?: { label: string, run: () => void } }} [options] An action is something like "Undo".
 * @returns {() => void} Takes it away.
 */
export function say(text, { isRefusal = false, action } = {}) {
  const id = ++last
  const remove = () => { messages.value = messages.value.filter(message => message.id !== id) }
  messages.value = [...kept(messages.value), { id, text, isRefusal, action: action ?? null }]
  if (!isRefusal) setTimeout(remove, SHOWN)
  return remove
}

/** A refusal stays until a person has read it; of the others the oldest make room. @param {Message[]} all */
function kept(all) {
  let surplus = all.length - OTHERS
  return all.filter(({ isRefusal }) => isRefusal || surplus-- <= 0)
}

/** A refusal has its sentence; what `fetch` throws without a network has none. @param {unknown} fault What was thrown. */
export const faultText = fault => fault instanceof TypeError ? t('noNetwork')
  : fault instanceof ProblemError ? problemText(fault.problem)
  : fault instanceof Error ? fault.message : String(fault)

/**
 * Why the server refused, in the person's words. The server's own sentence is English; it is shown where it says more, as which dish is
 * out, or what a field lacks.
 *
 * @param {(Pick<import('./outbox.js').Problem, 'code' | 'detail'> & { errors?: Record<string, string[]> | null }) | null | undefined}
 *   problem
 */
export function problemText(problem) {
  if (!problem) return ''
  const ofFields = Object.values(problem.errors ?? {}).flat().join(' ')
  const key = `problem.${problem.code}`, detail = ofFields || (problem.detail ?? '')
  return has(key) ? t(key, { detail }).trim() : detail
}

/** @param {unknown} fault What was thrown. */
export const sayFault = fault => say(faultText(fault), { isRefusal: true })

/**
 * Where messages may be shown: on the page, and in each open dialog, as a modal one makes all else unreachable. The last one shows them.
 *
 * @type {import('../lib/signals.js').Signal<object[]>}
 */
const places = signal([])

/** @param {{ isInPage?: boolean }} props `isInPage`: it has a place of its own in the page, so it lies over nothing. */
export function Messages({ isInPage = false }) {
  const [own] = useState(() => ({}))
  const element = useRef(/** @type {HTMLElement | null} */ (null))
  useEffect(() => {
    places.value = [...places.peek(), own]
    return () => { places.value = places.peek().filter(place => place !== own) }
  }, [])
  const shown = places.value.at(-1) === own ? messages.value : []
  const isRaised = !isInPage && shown.length > 0
  // A popover lies above the dialogs that were open before it.
  useLayoutEffect(() => {
    if (!isRaised) return undefined
    element.current?.showPopover?.()
    return () => element.current?.hidePopover?.()
  }, [isRaised, places.value])
  return html`<div class=${`messages ${isInPage ? 'in-page' : ''}`} popover=${isInPage ? null : 'manual'} role="status" aria-live="polite"
      ref=${element}>
    ${shown.map(({ id, text, isRefusal, action }) => html`
      <div key=${id} class=${`message ${isRefusal ? 'refused shaken' : ''}`}>
        <span>${isRefusal ? '⚠ ' : ''}${text}</span>
        ${action && html`<button type="button" class="button" onClick=${() => { dismiss(id); action.run() }}>${action.label}</button>`}
        ${isRefusal && html`<button type="button" class="button" onClick=${() => dismiss(id)}>${t('ok')}</button>`}
      </div>`)}
  </div>`
}

/** @param {number} id */
const dismiss = id => { messages.value = messages.value.filter(message => message.id !== id) }
