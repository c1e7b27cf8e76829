import { html } from '../../shell/html.js'

/** @param {{ title: string, note?: string, kind?: string, tools?: unknown, children?: unknown }} props */
export const Card = ({ title, note, kind = '', tools, children }) => html`<section class=${`card dash-card ${kind}`}>
  <div class="dash-card-head"><h2>${title}</h2>${note && html`<span class="soft small">${note}</span>`}${tools}</div>${children}</section>`
