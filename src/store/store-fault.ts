/** Why the store cannot be used or a row cannot be read, in a sentence for whoever runs the app. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
}

/** Nothing can be kept of a workspace that is not here, or not any more. */
export class NotHereFault extends StoreFault {}
