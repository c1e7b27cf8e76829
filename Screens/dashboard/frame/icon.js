import { html } from '../../shell/html.js'

/** Signs of 24 × 24 in the colour of the text; a word goes with each. @type {Record<string, string>} */
const PATHS = {
  chart: 'M4 20V10M10 20V4M16 20v-8M21 20H3',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5',
  order: 'M5 4h14v16H5zM9 9h6M9 13h6M9 17h3',
  bill: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  message: 'M4 5h16v12H10l-5 4v-4H4z',
  plate: 'M3 17h18M5 17a7 7 0 0 1 14 0M12 10V8',
  table: 'M3 9h18M5 9v11M19 9v11M9 9V5h6v4',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2',
  people: 'M9 11a3 3 0 1 0 0-7 3 3 0 0 0 0 7zM3 20c0-4 2-6 6-6s6 2 6 6M16 5a3 3 0 0 1 0 6M18 14c2 1 3 3 3 6',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  bell: 'M12 3a6 6 0 0 0-6 6c0 5-2 6-2 8h16c0-2-2-3-2-8a6 6 0 0 0-6-6zM10 20h4',
}

/** @param {{ name: string }} props */
export const Icon = ({ name }) => html`<svg class="icon" viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor"
  stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${PATHS[name]} /></svg>`
