import { effect, signal } from '../lib/signals.js'

/** How tickets are laid out: columns that fill down and then across, or one strip to scroll. @typedef {'columns' | 'strip'} Layout */

/** The chosen stations' place is taken by this word when the display stands at the pass. */
const EXPO = 'expo'

/** What was chosen on this device. The stations are in the page's address, too, so a bookmark opens a display as it should be. */
export class Settings {
  /** None: all of them. @type {import('../lib/signals.js').Signal<string[]>} */
  stations

  /** True at the pass: one card an order, with every station's progress. */
  isExpo

  /** @type {import('../lib/signals.js').Signal<Layout>} */
  layout = kept('kitchen.layout', /** @type {Layout} */ ('columns'))
  isSoundWanted = kept('kitchen.sound', true)

  /** A number on a bump bar bumps at once; otherwise it picks, and space or Enter bumps. */
  isNumberBump = kept('kitchen.numberBumps', false)

  constructor() {
    const address = new URLSearchParams(location.search).get('station') ?? localStorage.getItem('kitchen.stations') ?? ''
    const names = address.split(',').map(name => name.trim()).filter(Boolean)
    this.isExpo = signal(names.includes(EXPO))
    this.stations = signal(names.filter(name => name !== EXPO))
    effect(() => keepStations(this.isExpo.value ? EXPO : this.stations.value.join(',')))
  }

  /** At the pass every station counts. @param {string} station */
  shows(station) {
    return this.isExpo.value || this.stations.value.length === 0 || this.stations.value.includes(station)
  }
}

/** @param {string} chosen */
function keepStations(chosen) {
  localStorage.setItem('kitchen.stations', chosen)
  const address = new URL(location.href)
  if (chosen) address.searchParams.set('station', chosen)
  else address.searchParams.delete('station')
  if (address.href !== location.href) history.replaceState(null, '', address)
}

/** A signal whose value this device keeps. @template T @param {string} key @param {T} first */
function kept(key, first) {
  const stored = localStorage.getItem(key)
  const value = signal(/** @type {T} */ (stored === null ? first : JSON.parse(stored)))
  effect(() => localStorage.setItem(key, JSON.stringify(value.value)))
  return value
}
