import { useEffect, useRef } from '../lib/hooks.js'
import { html } from './html.js'
import { Messages } from './messages.js'
import { t } from './words.js'

export const isDialogOpen = () => document.querySelector('dialog[open]') !== null

/**
 * A dialog over the page: Escape and the cross close it, focus stays in it and goes back to where it was.
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
  /** @param {MouseEvent} event */
  const closeOutside = event => { if (event.target === element.current) onClose() }
  /** @param {Event} event */
  const cancel = event => {
    event.preventDefault()
    onClose()
  }
  return html`<dialog ref=${element} class=${kind} aria-label=${title} onCancel=${cancel} onClick=${closeOutside}>
    <div class="dialog-head"><h2>${title}</h2>
      <button type="button" class="button quiet" aria-label=${t('close')} onClick=${onClose}>✕</button></div>
    <div class="dialog-body">${children}</div>
    ${foot && html`<div class="dialog-foot">${foot}</div>`}
    <${Messages} />
  </dialog>`
}
