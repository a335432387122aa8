/** Hosts outside the mainland that pages load scripts, styles, fonts, frames or pictures from. Sources: the operators' own addresses. */
export const foreignResources: readonly string[] = [
  'googleapis.com', 'gstatic.com', 'google-analytics.com', 'googletagmanager.com', 'googlesyndication.com', 'doubleclick.net', 'google.com', 'recaptcha.net', 'youtube.com', 'ytimg.com', 'youtube-nocookie.com', 'ggpht.com', 'googleusercontent.com',
  'facebook.com', 'facebook.net', 'fbcdn.net', 'twitter.com', 'twimg.com', 'x.com', 'instagram.com', 'linkedin.com', 'pinterest.com', 'addthis.com', 'sharethis.com', 'addtoany.com', 'disqus.com', 'gravatar.com', 'vimeo.com', 'vimeocdn.com',
  'cdnjs.cloudflare.com', 'cloudflareinsights.com', 'cdn.jsdelivr.net', 'jsdelivr.net', 'unpkg.com', 'code.jquery.com', 'ajax.aspnetcdn.com', 'maxcdn.bootstrapcdn.com', 'netdna.bootstrapcdn.com', 'stackpath.bootstrapcdn.com', 'fontawesome.com', 'use.typekit.net', 'polyfill.io',
  'cloudfront.net', 'amazonaws.com', 'azureedge.net', 'akamaihd.net', 'fastly.net', 'githubusercontent.com', 'github.io', 'github.com', 'rawgit.com', 'esm.sh', 'skypack.dev', 'hotjar.com', 'statcounter.com', 'clustrmaps.com', 'w3.org', 'wikimedia.org', 'openstreetmap.org', 'mapbox.com',
];
