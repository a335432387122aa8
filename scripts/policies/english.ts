/** Title and explanation of each managed setting for the English group policy editor; the Chinese ones stand in the schema itself. */
export const english: Readonly<Record<string, { readonly title: string; readonly description: string }>> = {
  server: { title: 'Address of the unit’s server', description: 'Begins with https://. Once set, it cannot be changed in the browser.' },
  automatic: { title: 'Check .gov.cn pages as they load', description: 'The person still has to let the browser give Duwang access to *.gov.cn.' },
  automaticLinks: { title: 'Check links automatically', description: 'The person still has to let the browser give Duwang access to all sites.' },
  rubric: { title: 'Score sheet', description: 'Its id and version, such as guangxi-2017@1.' },
  language: { title: 'Language', description: 'zh-CN or en.' },
  trustedHosts: { title: 'Hosts that count as government sites', description: 'One host a line; a remark may follow after a space.' },
  struckHosts: { title: 'Hosts struck from the built-in lists', description: 'One host of the built-in lists a line; the reason follows after a space and is required.' },
  preset: { title: 'Way of working (fixed)', description: 'reading, spot-check or editing. Fixes automatic checks, score sheet and what is listed along with it.' },
  showHints: { title: 'List hints', description: 'When off, hints stand behind one line that opens.' },
  showScore: { title: 'Show the running score', description: 'The range of this inspection so far, under the list.' },
  uploadPictures: { title: 'Upload pictures of evidence', description: 'To the unit’s own server only, with personal data painted over. When off, pictures stay on the computer they were taken on; the words of evidence are shared all the same.' },
  suggestedPreset: { title: 'Way of working (suggested)', description: 'Chosen beforehand the first time; the person may choose another. Of no use beside a fixed one.' },
  signingKey: { title: 'Signing key of the server', description: 'The fingerprint (16 digits) or the whole name (64 hexadecimal digits) that the command signing-key prints on the server. Only rule packs and score sheets signed with it, or with a key it vouches for, are used.' },
};
