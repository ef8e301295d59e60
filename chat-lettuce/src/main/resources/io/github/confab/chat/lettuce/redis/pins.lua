#!lua flags=no-writes
--#include people
--#include overlay
-- The pinned messages, the newest message first.
-- KEYS   1 meta  2 stream  3 subs  4 roles  5 overlay  6 index
-- ARGV   1 who asks ('' = the application)
-- reply  {why not}: NOCHANNEL, BANNED, PRIVATE
--        {'DONE', epoch, entries with what has become of them}
-- cost   O(log n + pinned messages, at most 50)
local m = redis.call('HMGET', KEYS[1], '~e', 'kind', 'owner')
if not m[1] then return {'NOCHANNEL'} end
local stream, subs, roles, overlay, index = KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
if ARGV[1] ~= '' then
  local one = person(subs, roles, ARGV[1], m[3], clock())
  if one.banned ~= '0' then return {'BANNED'} end
  if m[2] ~= 'public' and not one.member then return {'PRIVATE'} end
end
local entries = {}
for _, member in ipairs(redis.call('ZRANGE', index, '(p;', '[p:', 'BYLEX', 'REV')) do
  local id = redis.call('HGET', overlay, 'p' .. string.format('%.0f', tonumber(string.sub(member, 3))))
  local entry = id and redis.call('XRANGE', stream, id, id)[1]
  -- what retention has removed is left out
  if entry then entries[#entries + 1] = overlaid(overlay, {entry}, id, nil, 1, 1)[1] end
end
return {'DONE', m[1], entries}
