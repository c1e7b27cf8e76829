import { html } from './html.js'

/** Signs of 24 × 24 in the colour of the text, drawn as not every device has letters for them. @type {Record<string, string>} */
const PATHS = {
  bell: 'M12 3a6 6 0 0 0-6 6v4l-2 4h16l-2-4V9a6 6 0 0 0-6-6ZM10 20h4',
  bellOff: 'M4 3l17 18M8 5a6 6 0 0 1 10 4v4l1 2M6 10v3l-2 4h12M10 20h4',
  plate: 'M3 17h18M5 17a7 7 0 0 1 14 0M12 10V8',
  fork: 'M7 3v6a2 2 0 0 0 4 0V3M9 3v18M16 3c-2 2-2 7 0 9v9',
  guests: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-4 2.5-6 6-6s6 2 6 6M16 5a3 3 0 0 1 0 6M18 14.5c2 .7 3 2.5 3 5.5',
  bill: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  clean: 'M14 3l-3 9M7 12h9l1 9H5zM9 17v4M13 17v4',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2',
  bag: 'M5 8h14l-1 13H6zM9 8V6a3 3 0 0 1 6 0v2',
  message: 'M4 5h16v12H10l-5 4v-4H4z',
  chart: 'M4 20V10M10 20V4M16 20v-8M21 20H3',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5',
  order: 'M5 4h14v16H5zM9 9h6M9 13h6M9 17h3',
  table: 'M3 9h18M5 9v11M19 9v11M9 9V5h6v4',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
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

/** A sign beside a word. Without a label, the words beside it say the same. @param {{ name: string, label?: string }} props */
export const Icon = ({ name, label }) => html`<svg class=${`icon icon-${name}`} viewBox="0 0 24 24" width="20" height="20" fill="none"
  stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"
  role=${label ? 'img' : undefined} aria-label=${label} aria-hidden=${label ? undefined : 'true'}><path d=${PATHS[name]} /></svg>`
