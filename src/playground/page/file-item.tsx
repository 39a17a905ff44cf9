import type { JSX } from 'react';
import type { SharedFile } from './contract.ts';
import { wording } from './wording.ts';

/** A file of a message: a picture as it is, any other to be saved. */
export function FileItem({ file }: { readonly file: SharedFile }): JSX.Element {
  const address = `/files/${file.id}`;
  return file.picture ? (
    <figure className="pg-picture">
      <a href={address} target="_blank" rel="noopener">
        <img src={address} alt={file.alt} />
      </a>
      <figcaption>{file.title}</figcaption>
    </figure>
  ) : (
    <a className="pg-file" href={address} download={file.name}>
      <svg viewBox="0 0 20 20" width="28" height="28" aria-hidden="true">
        <path d="M4 1h8l5 5v13H4V1Zm7.5 1.5v4h4l-4-4ZM7 10h7v1.3H7V10Zm0 3h7v1.3H7V13Zm0 3h5v1.3H7V16Z" />
      </svg>
      <span>
        <b>{file.name}</b>
        <small>{wording.save(kilobytes.format(Math.ceil(file.bytes / 1000)))}</small>
      </span>
    </a>
  );
}

const kilobytes = new Intl.NumberFormat('en-GB', { style: 'unit', unit: 'kilobyte' });
