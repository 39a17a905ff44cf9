import { createHash } from 'node:crypto';

/**
 * The name by which a second delivery of the same thing is known. Hashed, so that the memory of deliveries holds
 * nothing that somebody typed.
 */
export function deliveryKey(...parts: readonly (string | null | undefined)[]): string {
  return createHash('sha256')
    .update(parts.map((part) => part ?? '').join('\0'))
    .digest('base64url');
}
