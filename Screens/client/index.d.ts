// The client as the server has it beside the screens; here for the type checker alone.
export * from '../../Clients/javascript/index.js'
