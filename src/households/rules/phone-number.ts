/** Digits with an optional country code, as people write them: 06-12345678, +31 6 1234 5678, (070) 123 45 67. */
export const isPhoneNumber = (text: string): boolean =>
  /^\+?[\d\s().-]{6,24}$/.test(text) && text.replaceAll(/\D/g, '').length >= 6 && text.replaceAll(/\D/g, '').length <= 15
