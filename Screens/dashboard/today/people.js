import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { addressOf } from '../frame/sections.js'
import { Card } from '../parts/card.js'
import { DataTable } from '../parts/dataTable.js'

/** @typedef {import('../model/dashboard.js').Dashboard} Dashboard */

/** What each person did today. @param {{ dashboard: Dashboard }} props */
export function People({ dashboard: { performance, stats, format } }) {
  /** @param {number | null} seconds */
  const time = seconds => seconds === null ? '–' : format.duration(seconds * 1000)
  const people = performance.all().filter(({ figures }) => figures.orders + figures.items + figures.revenue + figures.voids > 0)
    .sort((a, b) => b.figures.revenue - a.figures.revenue || b.figures.items - a.figures.items)
  return html`<${Card} title=${t('people')} kind="is-whole"><${DataTable} label=${t('people')} empty=${t('noPeople')}
    columns=${[{ name: t('name') }, { name: t('section.orders') }, { name: t('portions') }, { name: t('revenue') }, { name: t('tips') },
      { name: t('preparationP50') }, { name: t('preparationP90') }, { name: t('responseP50') }, { name: t('voids') }]}
    rows=${people.map(({ staffId, name, figures }) => ({
      key: staffId, href: addressOf('orders', { day: stats.value?.day ?? '', staff: staffId }),
      cells: [name, format.number(figures.orders), format.number(figures.items), format.money(figures.revenue), format.money(figures.tips),
        time(figures.preparationP50), time(figures.preparationP90), time(figures.responseP50), format.number(figures.voids)],
    }))} /></${Card}>`
}

/** Who is at work. @param {{ dashboard: Dashboard }} props */
export function OnDuty({ dashboard: { room } }) {
  const staff = room.staff.all().filter(({ status }) => status === 'available' || status === 'onBreak')
  return html`<${Card} title=${t('onDuty')}>${staff.length === 0
    ? html`<p class="empty">${t('nobodyOnDuty')}</p>`
    : html`<ul class="entries is-compact">${staff.map(({ id, name, role, status }) => html`<li key=${id} class="entry">
      <b class="entry-main">${name}</b><span class="soft small">${t(`role.${role}`)}</span>
      ${status === 'onBreak' && html`<span class="badge warn">◐ ${t('edit.duty.onBreak')}</span>`}</li>`)}</ul>`}
  </${Card}>`
}
