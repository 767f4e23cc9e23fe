/** Levels from best to worst; the engine works on their positions 0, 1, 2. */
export const LEVELS = ['up', 'degraded', 'down'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * Effects from strongest to weakest. What a dependency makes of its provider's level:
 * hard passes it on; soft turns down and degraded into degraded; degrade-only turns down into degraded and
 * degraded into up; info passes nothing.
 */
export const EFFECTS = ['hard', 'soft', 'degrade-only', 'info'] as const;
export type Effect = (typeof EFFECTS)[number];
