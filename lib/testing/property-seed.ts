import fc from 'fast-check'

/**
 * Property tests try the same cases in every run, so that a run tells of the change that it tries and of nothing else.
 * `SEED=random npm test` tries others, `SEED=123` those of a seed that failed; what is found becomes a test of its own.
 */
const { SEED } = process.env
if (SEED !== 'random') fc.configureGlobal({ seed: Number(SEED ?? 20_261_122) })
