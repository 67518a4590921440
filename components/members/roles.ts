/** The roles that a coordinator gives; coordination itself is handed over. */
export const GIVEN_ROLES = ['author', 'reviewer', 'reader'] as const
export type GivenRole = (typeof GIVEN_ROLES)[number]
