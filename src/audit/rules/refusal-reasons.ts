/** Why something was refused, in words. */
export const refusalReasons: Readonly<Record<string, string>> = {
  forbidden: 'mag niet in deze rol',
  notFound: 'bestaat niet, of niet gedeeld',
}
