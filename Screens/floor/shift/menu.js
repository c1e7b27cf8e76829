/** @param {{ context: import('../../shell/page.js').Context<'floor'>, room: import('../../live/room.js').Room }} _props */
export function ShiftMenu(_props) {
  return null
}
