import { useEffect, useRef } from '../lib/hooks.js'
import { html } from './html.js'
import { Messages } from './messages.js'
import { t } from './words.js'

export const isDialogOpen = () => document.querySelector('dialog[open]') !== null

/**
 * A dialog over the page: Escape and the cross close it, focus stays in it and goes back to where it was. So does a tap beside it, unless
 * something was filled in, which a slip must not lose.
 *
 * @param {{ title: string, onClose: () => void, kind?: 'dialog' | 'sheet' | 'wide', foot?: unknown, children?: unknown }} props
 *   `sheet` comes from below, for a thumb. `foot`: the buttons.
 */
export function Dialog({ title, onClose, kind = 'dialog', foot, children }) {
  const element = useRef(/** @type {HTMLDialogElement | null} */ (null))
  useEffect(() => {
    const before = document.activeElement
    element.current?.showModal()
    return () => { if (before instanceof HTMLElement) before.focus() }
  }, [])
  // A press that began inside, as one that selects text, may end beside it.
  const isPressedBeside = useRef(false), isFilled = useRef(false)
  /** @param {PointerEvent} event */
  const press = event => { isPressedBeside.current = event.target === element.current }
  /** @param {Event} event */
  const fill = ({ target }) => {
    // What is filled in in a dialog that lies over this one is that one's.
    if (target instanceof Element && target.closest('dialog') === element.current) isFilled.current = true
  }
  /** @param {MouseEvent} event */
  const click = event => {
    const { target } = event
    if (target === element.current && isPressedBeside.current && !isFilled.current) onClose()
    else if (target instanceof Element && target.closest('[aria-pressed]')) fill(event)
  }
  /** @param {Event} event */
  const cancel = event => {
    event.preventDefault()
    onClose()
  }
  return html`<dialog ref=${element} class=${kind} aria-label=${title} onCancel=${cancel} onPointerDown=${press}
    onInput=${fill} onClick=${click}>
    <div class="dialog-head"><h2>${title}</h2>
      <button type="button" class="button quiet" aria-label=${t('close')} onClick=${onClose}>✕</button></div>
    <div class="dialog-body">${children}</div>
    ${foot && html`<div class="dialog-foot">${foot}</div>`}
    <${Messages} />
  </dialog>`
}
