import { useEffect, useState } from '../../lib/hooks.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { stationName } from '../labels.js'

/**
 * Which stations this device shows: one, several, all, or the pass.
 *
 * @param {{ display: import('../display.js').Display, onClose: () => void }} props
 */
export function StationsDialog({ display, onClose }) {
  const { isExpo, stations: chosen } = display.settings
  const all = useStations(display)
  /** @param {string[]} stations @param {boolean} expo */
  const choose = (stations, expo) => {
    isExpo.value = expo
    chosen.value = stations
  }
  /** @param {string} station */
  const toggle = station => choose(!isExpo.value && chosen.value.includes(station)
    ? chosen.value.filter(one => one !== station) : [...(isExpo.value ? [] : chosen.value), station], false)
  return html`<${Dialog} title=${t('stations')} onClose=${onClose} 
    foot=${html`<button class="button primary" onClick=${onClose}>${t('ok')}</button>`}>
    <p class="soft">${t('stationsHint')}</p>
    <div class="choices">
      <button class="button" aria-pressed=${!isExpo.value && chosen.value.length === 0}
        onClick=${() => choose([], false)}>${t('allStations')}</button>
      ${all.map(station => html`<button key=${station} class="button" aria-pressed=${!isExpo.value && chosen.value.includes(station)}
        onClick=${() => toggle(station)}>${stationName(station)}</button>`)}
      <button class="button" aria-pressed=${isExpo.value} onClick=${() => choose([], true)}>${t('expo')} · ${t('expoHint')}</button>
    </div>
  </${Dialog}>`
}

/** Those that the menu names, and those that have tickets. @param {import('../display.js').Display} display */
function useStations({ board, context, settings }) {
  const [named, setNamed] = useState(/** @type {string[]} */ ([]))
  useEffect(() => {
    context.rest.call('getMenu').then(({ categories }) =>
      setNamed(categories.flatMap(({ items }) => items.map(({ station }) => station))),
    () => { /* Without network: those with tickets. */ })
  }, [])
  return [...new Set([...named, ...settings.stations.value, ...board.tickets.all().map(({ station }) => station)])].sort()
}
