import type { PoolClient } from 'pg'
import type { Database } from '@/lib/db'

/** One statement in somebody's transaction, with its rows. Ask for a bigint as text: the two clients differ in it. */
export type Sql = <Row = unknown>(text: string, values: readonly unknown[]) => Promise<Row[]>

/** Statements of a transaction on a connection of our own. */
export function sqlOf(client: PoolClient): Sql {
  return async <Row>(text: string, values: readonly unknown[]) =>
    (await client.query(text, [...values])).rows as Row[]
}

/** Statements of a command's transaction. */
export function sqlIn(tx: Database): Sql {
  return <Row>(text: string, values: readonly unknown[]) => tx.$queryRawUnsafe<Row[]>(text, ...values)
}
