/** True where keys are text: a field has the focus. @param {EventTarget | null} target */
export const isTyping = target => target instanceof Element && target.closest('input, select, textarea, [contenteditable]') !== null
