/** Marks root fields whose arguments tell of a patient: they are not answered by GET, since an address is kept in logs. */
export const POST_ONLY = { postOnly: true } as const
