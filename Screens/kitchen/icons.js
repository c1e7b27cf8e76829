import { html } from '../shell/html.js'

/** Drawn rather than written: not every device has letters for them. @type {Record<string, string>} */
const PATHS = {
  bell: 'M12 3a6 6 0 0 0-6 6v4l-2 4h16l-2-4V9a6 6 0 0 0-6-6ZM10 20h4',
  bellOff: 'M4 3l17 18M8 5a6 6 0 0 1 10 4v4l1 2M6 10v3l-2 4h12M10 20h4',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7v5l3 3',
  message: 'M4 5h16v12H10l-4 3v-3H4Z',
  off: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM6 6l12 12',
  play: 'M8 5l11 7-11 7Z',
  check: 'M4 13l5 5L20 6',
  back: 'M9 6L4 11l5 5M4 11h10a5 5 0 0 1 0 10h-3',
  warning: 'M12 4L2 20h20ZM12 10v5M12 17.5v.5',
  pencil: 'M4 20l1-5L16 4l4 4L9 19Z',
  cooking: 'M12 3c1 4 5 5 5 10a5 5 0 0 1-10 0c0-2 1-3 2-4 0 2 1 3 2 3 1-3-1-5 1-9Z',
  rush: 'M5 12l7-7 7 7M5 19l7-7 7 7',
  stock: 'M5 8l7 8 7-8',
  unseen: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12ZM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
}

/** A sign beside a word that says the same. @param {{ name: string }} props */
export const Icon = ({ name }) => html`<svg class=${`icon icon-${name}`} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
  <path d=${PATHS[name]} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" /></svg>`
