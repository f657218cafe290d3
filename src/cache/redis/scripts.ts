/**
 * The log of changes is a list whose last entry has the position `last`. The state beside it is one hash, so that it is
 * there as a whole or not at all: the era, the sign of the store under which it began, until when processes may answer
 * from the era before of which nobody knows (`blind`), `last`, the bytes of the list, and when the lease of each process
 * ends (`m:` and its id). A process that leaves in good order takes its lease with it.
 */

/** The time in ms of the server's own clock, and the ids of the processes whose lease is over, or no number, or not. */
const MEMBERS = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function members(alive)
  local ids = {}
  local fields = redis.call('HGETALL', KEYS[2])
  for i = 1, #fields, 2 do
    if string.sub(fields[i], 1, 2) == 'm:' and ((tonumber(fields[i + 1]) or 0) > now) == alive then
      ids[#ids + 1] = string.sub(fields[i], 3)
    end
  end
  return ids
end
`

/**
 * Renews the lease of a process and gives it the entries after its position. KEYS: log, state. ARGV: id, era, position,
 * lease in ms, name of the era that begins when there is none, or it is older than what the process has read, or the store
 * has another sign, or another process was cut off: nobody knows what it did not tell; and the sign, or nothing. What
 * others have put under the keys is removed, and where they have put it into the state an era begins too. Answers era, last
 * position, first position in the log, entries.
 */
export const RENEW = `
for i, kind in ipairs({'list', 'hash'}) do
  if redis.call('TYPE', KEYS[i]).ok ~= kind then redis.call('DEL', KEYS[i]) end
end
${MEMBERS}
local function count(field)
  local digits = string.match(redis.call('HGET', KEYS[2], field) or '', '^%d+$')
  return digits and #digits < 16 and tonumber(digits)
end
local era = redis.call('HGET', KEYS[2], 'era')
local last = count('last')
local lost = not (last and count('bytes') and count('blind'))
for _, id in ipairs(members(false)) do
  if id ~= ARGV[1] then
    lost = true
    redis.call('HDEL', KEYS[2], 'm:' .. id)
  end
end
if era == ARGV[2] and last and tonumber(ARGV[3]) > last then lost = true end
local sign = ARGV[6] ~= '' and ARGV[6] or redis.call('HGET', KEYS[2], 'sign') or ''
if not era or lost or redis.call('HGET', KEYS[2], 'sign') ~= sign then
  era = ARGV[5]
  last = 0
  redis.call('DEL', KEYS[1])
  redis.call('HSET', KEYS[2], 'era', era, 'sign', sign, 'blind', now + tonumber(ARGV[4]), 'last', last, 'bytes', 0)
end
redis.call('HSET', KEYS[2], 'm:' .. ARGV[1], now + tonumber(ARGV[4]))
local first = last - redis.call('LLEN', KEYS[1]) + 1
local from = era == ARGV[2] and math.max(first, tonumber(ARGV[3]) + 1) or first
local entries = from <= last and redis.call('LRANGE', KEYS[1], from - first, -1) or {}
return {era, last, first, entries}
`

/**
 * Appends an entry. KEYS: log, state. ARGV: entry, era, channel, most bytes of the log. Answers its position, the ids
 * of the processes that live, and for how many ms there may be others; or nothing when the era is another.
 */
export const APPEND = `${MEMBERS}
if redis.call('HGET', KEYS[2], 'era') ~= ARGV[2] then return false end
local at = redis.call('HINCRBY', KEYS[2], 'last', 1)
redis.call('RPUSH', KEYS[1], ARGV[1])
local bytes = redis.call('HINCRBY', KEYS[2], 'bytes', #ARGV[1])
while bytes > tonumber(ARGV[4]) do
  local gone = redis.call('LPOP', KEYS[1])
  bytes = redis.call('HINCRBY', KEYS[2], 'bytes', gone and -#gone or -bytes)
end
redis.call('PUBLISH', ARGV[3], at)
return {at, members(true), math.max(0, tonumber(redis.call('HGET', KEYS[2], 'blind')) - now)}
`

/** Leaves in good order. KEYS: log, state. ARGV: id. */
export const LEAVE = "return redis.call('HDEL', KEYS[2], 'm:' .. ARGV[1])"
