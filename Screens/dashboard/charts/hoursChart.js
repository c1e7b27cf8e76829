import uPlot from '../../lib/uplot.js'
import { useEffect, useRef, useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { language, t } from '../../shell/words.js'

/** @typedef {import('./hoursCard.js').Bar} Bar */
/** @typedef {import('../model/dashboard.js').Context['format']} Format */
/** @typedef {{ bars: Bar[], open: ((place: number) => void) | null }} Latest */

const HEIGHT = 260, AXIS = 72, LABEL = 64

loadStyle()

/** uPlot's own style, which only a page with a chart needs. */
function loadStyle() {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = new URL('../../lib/uplot.css', import.meta.url).href
  document.head.append(link)
}

/**
 * Bars, and a line for what was before. The table beside it says the same to a person who cannot see it.
 *
 * @param {Latest & { format: Format }} props
 */
export function HoursChart({ bars, format, open }) {
  const element = useRef(/** @type {HTMLElement | null} */ (null)), chart = useRef(/** @type {any} */ (null))
  const latest = useRef(/** @type {Latest} */ ({ bars, open }))
  const [pointed, point] = useState(/** @type {number | null} */ (null))
  latest.current = { bars, open }
  const data = dataOf(bars)
  useEffect(() => element.current ? draw(element.current, chart, data, optionsOf(element.current, latest, format, point)) : undefined,
    [bars.map(({ label }) => label).join(' '), language.value])
  useEffect(() => { chart.current?.setData(data) }, [JSON.stringify(data)])

  const bar = pointed === null ? null : bars[pointed]
  return html`<div aria-hidden="true"><div ref=${element} class=${`chart ${open ? 'opens' : ''}`}></div>
    <p class="chart-value small">${bar
      ? html`<b>${bar.label}</b> · ${format.money(bar.revenue)}${' '}
        ${bar.before !== null && html`· ${t('lastWeek')} ${format.money(bar.before)}`}`
      : '\u00a0'}</p></div>`
}

/**
 * Draws it, and again with another size or theme.
 *
 * @param {HTMLElement} element @param {{ current: any }} chart @param {any} data @param {any} options @returns {() => void} Takes it away.
 */
function draw(element, chart, data, options) {
  const plot = chart.current = new uPlot(options, data, element)
  const resized = new ResizeObserver(([{ contentRect }]) => plot.setSize({ width: contentRect.width, height: HEIGHT }))
  resized.observe(element)
  const themed = new MutationObserver(() => plot.redraw(false, true))
  themed.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => {
    resized.disconnect()
    themed.disconnect()
    plot.destroy()
    chart.current = null
  }
}

/** @param {Bar[]} bars */
const dataOf = bars => [bars.map((_, place) => place), bars.map(({ revenue }) => revenue), bars.map(({ before }) => before)]

/** A colour of the tokens as it is now, since the theme may change. @param {string} token */
const colour = token => () => getComputedStyle(document.documentElement).getPropertyValue(token)

/** @param {HTMLElement} element @param {{ current: Latest }} latest @param {Format} format @param {(place: number | null) => void} point */
function optionsOf(element, latest, format, point) {
  return {
    width: element.clientWidth, height: HEIGHT, legend: { show: false }, axes: axesOf(element, latest, format),
    scales: {
      x: { time: false, dir: isRightToLeft() ? -1 : 1, range: () => [-0.6, latest.current.bars.length - 0.4] },
      y: {
        range: (/** @type {any} */ _, /** @type {number} */ low, /** @type {number} */ high) =>
          [Math.min(0, low), Math.max(high, 1) * 1.08],
      },
    },
    series: [
      {},
      { fill: colour('--accent-strong'), width: 0, points: { show: false }, paths: uPlot.paths.bars?.({ size: [0.6, 56], radius: 0.1 }) },
      { stroke: colour('--warn-strong'), width: 2, dash: [6, 4], points: { size: 7, fill: colour('--surface') } },
    ],
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    hooks: {
      setCursor: [(/** @type {any} */ { cursor }) => point(cursor.idx ?? null)],
      ready: [(/** @type {any} */ { over, cursor }) => over.addEventListener('click', () => {
        if (typeof cursor.idx === 'number') latest.current.open?.(cursor.idx)
      })],
    },
  }
}

/** @param {HTMLElement} element @param {{ current: Latest }} latest @param {Format} format */
function axesOf(element, latest, format) {
  const common = { font: `14px ${getComputedStyle(element).fontFamily}`, stroke: colour('--ink-soft'), ticks: { show: false } }
  const hours = () => {
    const { bars } = latest.current, room = Math.max(1, Math.floor((element.clientWidth - AXIS) / LABEL))
    const every = Math.ceil(bars.length / room)
    return bars.map((_, place) => place).filter(place => place % every === 0)
  }
  return [
    {
      ...common, size: 32, grid: { show: false }, splits: hours,
      values: (/** @type {any} */ _, /** @type {number[]} */ places) => places.map(place => latest.current.bars[place]?.label ?? ''),
    },
    {
      ...common, side: isRightToLeft() ? 1 : 3, size: AXIS, grid: { stroke: colour('--line'), width: 1 },
      values: (/** @type {any} */ _, /** @type {number[]} */ amounts) => amounts.map(amount => format.roundMoney(amount)),
    },
  ]
}

const isRightToLeft = () => document.documentElement.dir === 'rtl'
