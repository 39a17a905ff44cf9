/** Whether a box may take the focus by itself: on a phone the keyboard would come up over what there is to read. */
export function hasRoom(): boolean {
  return globalThis.matchMedia('(min-width: 801px)').matches;
}
