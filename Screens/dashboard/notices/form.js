import { useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { say } from '../../shell/messages.js'
import { t } from '../../shell/words.js'

/** @typedef {import('../model/dashboard.js').Dashboard} Dashboard */

const ROLES = /** @type {const} */ (['waiter', 'chef', 'cashier', 'manager', 'admin'])
const LONGEST = 500

/** A notice to all, to a role, or to one person. @param {{ dashboard: Dashboard }} props */
export function NoticeForm({ dashboard: { context: { outbox, user }, room } }) {
  const [to, setTo] = useState(''), [message, setMessage] = useState(''), [isUrgent, setUrgent] = useState(false)
  const staff = room.staff.all().filter(({ id }) => id !== user.id)
  /** @param {Event} event */
  const send = event => {
    event.preventDefault()
    const text = message.trim(), [kind, who] = to.split(':')
    if (!text) return
    setMessage('')
    outbox.give({
      over: 'rest', name: 'notify', label: t('sendNotice'), subject: 'notice',
      input: {
        body: {
          message: text, type: isUrgent ? 'urgent' : 'info',
          role: kind === 'role' ? who : undefined, userId: kind === 'user' ? who : undefined,
        },
      },
    }).then(({ ok }) => {
      if (ok) say(t('noticeSent'))
      else setMessage(typed => typed || text)
    })
  }
  return html`<form class="card stack notice-form" onSubmit=${send}>
    <h2>${t('newNotice')}</h2>
    <div class="field"><label for="notice-to">${t('to')}</label>
      <select id="notice-to" value=${to} onChange=${(/** @type {any} */ event) => setTo(event.target.value)}>
        <option value="">${t('all.staff')}</option>
        <optgroup label=${t('roles')}>${ROLES.map(role => html`
          <option key=${role} value=${`role:${role}`}>${t(`all.${role}`)}</option>`)}</optgroup>
        <optgroup label=${t('people')}>${staff.map(({ id, name }) => html`
          <option key=${id} value=${`user:${id}`}>${name}</option>`)}</optgroup>
      </select></div>
    <div class="field"><label for="notice-text">${t('message')}</label>
      <textarea id="notice-text" maxlength=${LONGEST} required value=${message}
        onInput=${(/** @type {any} */ event) => setMessage(event.target.value)}></textarea></div>
    <label class="check"><input type="checkbox" checked=${isUrgent} onChange=${() => setUrgent(!isUrgent)} />${t('priority.urgent')}</label>
    <button class="button primary">${outbox.isSent('notice') ? t('sending') : t('sendNotice')}</button>
  </form>`
}
