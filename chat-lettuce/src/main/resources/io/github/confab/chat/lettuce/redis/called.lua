#!lua
--#include message
-- A message that calls a group of people, as it was stored: counts it for every member if it calls them all, and tells who
-- is called. How many calls are kept is bounded, so nobody need clean up.
-- KEYS   1 meta  2 stream  3 subs  4 pc (see presence.lua)  5 ix: zset (lex), 'c:<ordinal, 16 digits>'
-- ARGV   1 id of the message  2 how many are told, at most: of a larger group nobody is  3 how many calls are kept
-- reply  {} if there is no such channel or message, or it calls nobody, else {epoch, ordinal, {who is called, and '~'}}
-- cost   O(log n + people told), at most about 1 ms
local epoch = redis.call('HGET', KEYS[1], '~e')
local entry = epoch and redis.call('XRANGE', KEYS[2], ARGV[1], ARGV[1])[1]
if not entry then return {} end
local fields = fields_of(entry)
local fine, content = pcall(cjson.decode, fields.p or '')
local calls = {}
if fine and type(content) == 'table' and type(content.g) == 'table' then
  for _, word in ipairs(content.g) do calls[word] = true end
end
if not fields.n or not (calls.here or calls.channel) then return {} end

local users = {}
local most = tonumber(ARGV[2])
if calls.channel then
  local at = '0'
  repeat
    local page = redis.call('SSCAN', KEYS[3], at, 'COUNT', 250)
    at = page[1]
    for _, user in ipairs(page[2]) do users[#users + 1] = user end
  until at == '0' or #users - 1 > most
  if #users - 1 > most then users = {} end
elseif calls.here and redis.call('HLEN', KEYS[4]) - 1 <= most then
  users = redis.call('HKEYS', KEYS[4])
end

if calls.channel then
  redis.call('ZADD', KEYS[5], 0, 'c:' .. sixteen(fields.n))
  local over = redis.call('ZLEXCOUNT', KEYS[5], '[c:', '[c:~') - tonumber(ARGV[3])
  if over > 0 then
    local oldest = redis.call('ZRANGEBYLEX', KEYS[5], '[c:', '[c:~', 'LIMIT', 0, over)
    redis.call('ZREM', KEYS[5], unpack(oldest))
  end
end
return {epoch, fields.n, users}
