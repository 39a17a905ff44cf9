// Labels, hints, faults and lists of the forms.

/** The form to ask by: labels, hints, faults at a field, and the words of its lists. */
export const formWords = {
  title: 'Ask Safeguard',
  submit: 'Ask',
  close: 'Cancel',
  place: 'Authority, region or England',
  placeHint:
    'Type a part of the name; districts and towns lead to the authority that runs children’s services there.',
  measure: 'Measure',
  measureHint: 'Type everyday words, such as “neglect” or “social workers”.',
  period: 'Period',
  beside: 'Compare with',
  choose: 'Choose or type',
  keep: 'Afterwards',
  keepThis: 'Save this question on my home tab',
  bestMatch: 'Best match',
  national: 'England and regions',
  usual: 'Usual',
  single: 'One year',
  span: 'Over the years',
  latest: 'The newest',
  allYears: 'All years',
  since: (year: string) => `Since ${year}`,
  until: (year: string) => `Up to ${year}`,
  range: (first: string, last: string) => `${first} to ${last}`,
  last: (count: number) => `The last ${count} years`,
  nothing: 'Nothing',
  neighbours: 'Its statistical neighbours',
  ownRegion: (name: string) => `Its region (${name})`,
  standsFor: (name: string) => `${name} lies there`,
  ended: (year: string) => `ended in ${year}`,
  again: 'Choose again: this is not known any more.',
  sameTwice: 'That is the authority itself: choose another one.',
  noNeighbours: 'Only authorities have statistical neighbours: choose something else.',
  noRegion: 'England and regions lie in no region: choose something else.',
  oneYear: 'Its neighbours are compared in one year: choose a single year or the newest.',
  notHeld: (first: string, last: string) => `Not held for that year: choose from ${first} to ${last}.`,
  notForPlace: (name: string) => `No figures of this measure are published for ${name}.`,
  saved: 'Saved on your home tab.',
  savedFull: (limit: number) =>
    `Your home tab holds ${limit} questions already, so this one was not saved: remove one there first.`,
  expired: 'Slack lets a form open only within three seconds, and that took longer. Please press again.',
  busy: 'Slack is busy just now, so the form could not be opened. Please press again in a moment.',
  refused: 'The form could not be opened. You can ask in words all the same: `/safeguard dorset neglect`.',
} as const;

/** The families of measures, as headings of a list. */
export const familyNames: Readonly<Record<string, string>> = {
  'child-protection-plans': 'Child protection plans',
  'category-of-abuse': 'Categories of abuse',
  'section-47-and-conferences': 'Section 47 enquiries and conferences',
  'referrals-and-assessments': 'Referrals and assessments',
  'assessment-factors': 'Factors found at assessment',
  'children-in-need': 'Children in need',
  'children-looked-after': 'Children looked after',
  'care-leavers-and-adoption': 'Care leavers and adoption',
  'courts-and-youth-justice': 'Courts and youth justice',
  workforce: 'Social workers',
  spending: 'Spending',
  ofsted: 'Ofsted grades',
  context: 'Context',
};

/** "This looks wrong": the form, and what becomes of it. */
export const reportWords = {
  title: 'This looks wrong',
  submit: 'Send',
  close: 'Cancel',
  warning:
    'Please name or describe no child, family or worker here. Kept are the question as it was understood, the figure, and ' +
    'what you write below; whoever looks after Safeguard reads it.',
  about: (question: string) => `Question: ${question}`,
  shown: (figure: string) => `Shown: ${figure}`,
  category: 'What is wrong?',
  categories: {
    'wrong-figure': 'The figure itself',
    'wrong-place': 'It is another place',
    'wrong-measure': 'It is another measure',
    'wrong-period': 'It is another year',
    'wrong-wording': 'The words around it',
    other: 'Something else',
  },
  expected: 'What should it be?',
  expectedHint: 'The number or the mark, as the publisher has it.',
  note: 'What else should be known?',
  noteHint: 'Where it is published, for example. Nothing about any child, family or worker.',
  aboutSomebody:
    'This seems to name somebody, or to be about one child or family. Please leave that out: only figures can be wrong here.',
  thanks: (id: string) =>
    `Thank you. It is kept as report ${id} and will be checked against the published table. What you typed to ask was never kept.`,
  failed: 'The report could not be kept. Please try again in a minute.',
} as const;
