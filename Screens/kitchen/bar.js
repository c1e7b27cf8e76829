import { useComputed } from '../lib/signals.js'
import { html } from '../shell/html.js'
import { Icon } from '../shell/icon.js'
import { now } from '../shell/now.js'
import { t } from '../shell/words.js'
import { stationName } from './labels.js'
import { isOpen } from './tickets.js'

/** @typedef {import('./display.js').Display} Display */

/** From this many cancelled tickets on, they can be noted at once. */
const MANY = 4

/** The bar: which stations, how much there is to do, and what the display can do. @param {{ display: Display }} props */
export function KitchenBar({ display }) {
  const { dialog, settings } = display
  return html`<h1 class="visually-hidden">${t('kitchen')}</h1>
    <button class="button station-choice" aria-haspopup="dialog" onClick=${() => { dialog.value = 'stations' }}>
      <span class="station-names">${stationsTitle(settings)}</span> <span aria-hidden="true">▾</span></button>
    <${Figures} display=${display} />
    <${AllDayStrip} display=${display} />
    <button class="button quiet" aria-haspopup="dialog" aria-keyshortcuts="e" aria-label=${t('86Title')}
      onClick=${() => { dialog.value = 'availability' }}>
      <${Icon} name="off" /><span class="text-86">${t('86')}</span></button>
    <${AlertButton} display=${display} />
    <${SoundButton} display=${display} />`
}

/** @param {Display['settings']} settings */
function stationsTitle({ isExpo, stations }) {
  if (isExpo.value) return t('expo')
  return stations.value.length === 0 ? t('allStations') : stations.value.map(stationName).join(' + ')
}

/** @param {{ display: Display }} props */
function Figures({ display }) {
  const { board, settings, commands } = display
  const open = useComputed(() => board.tickets.all().filter(ticket => isOpen(ticket)
    && settings.shows(ticket.station)))
  const count = useComputed(() => open.value.length).value
  const late = useComputed(() => open.value.filter(({ dueAt }) => Date.parse(dueAt) <= now.value).length).value
  const cancelled = useComputed(() => settings.isExpo.value ? [] : display.tickets.value
    .filter(({ status }) => status === 'cancelledPending')).value
  return html`<div class="figures"><span>${t('open', { count })}</span>
    ${cancelled.length >= MANY && html`<button class="button" onClick=${() => cancelled.forEach(ticket => commands.note(ticket))}>
      <${Icon} name="check" />${t('noteAll', { count: cancelled.length })}</button>`}
    ${late > 0 && html`<b class="badge late"><${Icon} name="clock" />${t('late', { count: late })}</b>`}</div>`
}

/** @param {{ display: Display }} props */
function AllDayStrip({ display }) {
  const { dialog } = display
  const dishes = useComputed(() => JSON.stringify(mostOf(display))).value
  /** @type {[string, number][]} */
  const most = JSON.parse(dishes)
  return html`<button class="button quiet all-day" aria-haspopup="dialog" onClick=${() => { dialog.value = 'allDay' }}>
    <span class="all-day-title">${t('allDay')}</span>
    <span class="all-day-counts">${most.length === 0 ? '–' : most.map(([name, quantity]) =>
      html`<span key=${name}><b>${display.context.format.number(quantity)}</b> ${name}</span>`)}</span></button>`
}

/** The dishes with the most portions to cook, without their options. @param {Display} display */
function mostOf({ board, settings }) {
  /** @type {Map<string, number>} */
  const dishes = new Map()
  for (const { station, name, quantity } of board.allDay.value)
    if (settings.shows(station)) dishes.set(name, (dishes.get(name) ?? 0) + quantity)
  return [...dishes].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, 8)
}

/** @param {{ display: Display }} props */
function AlertButton({ display }) {
  const { alerts, dialog } = display
  const unread = alerts.unread.value
  return html`<button class="button quiet" aria-haspopup="dialog" onClick=${() => { dialog.value = 'alerts' }}>
    <${Icon} name="message" /><span class="visually-hidden">${t('alerts')}</span>
    ${unread > 0 && html`<b class="badge accent">${unread}</b>`}</button>`
}

/** @param {{ display: Display }} props */
function SoundButton({ display }) {
  const { sound } = display
  const isOn = sound.state.value === 'on'
  return html`<button class=${`button ${isOn ? 'quiet' : 'sound-off'}`} aria-keyshortcuts="s"
    aria-label=${t(isOn ? 'soundOn' : 'soundOff')} onClick=${() => sound.toggle()}>
    <${Icon} name=${isOn ? 'bell' : 'bellOff'} />${!isOn && html`<span class="sound-text">${t('soundOff')}</span>`}</button>`
}
