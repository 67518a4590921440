import { type CutVersion, cutVersions, type LogRow } from '../cut'

/** The figures of an hour, or of several, of typing. */
export interface HistorySize {
  rows: number
  /** What the log alone would keep: the bytes of its rows. */
  logBytes: number
  snapshotBytes: number
  versions: number
  versionBytes: number
  /** Longest fold, in milliseconds. */
  foldMs: number
}

/** Folds these rows as the server does, a thousand at a time, and says what is left on the disk. */
export function foldHistory(rows: readonly LogRow[], every = 1_000): HistorySize {
  let snapshot: Uint8Array | null = null
  let versions: CutVersion[] = []
  let foldMs = 0
  for (let start = 0; start < rows.length; start += every) {
    const last = versions.at(-1)
    const begin = performance.now()
    const cut = cutVersions({
      snapshot,
      rows: rows.slice(start, start + every),
      open: last ? { from: last.editedFrom, to: last.editedTo } : null,
      hasVersions: last !== undefined,
    })
    foldMs = Math.max(foldMs, performance.now() - begin)
    snapshot = cut.folded
    for (const version of cut.versions) {
      const editedFrom = version.goesOn && last ? last.editedFrom : version.editedFrom
      if (version.goesOn) versions = versions.slice(0, -1)
      versions.push({ ...version, editedFrom })
    }
  }
  return {
    rows: rows.length,
    logBytes: rows.reduce((sum, { data }) => sum + data.length, 0),
    snapshotBytes: snapshot?.length ?? 0,
    versions: versions.length,
    versionBytes: versions.reduce((sum, { state, deletions }) => sum + state.length + deletions.length, 0),
    foldMs,
  }
}
