#!lua flags=no-writes
--#include people
-- A page of the members.
-- KEYS   1 meta  2 subs  3 roles
-- ARGV   1 who asks ('' = the application)  2 cursor, 0 = from the beginning  3 about how many
-- reply  {'NOCHANNEL'} | {'PRIVATE'} | {'BANNED'}
--        {'DONE', next cursor, now in ms, owner, members and the sentinel ~, the record or nil of each, see people.lua}
-- cost   O(members of the page)
local m = redis.call('HMGET', KEYS[1], '~e', 'kind', 'owner')
if not m[1] then return {'NOCHANNEL'} end
local now = clock()
if ARGV[1] ~= '' then
  local one = person(KEYS[2], KEYS[3], ARGV[1], m[3], now)
  if one.banned ~= '0' then return {'BANNED'} end
  if m[2] ~= 'public' and not one.member then return {'PRIVATE'} end
end
local found = redis.call('SSCAN', KEYS[2], ARGV[2], 'COUNT', ARGV[3])
local records = {}
for i = 1, #found[2], 1000 do
  for _, record in ipairs(redis.call('HMGET', KEYS[3], unpack(found[2], i, math.min(#found[2], i + 999)))) do
    records[#records + 1] = record
  end
end
return {'DONE', found[1], string.format('%.0f', now), m[3] or '', found[2], records}
