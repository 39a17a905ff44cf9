import { z } from 'zod';

/** Where a digest's clock stands unless somebody says otherwise. */
export const defaultZone = 'Europe/London';

/** The zone under the name that is kept, or null where there is none of that name. */
export function readZone(name: string): string | null {
  try {
    const { timeZoneId } = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    // A date with an offset would do as a zone, too.
    return timeZoneId.toLowerCase() === name.toLowerCase() ? timeZoneId : null;
  } catch {
    return null;
  }
}

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const zone = z.string().refine((name) => readZone(name) !== null);

export const scheduleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weekly'), day: z.number().int().min(1).max(7), time, zone }),
  z.object({ kind: z.literal('monthly'), day: z.number().int().min(1).max(31), time, zone }),
]);

/**
 * When a digest comes: weekly on a day of the week (1 is Monday) or monthly on a day of the month (the last one
 * where the month is shorter), at a wall-clock time ("09:00") of a time zone.
 */
export type Schedule = z.infer<typeof scheduleSchema>;
