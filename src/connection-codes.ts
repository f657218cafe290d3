const CONNECTION = /^(ECONN[A-Z]+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/

/** Whether the system says that a connection failed. */
export const isConnectionCode = (code: unknown): boolean => typeof code === 'string' && CONNECTION.test(code)
