/**
 * The version of the rules that find claims and contradictions. Raise it by one with every change of what they find:
 * what was found by other rules is then found anew.
 */
export const CLAIM_RULES = 9
