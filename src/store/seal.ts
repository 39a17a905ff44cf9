import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { StoreFault } from './store-fault.ts';

/** A text that only the holder of a key can read, and the short name of that key. */
export interface Sealed {
  readonly sealed: string;
  readonly keyId: string;
}

/** Locks and unlocks what must not lie open in a database file. */
export interface Seal {
  readonly keyId: string;
  /** `place` is bound in: what was sealed for one place cannot be opened at another. */
  close(text: string, place: string): Sealed;
  /** Throws `StoreFault` when no key fits or the text was tampered with. */
  open(sealed: Sealed, place: string): string;
}

interface Key {
  readonly id: string;
  readonly bytes: Buffer;
}

/**
 * Reads SAFEGUARD_ENCRYPTION_KEY: 32 bytes in base64 or hexadecimal, or several with commas between them. The first
 * seals, all of them open, so that a key can be changed. Null when it is none of this.
 */
export function readKeys(setting: string): readonly Buffer[] | null {
  const keys = setting.split(',').map((part) => {
    const text = part.trim();
    if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
    return /^[\w+/-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : null;
  });
  return keys.every((key) => key?.length === 32) ? keys.flatMap((key) => key ?? []) : null;
}

/** AES-256-GCM (NIST SP 800-38D) with a random nonce a text. */
export function sealWith(keys: readonly Buffer[]): Seal {
  const ring: readonly Key[] = keys.map((bytes) => ({
    id: createHash('sha256').update('safeguard key id').update(bytes).digest('hex').slice(0, 8),
    bytes,
  }));
  const [first] = ring;
  if (!first) throw new StoreFault('no encryption key is given');
  return {
    keyId: first.id,
    close(text, place) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', first.bytes, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return {
        sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url'),
        keyId: first.id,
      };
    },
    open({ sealed, keyId }, place) {
      const key = ring.find(({ id }) => id === keyId);
      if (!key) {
        throw new StoreFault(`sealed with key ${keyId}, which SAFEGUARD_ENCRYPTION_KEY does not hold`);
      }
      const bytes = Buffer.from(sealed, 'base64url');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, 12), {
          authTagLength: 16,
        });
        decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
      } catch {
        throw new StoreFault('what was sealed has been changed or belongs somewhere else');
      }
    },
  };
}
