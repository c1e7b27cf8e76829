import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { RecordList } from '../records/list.js'
import { NoticeForm } from './form.js'

/** @typedef {import('../model/dashboard.js').Dashboard} Dashboard */
/** @typedef {import('../../../Clients/javascript/generated/rest.js').Notice} Notice */

/** To people and roles, and what came in. @param {{ dashboard: Dashboard }} props */
export function NoticesView({ dashboard }) {
  const { context: { rest }, room } = dashboard
  // Those that are not read are known as they come; the others are read when the page is opened or one of them changes.
  const known = room.notifications.all().map(({ notificationId }) => notificationId).join(' ')
  return html`<div class="page notices">
    <${NoticeForm} dashboard=${dashboard} />
    <div class="stack"><h2>${t('cameIn')}</h2>
      <${RecordList} label=${t('cameIn')} empty=${t('noNotices')} filters=${known} changes=${0}
        read=${(/** @type {string | undefined} */ cursor) => rest.call('listNotifications', { query: { cursor } })}
        entry=${(/** @type {Notice} */ notice) => html`<${NoticeEntry} notice=${notice} dashboard=${dashboard} />`} /></div></div>`
}

/** @param {{ notice: Notice, dashboard: Dashboard }} props */
function NoticeEntry({ notice, dashboard }) {
  const { format, context: { outbox, user }, readIds, room } = dashboard
  const isOwn = notice.senderId === user.id, isRead = notice.read || isOwn || readIds.value.has(notice.id)
  const to = recipientOf(notice, dashboard)
  const read = () => {
    outbox.give({
      over: 'rest', name: 'readNotification', input: { path: { notificationId: notice.id } }, label: t('markRead'), subject: notice.id,
    }).then(({ ok }) => {
      if (!ok) return
      readIds.value = new Set(readIds.peek()).add(notice.id)
      room.notifications.remove(notice.id)
    })
  }
  return html`<div class=${`entry ${outbox.isSent(notice.id) ? 'sent' : ''}`}>
    <span class="entry-main"><span class=${isRead ? '' : 'is-new'} dir="auto">${notice.message}</span>
      <span class="soft small">${isOwn ? t('youTo', { to }) : t('fromTo', { from: notice.senderName, to })}${' '}
        · ${format.dayAndTime(notice.at)}</span></span>
    ${isRead ? !isOwn && html`<span class="soft small">✓ ${t('isRead')}</span>`
      : html`<button class="button" data-entry disabled=${outbox.isSent(notice.id)} onClick=${read}>✓ ${t('markRead')}</button>`}</div>`
}

/** @param {Notice} notice @param {Dashboard} dashboard */
function recipientOf({ userId, role }, { room, context: { user } }) {
  if (role) return t(`all.${role}`)
  if (userId === null) return t('all.staff')
  return userId === user.id ? t('you') : room.staff.get(userId)?.name ?? t('onePerson')
}
