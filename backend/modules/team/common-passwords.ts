let loading: Promise<ReadonlySet<string>> | null = null;

/**
 * About 49,000 passwords from breaches, lower-case. They are read the first time somebody chooses a password, because
 * that is rare and they take 8 MB.
 */
export function loadCommonPasswords(): Promise<ReadonlySet<string>> {
  loading ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map((password) => String(password).toLowerCase())),
  );
  return loading;
}
