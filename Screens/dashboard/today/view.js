import { html } from '../../shell/html.js'
/** @param {{ dashboard: import('../model/dashboard.js').Dashboard }} props */
export const TodayView = ({ dashboard }) => html`<p class="empty">${dashboard.format.money(dashboard.stats.value?.revenue ?? 0)}</p>`
