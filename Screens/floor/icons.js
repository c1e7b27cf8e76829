import { html } from '../shell/html.js'

/** Signs of 24 × 24 in the colour of the text; a word goes with each, seen or read aloud. @type {Record<string, string>} */
const PATHS = {
  bell: 'M12 3a6 6 0 0 0-6 6c0 5-2 6-2 8h16c0-2-2-3-2-8a6 6 0 0 0-6-6zM10 20h4',
  plate: 'M3 17h18M5 17a7 7 0 0 1 14 0M12 10V8',
  fork: 'M7 3v6a2 2 0 0 0 4 0V3M9 3v18M16 3c-2 2-2 7 0 9v9',
  guests: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-4 2.500-6 6-6s6 2 6 6M16 5a3 3 0 0 1 0 6M18 14.500c2 .7 3 2.500 3 5.500',
  bill: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  clean: 'M14 3l-3 9M7 12h9l1 9H5zM9 17v4M13 17v4',
  closed: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM6 6l12 12',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2',
  bag: 'M5 8h14l-1 13H6zM9 8V6a3 3 0 0 1 6 0v2',
  flame: 'M12 3c1 4 5 5 5 10a5 5 0 0 1-10 0c0-2 1-3 2-4 .5 2 1 2 2 2 0-3-1-5 1-8z',
  note: 'M5 4h14v12l-5 4H5zM9 9h6M9 13h3',
  message: 'M4 5h16v12H10l-5 4v-4H4z',
}

/** @param {{ name: keyof typeof PATHS & string, label?: string }} props Without a label, the words beside it say the same. */
export function Icon({ name, label }) {
  return html`<svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round" role=${label ? 'img' : undefined} aria-label=${label} aria-hidden=${label ? undefined : 'true'}>
      <path d=${PATHS[name]} /></svg>`
}
