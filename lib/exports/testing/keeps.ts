import { keepExports } from '../keep-exports'

// For the test of exports whose process is killed: a server that does nothing else. It is given the database and the
// folder of the installation by its environment.
keepExports()
setInterval(() => undefined, 1_000)
