import { defineConfig } from 'prisma/config'

// No datasource here: the client gets its connection from lib/env.ts, and migrations are applied by lib/database/migrate.ts.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
})
