import { z } from 'zod';

const goldenQuestions = z.array(z.object({ name: z.string().regex(/^[a-z0-9-]+$/), ask: z.string() }));

/** The questions whose replies are kept beside them, by the name of the reply's file. */
export function readGoldenQuestions(json: string): z.infer<typeof goldenQuestions> {
  return goldenQuestions.parse(JSON.parse(json));
}
