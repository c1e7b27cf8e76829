import { useRef, useState } from '../../lib/hooks.js'

/**
 * Dragging by mouse, pen or finger onto an element with `data-drop`. The browser's own drag and drop knows no fingers.
 *
 * @template T
 * @param {(dragged: T, to: number) => void} onDrop
 */
export function useDrag(onDrop) {
  const [over, setOver] = useState(/** @type {number | null} */ (null))
  const start = useRef(/** @type {{ x: number, y: number, element: HTMLElement } | null} */ (null))
  /** @param {PointerEvent} event */
  const targetOf = ({ clientX, clientY }) => {
    const found = document.elementsFromPoint(clientX, clientY).find(element => element instanceof HTMLElement && element.dataset.drop)
    return found instanceof HTMLElement ? Number(found.dataset.drop) : null
  }
  const end = () => {
    const element = start.current?.element
    if (element) {
      element.style.translate = ''
      element.classList.remove('dragged')
    }
    start.current = null
    setOver(null)
  }
  return {
    /** What it is held over. */
    over,
    /** Of the handle; what moves is the element around it. @param {T} dragged */
    handlers: dragged => ({
      onPointerDown: (/** @type {PointerEvent} */ event) => {
        const handle = /** @type {HTMLElement} */ (event.currentTarget), element = handle.parentElement
        if (!element) return
        handle.setPointerCapture(event.pointerId)
        start.current = { x: event.clientX, y: event.clientY, element }
        element.classList.add('dragged')
      },
      onPointerMove: (/** @type {PointerEvent} */ event) => {
        if (!start.current) return
        start.current.element.style.translate = `${event.clientX - start.current.x}px ${event.clientY - start.current.y}px`
        setOver(targetOf(event))
      },
      onPointerUp: (/** @type {PointerEvent} */ event) => {
        const to = start.current ? targetOf(event) : null
        end()
        if (to !== null) onDrop(dragged, to)
      },
      onPointerCancel: end,
    }),
  }
}
