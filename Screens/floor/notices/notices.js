import { signal } from '../../lib/signals.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { Icon } from '../../shell/icon.js'
import { say } from '../../shell/messages.js'
import { now } from '../../shell/now.js'
import { t } from '../../shell/words.js'
import { buzz } from './buzz.js'

/** @typedef {import('../floor.js').Floor} Floor */

/** @typedef {{ id: number, kind: string, message: string, at: string }} Alert */

// Alerts are of the moment; the server keeps none for later.
const KEPT = 20

/** @type {import('../../lib/signals.js').Signal<Alert[]>} */
const alerts = signal(/** @type {Alert[]} */ ([]))
const isOpen = signal(false)
let last = 0

/** Tells alerts and notices as they come. @param {Floor} floor */
export function tellNotices(floor) {
  floor.context.screen
    .on('KitchenAlert', ({ kind, message, priority }, { at }) => {
      // A rush is shown at its order, and a ticket that is nearly late concerns the kitchen.
      if (kind === 'rush' || kind === 'warn') return
      alerts.value = [{ id: ++last, kind, message, at }, ...alerts.value].slice(0, KEPT)
      if (priority === 'high' || priority === 'urgent' || kind === 'item86') say(`${t(`alert.${kind}`)}: ${message}`)
    })
    .on('NotificationReceived', ({ from, message }) => { buzz(); say(`${from}: ${message}`) })
    .on('NotificationBroadcast', ({ from, message }) => { buzz(); say(`${from}: ${message}`) })
}

/** Notices and alerts, in the bar. @param {{ floor: Floor }} props */
export function NoticesButton({ floor }) {
  const notices = floor.room.notifications.all().toReversed()
  const count = notices.length + alerts.value.length
  /** @param {string} notificationId */
  const read = notificationId => floor.request('readNotification', { path: { notificationId } }, t('did.read'), notificationId)
    .then(({ ok }) => { if (ok) floor.room.notifications.remove(notificationId) })
  return html`<button class="button quiet" aria-haspopup="dialog" onClick=${() => { isOpen.value = true }}>
    <${Icon} name="message" label=${t('notices')} />
      ${count > 0 && html`<span class="count">${count}</span>`}</button>
    ${isOpen.value && html`<${Dialog} title=${t('notices')} onClose=${() => { isOpen.value = false }}>
      ${count === 0 && html`<p class="empty">${t('noNotices')}</p>`}
      <ul class="stack">
        ${notices.map(({ notificationId, from, message, at }) => html`<li key=${notificationId} class="row apart nowrap"><span><b>
          ${from}</b> <span class="soft small">${when(floor, at)}</span><br />${message}</span>
          <button class="button" disabled=${floor.sent(notificationId) !== undefined} onClick=${() => read(notificationId)}>
            ${t('markRead')}</button></li>`)}
        ${alerts.value.map(({ id, kind, message, at }) => html`<li key=${id} class="row apart nowrap"><span><span class="badge warn">
          ${t(`alert.${kind}`)}</span> <span class="soft small">${when(floor, at)}</span><br />${message}</span>
          <button class="button" onClick=${() => { alerts.value = alerts.value.filter(alert => alert.id !== id) }}>${t('ok')}</button>
            </li>`)}
      </ul></${Dialog}>`}`
}

/** @param {Floor} floor @param {string} at */
const when = (floor, at) => now.peek() - Date.parse(at) < 43_200_000 ? floor.format.time(at) : floor.format.dayAndTime(at)
