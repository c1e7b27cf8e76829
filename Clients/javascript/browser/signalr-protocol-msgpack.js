/** As signalr.js, for `@microsoft/signalr-protocol-msgpack`. */
export const { MessagePackHubProtocol } = /** @type {any} */ (globalThis).signalR.protocols.msgpack
