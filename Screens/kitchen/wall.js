import { useEffect, useLayoutEffect, useRef } from '../lib/hooks.js'
import { html } from '../shell/html.js'
import { Icon } from '../shell/icon.js'
import { t } from '../shell/words.js'
import { OrderCard } from './expo.js'
import { TicketCard } from './ticket/card.js'

/** @typedef {import('./display.js').Display} Display */

// A screen that is narrower or lower than this, in pixels, scrolls down instead.
const NARROW = 620, LOW = 430

/** All cards, in columns or as a strip. @param {{ display: Display }} props */
export function Wall({ display }) {
  const { queue, settings, board } = display
  const element = useRef(/** @type {HTMLElement | null} */ (null))
  const isExpo = settings.isExpo.value, layout = settings.layout.value
  useLayoutEffect(() => watchHeight(display, element.current), [])
  useEffect(() => queue.reset(), [isExpo, settings.stations.value.join()])
  const places = queue.places.value
  let number = 0
  return html`<section class=${`wall ${layout} ${places.length === 0 ? 'idle' : ''}`} ref=${element} id="tickets"
      aria-label=${t('tickets')} tabindex="0">
    ${board.isLoaded.value && places.length === 0 && html`<${Nothing} display=${display} />`}
    ${places.map(({ id, isGone }) => html`<${isExpo ? OrderCard : TicketCard} key=${id} display=${display} id=${id} isGone=${isGone}
      number=${!isGone && ++number <= 9 ? number : 0} />`)}
  </section>`
}

/**
 * How high and wide a column is, so that whole columns fill the screen, whatever the window's size and zoom.
 *
 * @param {Display} display @param {HTMLElement | null} element
 */
function watchHeight(display, element) {
  if (!element) return undefined
  const observer = new ResizeObserver(() => {
    const isPaged = innerWidth >= NARROW && innerHeight >= LOW
    const style = getComputedStyle(element)
    const gap = parseFloat(style.columnGap), wanted = parseFloat(style.getPropertyValue('--narrowest')) * parseFloat(style.fontSize)
    const width = element.clientWidth - parseFloat(style.paddingInlineStart) * 2
    const columns = Math.max(1, Math.floor((width + gap) / (wanted + gap)))
    element.style.setProperty('--card', `${(width + gap) / columns - gap}px`)
    display.columnHeight.value = isPaged ? Math.floor(element.clientHeight - parseFloat(style.paddingBlockStart) * 2) : 0
  })
  observer.observe(element)
  return () => observer.disconnect()
}

/** @param {{ display: Display }} props */
function Nothing({ display }) {
  const { settings, sound, board } = display
  const stations = settings.stations.value
  return html`<div class="nothing"><${Icon} name="check" />
    <h2>${t('nothing')}</h2>
    <p>${t(settings.isExpo.value ? 'nothingAtThePass' : stations.length > 0 ? 'nothingAtStation' : 'nothingHint')}</p>
    ${stations.length > 0 && board.tickets.ids.value.length > 0 && html`
      <button class="button" onClick=${() => { settings.stations.value = [] }}>${t('allStations')}</button>`}
    ${sound.state.value !== 'on' && html`<button class="button" onClick=${() => sound.toggle()}>
      <${Icon} name="bell" />${t('turnSoundOn')}</button>`}</div>`
}
