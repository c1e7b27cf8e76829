import { html } from '../../shell/html.js'

/**
 * Short facts beside each other. Each is set apart from the next, also where one is written from the other side.
 *
 * @param {{ of: (string | null | undefined | false | 0 | '')[] }} props
 */
export function Details({ of }) {
  const facts = of.filter(Boolean)
  return facts.length > 0 && html`<span class="small soft">${facts.map((fact, index) => html`${index > 0 && ' · '}<bdi>
    ${fact}</bdi>`)}</span>`
}

/** A note in its own words. @param {{ text: string }} props */
export const NoteText = ({ text }) => html`<span class="small line-note"><bdi>“${text}”</bdi></span>`
