/** `__Host-` binds the cookie to this host and to TLS; plain HTTP is only served on this machine itself, where browsers refuse that prefix. */
export function cookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-sid' : 'sid';
}

/** A session cookie: scripts cannot read it, other sites cannot make the browser send it. */
export function sessionCookie(publicUrl: string, token: string): string {
  return `${cookieName(publicUrl)}=${token}; Path=/; HttpOnly; SameSite=Strict${secure(publicUrl)}`;
}

export function endedCookie(publicUrl: string): string {
  return `${cookieName(publicUrl)}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${secure(publicUrl)}`;
}

/** The mark of a browser that is on its way through the unit's sign-in service. `Lax`: it must come along when the provider leads back. */
export function markName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-way' : 'way';
}

export function markCookie(publicUrl: string, mark: string): string {
  return `${markName(publicUrl)}=${mark}; Path=/; HttpOnly; SameSite=Lax; Max-Age=600${secure(publicUrl)}`;
}

/** @returns the value of a cookie, or an empty text. */
export function readCookie(header: string, name: string): string {
  for (const pair of header.split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name && value !== undefined && /^[\w.-]{1,200}$/.test(value)) return value;
  }
  return '';
}

function secure(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '; Secure' : '';
}
