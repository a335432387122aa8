import { isIP } from 'node:net';

/** Whether browsers let this address have passkeys, under which name; or why they do not. */
export type PasskeyHost = { readonly rpId: string } | { readonly trouble: string };

/**
 * WebAuthn binds a key to a host name that is reached over https; `localhost` counts as safe. Not to an IP address, and never over plain
 * http: that is the browsers' rule and no setting of ours.
 * @param publicUrl the address people reach the server at (PUBLIC_URL)
 */
export function passkeyHost(publicUrl: string): PasskeyHost {
  const { protocol, hostname } = new URL(publicUrl);
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return { trouble: `本服务器的地址是 IP（${hostname}），浏览器只允许域名使用通行密钥。请改用动态码；要用通行密钥，请管理员为服务器配置域名和 https（PUBLIC_URL）。` };
  if (protocol !== 'https:' && hostname !== 'localhost' && !hostname.endsWith('.localhost')) return { trouble: '本服务器没有使用 https，浏览器不允许使用通行密钥。请改用动态码；要用通行密钥，请管理员配置 https（PUBLIC_URL）。' };
  return { rpId: hostname };
}
