import type { signingZhCn } from './signing-zh-cn.ts';
import type { Words } from './words.ts';

/** English for the server's signatures of packs and forms. */
export const signingEn: Pick<Words, keyof typeof signingZhCn> = {
  'signing.signed': (by, time) => `Signed by the server: ${by}, ${time}`,
  'signing.none': 'Not signed: the server does not sign yet',
  'signing.unchecked': 'The signature is compared at the next synchronisation',
  'signing.doubt.unsigned': 'what is on the server is not signed', 'signing.doubt.key': 'the signing key is not trusted yet', 'signing.doubt.altered': 'what is on the server is not what was signed and may have been changed in the database', 'signing.doubt.older': 'what is on the server is older than what was signed',
  'signing.kept': (why) => `Signature wrong, not taken: ${why}. This is the one of before, which stays in use.`,
  'signing.refused': (why) => `Signature wrong, not taken: ${why}.`,
  'signing.title': (count) => `Signature wrong, not taken (${count})`,
  'signing.line': (name, key, why, kept) => `${name} (${key}): ${why}; ${kept ? 'the one of before stays in use' : 'not used'}`,
  'signing.advice': (why) => (why === 'key'
    ? 'Compare the fingerprint of the key with the administrator of the server, by telephone or in person; if it is the same, trust it in the settings under “Your unit’s server”.'
    : 'A reviewer takes the original file, raises its version and publishes it again; the administrator of the server runs verify to find the cause. Put right, it is taken by itself; “Submit” looks again at once.'),
  'signing.settings': 'Open the settings',
  'signing.key': (print) => `Fingerprint of the server’s signing key: ${print}`,
  'signing.keyHint': 'The server signs rule packs and score sheets with it. The administrator sees the same one with the command signing-key on the server.',
  'signing.fixed': (print) => `Your unit’s policy names the signing key (${print}); another cannot be trusted here.`,
  'signing.strange': (print) => `The server signs with a key that is not trusted. Its fingerprint: ${print}`,
  'signing.how': 'Ask the administrator of the server, by telephone or in person, to run signing-key there: is the fingerprint “in use” this one? If it is another, or nobody compared it, do not trust it.',
  'signing.compared': 'Compared with the administrator: the same fingerprint',
  'signing.trust': 'Trust this key',
  'signing.trusted': 'Trusted. Rule packs and score sheets are fetched anew and compared.',
};
