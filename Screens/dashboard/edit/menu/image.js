import { useEffect, useRef, useState } from '../../../lib/hooks.js'
import { html } from '../../../shell/html.js'
import { sayFault } from '../../../shell/messages.js'
import { t } from '../../../shell/words.js'

/** What the server takes, in bytes. */
const LARGEST = 128 * 1024

/** @typedef {import('../known.js').Known} Known */
/** @typedef {import('./book.js').Dish} Dish */

/** The image of a dish, which is saved at once. @param {{ known: Known, dish: Dish }} props */
export function ImageField({ known: { context, menu }, dish }) {
  const url = useImage(context, dish)
  const input = useRef(/** @type {HTMLInputElement | null} */ (null))
  const [isBusy, setBusy] = useState(false)
  /** @param {() => Promise<Dish>} send An image is too large for the outbox, so it goes now or not at all. */
  const change = async send => {
    setBusy(true)
    await send().then(saved => menu.putDish(saved), sayFault)
    setBusy(false)
  }
  /** @param {any} event */
  const choose = event => {
    const [file] = event.target.files
    if (file) change(async () => context.rest.call('setDishImage', { path: { menuItemId: dish.id }, body: await fitting(file) }))
    event.target.value = ''
  }
  const remove = () => change(() => context.rest.call('removeDishImage', { path: { menuItemId: dish.id } }))
  return html`<div class="edit-image">
    ${url ? html`<img src=${url} alt=${dish.name} />` : html`<span class="edit-no-image soft">${t('edit.noImage')}</span>`}
    <div class="row"><input ref=${input} type="file" accept="image/*" hidden onChange=${choose} />
      <button type="button" class="button" disabled=${isBusy}
        onClick=${() => input.current?.click()}>${isBusy ? t('edit.sending') : t('edit.chooseImage')}</button>
      ${dish.image && html`<button type="button" class="button quiet" disabled=${isBusy}
        onClick=${remove}>${t('edit.removeImage')}</button>`}</div>
  </div>`
}

/**
 * An address of the image for this page, as an image's own address would come without a token.
 *
 * @param {import('../known.js').Context} context
 * @param {Dish} dish
 */
function useImage({ rest }, { id, image }) {
  const [url, setUrl] = useState(/** @type {string | null} */ (null))
  useEffect(() => {
    setUrl(null)
    if (!image) return
    let made = '', isOver = false
    rest.call('getDishImage', { path: { menuItemId: id } }).then(response => response.blob()).then(blob => {
      if (isOver) return
      made = URL.createObjectURL(blob)
      setUrl(made)
    }, () => {})
    return () => {
      isOver = true
      URL.revokeObjectURL(made)
    }
  }, [id, image])
  return url
}

/** The file as it is if the server takes it, or else smaller. @param {File} file @returns {Promise<Blob>} */
async function fitting(file) {
  if (['image/jpeg', 'image/png', 'image/webp'].includes(file.type) && file.size <= LARGEST) return file
  const bitmap = await createImageBitmap(file).catch(() => { throw new Error(t('edit.noImageFile')) })
  for (const [side, quality] of /** @type {const} */ ([[1024, 0.85], [1024, 0.7], [800, 0.7], [640, 0.6], [480, 0.5]])) {
    const blob = await drawn(bitmap, Math.min(1, side / Math.max(bitmap.width, bitmap.height)), quality)
    if (blob && blob.size <= LARGEST) return blob
  }
  throw new Error(t('edit.imageTooLarge'))
}

/** @param {ImageBitmap} bitmap @param {number} scale @param {number} quality @returns {Promise<Blob | null>} */
function drawn(bitmap, scale, quality) {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const drawing = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'))
  // JPEG has no transparency: on white, as on a printed menu.
  drawing.fillStyle = 'white'
  drawing.fillRect(0, 0, canvas.width, canvas.height)
  drawing.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', quality))
}
