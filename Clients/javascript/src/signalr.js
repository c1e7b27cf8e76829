/** What the client takes of SignalR: the one place that names it, so that a page without an import map can put its own file here. */
export { HttpTransportType, HubConnectionBuilder, JsonHubProtocol, LogLevel, MessageType } from '@microsoft/signalr'
