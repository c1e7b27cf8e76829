import { html } from '../../shell/html.js'

/**
 * Figures in rows. The first column names its row; below the name `share`, a part of 1, is drawn, or what is given.
 *
 * @typedef {{ key: string, cells: unknown[], href?: string, share?: number, below?: unknown }} Row
 * @param {{ label: string, columns: { name: string, isText?: boolean }[], rows: Row[], foot?: unknown[], empty: string }} props
 */
export function DataTable({ label, columns, rows, foot, empty }) {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`
  return html`<div class="scroll" role="region" aria-label=${label} tabindex="0"><table class="data">
    <thead><tr>${columns.map(({ name, isText }, place) => html`
      <th key=${place} scope="col" class=${place > 0 && !isText ? 'number' : ''}>${name}</th>`)}</tr></thead>
    <tbody>${rows.map(row => html`<${DataRow} key=${row.key} row=${row} columns=${columns} />`)}</tbody>
    ${foot && html`<tfoot><tr>${foot.map((cell, place) => place === 0
      ? html`<th key=${place} scope="row">${cell}</th>`
      : html`<td key=${place} class=${columns[place].isText ? '' : 'number'}>${cell}</td>`)}</tr></tfoot>`}
  </table></div>`
}

/** @param {{ row: Row, columns: { isText?: boolean }[] }} props */
function DataRow({ row: { cells, href, share, below }, columns }) {
  const [name, ...others] = cells
  return html`<tr><th scope="row">${href ? html`<a href=${href} data-entry>${name}</a>` : name}
      ${share !== undefined && html`<span class="share" style=${{ inlineSize: `${Math.max(share * 100, 1)}%` }}></span>`}
      ${below}</th>
    ${others.map((cell, place) => html`<td key=${place} class=${columns[place + 1].isText ? '' : 'number'}>${cell}</td>`)}</tr>`
}
