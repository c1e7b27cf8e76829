import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { optionsOf, stationName } from '../labels.js'

/**
 * All portions still to cook, of each dish with the same options.
 *
 * @param {{ display: import('../display.js').Display, onClose: () => void }} props
 */
export function AllDayDialog({ display, onClose }) {
  const { board, settings, context } = display
  const counts = board.allDay.value.filter(({ station }) => settings.shows(station))
  return html`<${Dialog} title=${t('allDay')} onClose=${onClose}>
    ${counts.length === 0 ? html`<p class="empty">${t('allDayEmpty')}</p>` : html`<table class="counts">
      <thead><tr><th>${t('portions')}</th><th>${t('dish')}</th><th>${t('station')}</th></tr></thead>
      <tbody>${counts.map(({ station, name, modifiers, leftOut, quantity }) => html`<tr
        key=${[station, name, ...modifiers, ...leftOut].join()}>
        <td class="count">${context.format.number(quantity)}</td>
        <td>${name}${optionsOf({ modifiers, leftOut }).map(option => html`<small class=${option.isLeftOut ? 'left-out' : 'added'}>
          ${option.isLeftOut ? '−' : '+'} ${option.name}${option.times > 1 ? ` ×${option.times}` : ''}</small>`)}</td>
        <td class="soft">${stationName(station)}</td></tr>`)}</tbody></table>`}
  </${Dialog}>`
}
