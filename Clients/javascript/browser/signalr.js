/**
 * For pages without a bundler: `@microsoft/signalr` as an ES module, over its script for browsers, which the page loads before. An import
 * map gives it that name; the README shows how.
 */
export const {
  HttpTransportType, HubConnectionBuilder, JsonHubProtocol, LogLevel, MessageType, NullLogger,
} = /** @type {any} */ (globalThis).signalR
