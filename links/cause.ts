import type { LinkCause } from '../contract/link.ts';

/** The browser's name for a network error (`net::ERR_…`, or Firefox's `NS_ERROR_…`) as a cause. Unknown names are `unknown`, never guessed. */
export function causeOf(detail: string): LinkCause {
  return causes.find(([pattern]) => pattern.test(detail))?.[1] ?? 'unknown';
}

/** Whether the cause speaks about the way to the server: many of them at once mean that our own network is down. */
export function isNetworkCause(cause: LinkCause | null): boolean {
  return cause === 'dns' || cause === 'refused' || cause === 'net' || cause === 'timeout' || cause === 'offline';
}

const causes: readonly (readonly [RegExp, LinkCause])[] = [
  [/ERR_(?:NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|DNS_|ICANN_NAME_COLLISION)|UNKNOWN_HOST/, 'dns'],
  [/ERR_(?:INTERNET_DISCONNECTED|NETWORK_CHANGED|NETWORK_IO_SUSPENDED|PROXY_|TUNNEL_|SOCKS_|NETWORK_ACCESS_DENIED|MANDATORY_PROXY|PAC_)|NS_ERROR_(?:OFFLINE|PROXY|UNKNOWN_PROXY)/, 'offline'],
  [/ERR_CONNECTION_REFUSED|NS_ERROR_CONNECTION_REFUSED/, 'refused'],
  [/ERR_(?:CONNECTION_TIMED_OUT|TIMED_OUT)|NS_ERROR_NET_TIMEOUT/, 'timeout'],
  [/ERR_(?:CERT_|SSL_|BAD_SSL_|TLS_)|SEC_ERROR|SSL_ERROR|MOZILLA_PKIX/, 'tls'],
  [/ERR_TOO_MANY_REDIRECTS|NS_ERROR_REDIRECT_LOOP/, 'loop'],
  [/ERR_UNSAFE_PORT|NS_ERROR_PORT_ACCESS/, 'port'],
  [/ERR_UNKNOWN_URL_SCHEME|NS_ERROR_UNKNOWN_PROTOCOL/, 'app'],
  [/ERR_(?:UNSAFE_REDIRECT|INVALID_REDIRECT|DISALLOWED_URL_SCHEME|INVALID_URL)/, 'redirect'],
  [/ERR_(?:CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED_ENCODING|CONTENT_DECODING_FAILED)|NS_ERROR_NET_PARTIAL_TRANSFER/, 'cut'],
  [/ERR_(?:BLOCKED_BY_|CACHE_|ACCESS_DENIED|INSUFFICIENT_RESOURCES|OUT_OF_MEMORY|FILE_)|NS_ERROR_(?:CONTENT_BLOCKED|DOM_BAD_URI)/, 'browser'],
  [/ERR_(?:CONNECTION_|EMPTY_RESPONSE|INVALID_HTTP_RESPONSE|INVALID_RESPONSE|INVALID_CHUNKED|RESPONSE_HEADERS_|ADDRESS_|SOCKET_|HTTP2_|QUIC_|HTTP_1_1_REQUIRED|HTTP_RESPONSE_CODE_FAILURE|FAILED$)|NS_ERROR_(?:NET_|CONNECTION)/, 'net'],
];
