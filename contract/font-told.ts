/** Key in local storage: `en` where a page of the extension has seen that this machine draws no Chinese. Pages write it, the worker reads it. */
export const fontKey = 'speaks';
