/** Ofsted's four grades, best first. They are ordered, and never coloured. */
export const GRADES = ['Outstanding', 'Good', 'Requires improvement to be good', 'Inadequate'] as const;

export type Grade = (typeof GRADES)[number];
