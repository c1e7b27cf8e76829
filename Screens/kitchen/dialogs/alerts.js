import { useEffect, useState } from '../../lib/hooks.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { ALERT_SIGNS } from '../alerts.js'
import { Icon } from '../../shell/icon.js'

/** @typedef {import('../display.js').Display} Display */

/** What needs attention, what was sent to the kitchen, and a word to everyone. @param {{ display: Display, onClose: () => void }} props */
export function AlertsDialog({ display, onClose }) {
  const { alerts, board, context } = display
  const all = alerts.all.value, notifications = board.notifications.all().toReversed()
  useEffect(() => { alerts.unread.value = 0 }, [all.length])
  /** @param {string} notificationId */
  const read = async notificationId => {
    const label = t('markRead')
    const { ok } = await context.outbox.give({ over: 'rest', name: 'readNotification', input: { path: { notificationId } }, label })
    if (ok) board.notifications.remove(notificationId)
  }
  return html`<${Dialog} title=${t('alerts')} onClose=${onClose}>
    <${Raise} display=${display} />
    ${notifications.length > 0 && html`<section class="stack"><h3>${t('notifications')}</h3><ul class="alert-list">
      ${notifications.map(({ notificationId, message, from, at }) => html`<li key=${notificationId}>
        <div><b>${from}</b> · <time>${context.format.time(at)}</time><p>${message}</p></div>
        <button class="button" onClick=${() => read(notificationId)}>✓ ${t('markRead')}</button></li>`)}</ul></section>`}
    <section class="stack"><h3>${t('recentAlerts')}</h3>
      ${all.length === 0 ? html`<p class="empty">${t('noAlerts')}</p>` : html`<ul class="alert-list">
        ${all.map(({ id, text, kind, isUrgent, at }) =>
        html`<li key=${id} class=${isUrgent ? 'urgent' : ''}><${Icon} name=${ALERT_SIGNS[kind]} />
          <p>${text}</p><time class="soft">${context.format.time(at)}</time></li>`)}</ul>`}</section>
  </${Dialog}>`
}

/** @param {{ display: Display }} props */
function Raise({ display }) {
  const [text, setText] = useState('')
  const [isUrgent, setUrgent] = useState(false)
  /** @param {Event} event */
  const send = event => {
    event.preventDefault()
    if (!text.trim()) return
    display.commands.raiseAlert(text.trim(), isUrgent ? 'urgent' : 'normal')
    setText('')
  }
  return html`<form class="stack raise" onSubmit=${send}>
    <h3>${t('raiseAlert')}</h3>
    <div class="row">${[t('ask.runner'), t('ask.waiter'), t('ask.slow')].map(ask =>
      html`<button key=${ask} type="button" class="button" onClick=${() => setText(ask)}>${ask}</button>`)}</div>
    <input class="input" aria-label=${t('message')} placeholder=${t('message')} maxlength="200" value=${text}
      onInput=${(/** @type {any} */ event) => setText(event.target.value)} />
    <div class="row apart"><label class="check"><input type="checkbox" checked=${isUrgent}
        onChange=${(/** @type {any} */ event) => setUrgent(event.target.checked)} /> ${t('urgent')}</label>
      <button class="button primary" disabled=${!text.trim()}>${t('send')}</button></div>
  </form>`
}
