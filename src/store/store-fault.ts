/** Why the store cannot be used or a row cannot be read, in a sentence for whoever runs the app. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
}
